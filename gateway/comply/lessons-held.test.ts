import type { Body } from '../contracts/records.ts';
import { ALL, factOf, lesson, PROFILE, sheetOf, ZONE } from '../test/assessed-sheet.ts';
import { slot, yearOf } from '../test/school-calendar.ts';
import { expectedLessons, joinLessons } from './expected-lessons.ts';
import { nothingFound } from './found-sheet.ts';

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
