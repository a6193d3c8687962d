import fc from 'fast-check';
import type { Body } from '../contracts/records.ts';
import { type ExpectedDay, expectedLessons, joinLessons } from './expected-lessons.ts';
import { expectedTermMarks, joinTermMarks } from './expected-term-marks.ts';
import { nothingFound } from './found-sheet.ts';
import { addDays } from './local-time.ts';
import { schoolYearOf } from './school-year.ts';
import { ALL, factOf, lesson, PROFILE, pupil, type Records, sheetOf, ZONE } from '../test/assessed-sheet.ts';

const slot = (weekday: number, number: number, more: object = {}): Body => ({
  id: `${weekday}.${number}`,
  classId: '5a',
  weekday,
  number,
  subjectName: 'Алгебра',
  ...more,
});
const holiday = (from: string, to: string, more: object = {}): Body => ({
  id: `${from} free`,
  kind: 'holiday',
  from,
  to,
  ...more,
});
const period = (more: object = {}): Body => ({
  id: 'q1',
  kind: 'quarter',
  number: 1,
  name: '1 четверть',
  from: '2026-09-01',
  to: '2026-10-31',
  ...more,
});
const BASE: Records = {
  'academic-year': [{ id: 'y', from: '2026-09-01', to: '2027-05-26' }],
  class: [{ id: '5a', name: '5А', grade: 5 }],
};
const yearOf = (more: Records = {}, day = '2026-09-01') =>
  schoolYearOf({ source: 's', school: '100', day, body: { ...BASE, ...more } }, PROFILE);
const days = (expected: readonly ExpectedDay[]): readonly string[] => expected.map(({ sheet }) => sheet.day);

describe('expected lessons', () => {
  const mondays: Records = { 'timetable-slot': [slot(1, 1), slot(1, 2)] };
  const october = { from: '2026-10-12', to: '2026-10-26' };

  test('are the slots of the timetable on each day of instruction', () => {
    const expected = expectedLessons(yearOf(mondays), october, PROFILE);
    expect(days(expected)).toEqual(['2026-10-12', '2026-10-19', '2026-10-26']);
    expect(expected[0]).toMatchObject({
      sheet: { source: 's', kind: 'journal-day', school: '100', scope: '5a' },
      slots: [{ number: 1 }, { number: 2 }],
    });
  });

  test('not in vacations, also where they lie inside a period', () => {
    const year = yearOf({
      ...mondays,
      period: [period({ to: '2026-12-31' })],
      'calendar-day': [holiday('2026-10-24', '2026-11-01')],
    });
    expect(days(expectedLessons(year, { from: '2026-10-12', to: '2026-11-02' }, PROFILE))).toEqual([
      '2026-10-12',
      '2026-10-19',
      '2026-11-02',
    ]);
  });

  test('not between the periods', () => {
    const year = yearOf({
      ...mondays,
      period: [period({ to: '2026-10-18' }), period({ id: 'q2', from: '2026-10-20', to: '2026-12-31' })],
    });
    expect(days(expectedLessons(year, october, PROFILE))).toEqual(['2026-10-12', '2026-10-26']);
  });

  test('by the timetable of another weekday where a day is worked off', () => {
    const worked = { id: 'w', kind: 'replacement', from: '2026-10-17', to: '2026-10-17', followsWeekday: 1 };
    const year = yearOf({ ...mondays, 'calendar-day': [holiday('2026-10-19', '2026-10-19'), worked] });
    expect(days(expectedLessons(year, october, PROFILE))).toEqual(['2026-10-12', '2026-10-17', '2026-10-26']);
  });

  test('only while a slot holds, and in its weeks', () => {
    const year = yearOf({ 'timetable-slot': [slot(1, 1, { to: '2026-10-18' }), slot(1, 2, { weeks: 'odd' })] });
    const numbers = expectedLessons(year, october, PROFILE).map(({ sheet, slots }) => [
      sheet.day,
      slots?.map(({ number }) => number),
    ]);
    // 19 October begins week 43.
    expect(numbers).toEqual([
      ['2026-10-12', [1]],
      ['2026-10-19', [2]],
    ]);
  });

  test('a free day of grade 1 is none of the others', () => {
    const year = yearOf({ ...mondays, 'calendar-day': [holiday('2026-10-19', '2026-10-19', { classIds: ['1a'] })] });
    expect(days(expectedLessons(year, october, PROFILE))).toContain('2026-10-19');
  });

  test('the year begins on 1 September and ends with the roster', () => {
    const daily: Records = { 'timetable-slot': [1, 2, 3, 4, 5].map((weekday) => slot(weekday, 1)) };
    expect(days(expectedLessons(yearOf(daily), { from: '2026-08-28', to: '2026-09-02' }, PROFILE))).toEqual([
      '2026-09-01',
      '2026-09-02',
    ]);
    expect(days(expectedLessons(yearOf(daily), { from: '2027-05-25', to: '2027-06-30' }, PROFILE))).toEqual([
      '2027-05-25',
      '2027-05-26',
    ]);
  });

  test('a leap day is a day', () => {
    const year = schoolYearOf(
      { source: 's', school: '100', day: '2027-09-01', body: { class: BASE.class!, 'timetable-slot': [slot(2, 1)] } },
      PROFILE,
    );
    expect(days(expectedLessons(year, { from: '2028-02-28', to: '2028-03-01' }, PROFILE))).toEqual(['2028-02-29']);
  });

  test('lessons of a group with several parent classes stand in a sheet of its own', () => {
    const group = { id: 'g', name: 'Физика', classIds: ['5a', '5b'], kind: 'elective' };
    const year = yearOf({ group: [group], 'timetable-slot': [slot(1, 1), slot(1, 2, { groupId: 'g' })] });
    const expected = expectedLessons(year, { from: '2026-10-12', to: '2026-10-12' }, PROFILE);
    expect(expected.map(({ sheet, slots }) => [sheet.scope, slots?.map(({ id }) => id)])).toEqual([
      ['5a', ['1.1']],
      ['g', ['1.2']],
    ]);
  });
});

