import fc from 'fast-check';
import type { Body } from '../contracts/records.ts';
import { ALL, factOf, PROFILE, pupil, type Records, sheetOf, ZONE } from '../test/assessed-sheet.ts';
import { holiday, period, slot, yearOf } from '../test/school-calendar.ts';
import { expectedTermMarks, joinTermMarks } from './expected-term-marks.ts';
import { nothingFound } from './found-sheet.ts';
import { addDays } from './local-time.ts';

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