describe('lessons held against the timetable', () => {
  const [expected] = expectedLessons(
    yearOf({ 'timetable-slot': [slot(1, 1), slot(1, 2)] }),
    { from: '2026-10-12', to: '2026-10-12' },
    PROFILE,
  );
  const join = (lessons: readonly Body[], readFrom: string, covered = ALL) =>
    joinLessons(
      expected!,
      { ref: expected!.sheet, sheet: sheetOf({ lesson: lessons }, { by: '2026-10-05T00:00:00Z' }), covered, readFrom },
      PROFILE,
      ZONE,
    );
  const NEXT = '2026-10-13T09:00:00Z';

  test('a lesson that nobody created is missing once the day is over', () => {
    expect(factOf(join([lesson(1)], NEXT).facts, 'lesson')).toEqual({
      due: 2,
      present: 1,
      missing: 1,
      met: 1,
      violated: 1,
    });
    expect(join([lesson(1)], NEXT).gaps).toEqual([
      expect.objectContaining({
        requirement: 'lesson',
        state: 'missing',
        about: '1.2',
        lesson: { number: 2, subject: 'Алгебра' },
      }),
    ]);
    expect(factOf(join([lesson(1)], '2026-10-12T17:00:00Z').facts, 'lesson')).toEqual({
      due: 2,
      present: 1,
      pending: 1,
      met: 1,
      open: 1,
    });
  });

  test('a substitution or a cancelled lesson is there', () => {
    const lessons = [lesson(1, { subjectName: 'Геометрия' }), lesson(2, { status: 'cancelled' })];
    expect(factOf(join(lessons, NEXT).facts, 'lesson')).toMatchObject({ due: 2, present: 2 });
  });

  test('a silent school is expected everything of, though it has no sheet', () => {
    const { ref } = nothingFound(expected!.sheet);
    const { facts } = joinLessons(expected!, { ref, covered: ALL, readFrom: NEXT }, PROFILE, ZONE);
    expect(factOf(facts, 'lesson')).toEqual({ due: 2, missing: 2, violated: 2 });
    expect(factOf(joinLessons(expected!, nothingFound(ref), PROFILE, ZONE).facts, 'lesson')).toEqual({
      due: 2,
      unprovable: 2,
      undecided: 2,
    });
  });

  test('subgroups at one number are two lessons', () => {
    const year = yearOf({
      'timetable-slot': [slot(1, 1, { groupId: 'a', id: 'a' }), slot(1, 1, { groupId: 'b', id: 'b' })],
    });
    const [day] = expectedLessons(year, { from: '2026-10-12', to: '2026-10-12' }, PROFILE);
    const sheet = sheetOf({ lesson: [lesson(1, { groupId: 'b' })] }, { by: NEXT });
    const { gaps } = joinLessons(day!, { ref: day!.sheet, sheet, covered: ALL, readFrom: NEXT }, PROFILE, ZONE);
    expect(gaps.map(({ about }) => about)).toEqual(['a']);
  });

  test('one lesson is not two, also where subgroups have no ids', () => {
    const year = yearOf({ 'timetable-slot': [slot(1, 1, { id: 'a' }), slot(1, 1, { id: 'b' })] });
    const [day] = expectedLessons(year, { from: '2026-10-12', to: '2026-10-12' }, PROFILE);
    const found = {
      ref: day!.sheet,
      sheet: sheetOf({ lesson: [lesson(1)] }, { by: NEXT }),
      covered: ALL,
      readFrom: NEXT,
    };
    expect(factOf(joinLessons(day!, found, PROFILE, ZONE).facts, 'lesson')).toMatchObject({
      due: 2,
      present: 1,
      missing: 1,
    });
  });

  test('a topic that came late does not make its lesson late', () => {
    const sighting = { after: '2026-10-13T06:00:00Z', by: NEXT };
    const join1 = (more: Readonly<Record<string, unknown>>) => {
      const sheet = sheetOf(
        { lesson: [lesson(1, more), lesson(2)] },
        { by: '2026-10-05T00:00:00Z' },
        { 'lesson/l1': sighting },
      );
      return factOf(
        joinLessons(expected!, { ref: expected!.sheet, sheet, covered: ALL, readFrom: NEXT }, PROFILE, ZONE).facts,
        'lesson',
      );
    };
    expect(join1({})).toEqual({ due: 2, present: 2, met: 1, undecided: 1 });
    expect(join1({ topicState: 'blank' })).toEqual({ due: 2, present: 2, met: 1, undecided: 1 });
    expect(join1({ topicState: undefined })).toEqual({ due: 2, present: 2, met: 1, violated: 1 });
    expect(join1({ enteredAt: '2026-10-13T06:00:00Z' })).toEqual({ due: 2, present: 2, met: 1, violated: 1 });
  });

  test('the lesson of the subject is taken before that of a substitution, in any order', () => {
    const year = yearOf({ 'timetable-slot': [slot(1, 1, { id: 'a', subjectName: 'Химия' }), slot(1, 1, { id: 'b' })] });
    const [day] = expectedLessons(year, { from: '2026-10-12', to: '2026-10-12' }, PROFILE);
    const sheet = sheetOf({ lesson: [lesson(1)] }, { by: NEXT });
    expect(joinLessons(day!, { ref: day!.sheet, sheet, covered: ALL, readFrom: NEXT }, PROFILE, ZONE).gaps).toEqual([
      expect.objectContaining({ about: 'a', state: 'missing' }),
    ]);
  });

  test('without a timetable it is not provable that all lessons are there', () => {
    const [day, ...others] = expectedLessons(yearOf(), { from: '2026-10-12', to: '2026-10-12' }, PROFILE);
    expect(others).toEqual([]);
    const found = {
      ref: day!.sheet,
      sheet: sheetOf({ lesson: [lesson(1), lesson(2)] }, { by: NEXT }),
      covered: ALL,
      readFrom: NEXT,
    };
    expect(factOf(joinLessons(day!, found, PROFILE, ZONE).facts, 'lesson')).toEqual({
      due: 3,
      present: 2,
      unprovable: 1,
      undecided: 3,
    });
    const atNoon = { ref: day!.sheet, covered: ALL, readFrom: '2026-10-12T09:00:00Z' };
    expect(joinLessons(day!, atNoon, PROFILE, ZONE)).toEqual({ facts: [], gaps: [] });
    expect(factOf(joinLessons(day!, nothingFound(day!.sheet), PROFILE, ZONE).facts, 'lesson')).toEqual({
      due: 1,
      unprovable: 1,
      undecided: 1,
    });
  });
});

describe('term marks', () => {
  const enrolled = (nth: number, more: object = {}): Body => ({
    id: `e${nth}`,
    pupilId: pupil(nth),
    classId: '5a',
    state: 'active',
    ...more,
  });
  const SCHOOL: Records = {
    period: [period()],
    'calendar-day': [holiday('2026-10-24', '2026-11-01')],
    subject: [
      { id: 'alg', name: 'Алгебра' },
      { id: 'eng', name: 'Английский язык' },
      { id: 'eth', name: 'ОРКСЭ', unmarked: true },
    ],
    teaching: [
      { id: 't1', classId: '5a', subjectId: 'alg', teacherId: 'st' },
      { id: 't2', classId: '5a', subjectId: 'eth', teacherId: 'st' },
    ],
    enrolment: [enrolled(1), enrolled(2)],
  };
  const autumn = { from: '2026-10-01', to: '2026-10-31' };
  const expect1 = (more: Records = {}) => expectedTermMarks(yearOf({ ...SCHOOL, ...more }), autumn, PROFILE)[0];
  const pairs = (more: Records = {}) =>
    expect1(more)?.marks?.map(({ pupilId, subjectId }) => `${Number(pupilId.slice(12))} ${subjectId}`);
  const mark = (nth: number, more: object = {}): Body => ({
    id: `m${nth}`,
    pupilId: pupil(nth),
    subjectId: 'alg',
    kind: 'period',
    periodId: 'q1',
    rawValue: '4',
    scale: 'five-point',
    ...more,
  });

  test('are due of every pupil in every marked subject, before the vacation that ends the period', () => {
    expect(expect1()).toMatchObject({
      sheet: { kind: 'term', scope: '5a/q1', day: '2026-10-31' },
      kind: 'period',
      due: '2026-10-23',
    });
    expect(pairs()).toEqual(['1 alg', '2 alg']);
  });

  test('without a vacation at the end, on the last day that may have lessons', () => {
    expect(expect1({ 'calendar-day': [] })?.due).toBe('2026-10-31');
    expect(expect1({ 'calendar-day': [], period: [period({ to: '2026-11-01' })] })?.due).toBe('2026-10-31');
    expect(
      expectedTermMarks(yearOf({ ...SCHOOL, 'calendar-day': [], 'timetable-slot': [slot(4, 1)] }), autumn, PROFILE)[0]
        ?.due,
    ).toBe('2026-10-29');
  });

  test('not in subjects that the profile names as taught without marks, where the roster does not tell', () => {
    const subject = [
      { id: 'alg', name: 'Алгебра', subject: 'algebra' },
      { id: 'eth', name: 'Основы светской этики', subject: 'religion-and-ethics' },
    ];
    expect(pairs({ subject })).toEqual(['1 alg', '2 alg']);
  });

  test('not in grade 1', () => {
    expect(
      expectedTermMarks(yearOf({ ...SCHOOL, class: [{ id: '5a', name: '1А', grade: 1 }] }), autumn, PROFILE),
    ).toEqual([]);
  });

  test('of those enrolled on the last day only', () => {
    const enrolment = [
      enrolled(1, { to: '2026-10-22' }),
      enrolled(2, { from: '2026-10-23' }),
      enrolled(3, { from: '2026-10-24' }),
      enrolled(4, { state: 'archived' }),
      enrolled(5, { state: 'archived', to: '2026-10-23' }),
    ];
    expect(pairs({ enrolment })).toEqual(['2 alg', '5 alg']);
  });

  test('in a subgroup of its members, in an elective of nobody', () => {
    const groups = [
      { id: 'g1', name: 'Англ. 1', classIds: ['5a'], kind: 'subgroup', pupilIds: [pupil(1)] },
      { id: 'g2', name: 'Кружок', classIds: ['5a'], kind: 'elective' },
    ];
    const teaching = ['g1', 'g2'].map((groupId) => ({
      id: groupId,
      classId: '5a',
      groupId,
      subjectId: 'eng',
      teacherId: 'st',
    }));
    expect(pairs({ group: groups, teaching })).toEqual(['1 eng']);
    const untold = [{ id: 'g1', name: 'Англ. 1', classIds: ['5a'], kind: 'subgroup' }];
    expect(pairs({ group: untold, teaching: teaching.slice(0, 1) })).toEqual(['1 eng', '2 eng']);
  });

  test('by the periods of the class; where it is not told which kind is its own, not provable', () => {
    const halves = period({ id: 'h1', kind: 'half-year', to: '2026-12-31' });
    expect(expect1({ period: [period({ classIds: ['5a'] }), { ...halves, classIds: ['10a'] }] })?.periodId).toBe('q1');
    const unclear = expect1({ period: [period(), halves] })!;
    expect(unclear.marks).toBeUndefined();
    const { facts } = joinTermMarks(unclear, nothingFound(unclear.sheet), PROFILE, ZONE);
    expect(factOf(facts, 'term-mark')).toEqual({ due: 1, unprovable: 1, undecided: 1 });
  });

  test('are there with a value or the word that stands for it, missing after the last day, late after it', () => {
    const expected = expect1({ enrolment: [1, 2, 3, 4].map((nth) => enrolled(nth)) })!;
    const marks = [
      mark(1, { enteredAt: '2026-10-23T20:59:59Z' }),
      mark(2, {
        rawValue: 'ОСВ',
        outcome: 'exempt',
        subjectId: undefined,
        subjectName: 'Алгебра',
        enteredAt: '2026-10-23T21:00:00Z',
      }),
      mark(3, { kind: 'year' }),
      mark(4, { periodId: 'q2' }),
    ];
    const sheet = sheetOf({ 'term-mark': marks }, { by: '2026-10-26T09:00:00Z' }, {}, expected.sheet);
    const { facts, gaps } = joinTermMarks(
      expected,
      { ref: expected.sheet, sheet, covered: ALL, readFrom: '2026-10-26T09:00:00Z' },
      PROFILE,
      ZONE,
    );
    expect(factOf(facts, 'term-mark')).toEqual({ due: 4, present: 2, missing: 2, met: 1, violated: 3 });
    expect(gaps.map(({ state, about }) => [state, about])).toEqual([
      ['late', `${pupil(2)}/Алгебра`],
      ['missing', `${pupil(3)}/Алгебра`],
      ['missing', `${pupil(4)}/Алгебра`],
    ]);
  });

  test('are pending before the last day ends, and not provable where the vendor does not tell them', () => {
    const expected = expect1()!;
    const join = (covered: ReadonlySet<string>) =>
      joinTermMarks(expected, { ref: expected.sheet, covered, readFrom: '2026-10-23T20:00:00Z' }, PROFILE, ZONE).facts;
    expect(factOf(join(ALL), 'term-mark')).toEqual({ due: 2, pending: 2, open: 2 });
    expect(factOf(join(new Set()), 'term-mark')).toEqual({ due: 2, unprovable: 2, undecided: 2 });
  });

  test('of a year where the roster has a period of that kind', () => {
    const year = yearOf({ ...SCHOOL, period: [period({ id: 'all', kind: 'year', to: '2027-05-26' })] });
    expect(expectedTermMarks(year, { from: '2027-05-01', to: '2027-05-31' }, PROFILE)).toEqual([
      expect.objectContaining({ kind: 'year', due: '2027-05-26' }),
    ]);
  });

  test('whatever is there and whenever it was read, what is due adds up', () => {
    const expected = expect1({ enrolment: [1, 2, 3].map((nth) => enrolled(nth)) })!;
    const moments = fc.integer({ min: 0, max: 40 }).map((day) => `${addDays('2026-10-01', day)}T10:00:00Z`);
    const marks = fc.array(
      fc.record({ nth: fc.integer({ min: 1, max: 4 }), enteredAt: fc.option(moments, { nil: undefined }) }),
      { maxLength: 6 },
    );
    fc.assert(
      fc.property(marks, moments, fc.subarray([...ALL]), (told, readFrom, covered) => {
        const records = told.map(({ nth, enteredAt }) => mark(nth, { enteredAt }));
        const sheet = sheetOf({ 'term-mark': records }, { by: readFrom }, {}, expected.sheet);
        const [fact] = joinTermMarks(
          expected,
          { ref: expected.sheet, sheet, covered: new Set(covered), readFrom },
          PROFILE,
          ZONE,
        ).facts;
        expect(fact!.present + fact!.missing + fact!.pending + fact!.unprovable).toBe(3);
        expect(fact!.met + fact!.violated + fact!.open + fact!.undecided).toBe(3);
      }),
    );
  });
});
