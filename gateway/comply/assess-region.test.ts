import type { Fact } from '../contracts/facts.ts';
import type { Body } from '../contracts/records.ts';
import { addUp, assessRegion, assessSchool, expectedSheets, figuresOf, type SchoolInput } from './assess-region.ts';
import type { RosterSheet } from './school-year.ts';
import { ALL, DAY, homework, lesson, PROFILE, sheetOf, taken, ZONE } from '../test/assessed-sheet.ts';
import { lateOf, sumFacts } from './sum-facts.ts';

const NEXT = '2026-10-13T09:00:00Z';
const DAYS = { from: DAY, to: DAY };
const slots = [1, 2].map((number): Body => ({
  id: `1.${number}`,
  classId: '5a',
  weekday: 1,
  number,
  subjectName: 'Алгебра',
}));
const rosterOf = (school: string, timetable: readonly Body[]): RosterSheet => ({
  source: 's',
  school,
  day: '2026-09-01',
  body: { class: [{ id: '5a', name: '5А', grade: 5 }], 'timetable-slot': timetable },
});

const schoolOf = (
  node: string,
  municipality: string | undefined,
  lessons: readonly Body[],
  timetable = slots,
): SchoolInput => {
  const rosters = [rosterOf(node, timetable)];
  const [ref] = expectedSheets(rosters, DAYS, PROFILE);
  const body = {
    lesson: lessons,
    'attendance-taken': lessons.map(({ id }) => taken(id, { enteredAt: '2026-10-12T06:00:00Z' })),
    homework: lessons.slice(0, 1).map(({ id }) => homework(id, { enteredAt: '2026-10-12T20:00:00Z' })),
  };
  const sheet = lessons.length === 0 ? undefined : sheetOf(body, { by: NEXT }, {}, ref);
  return {
    node,
    municipality,
    rosters,
    zoneOf: () => ZONE,
    found: [{ ref: ref!, sheet, covered: ALL, readFrom: NEXT }],
  };
};

test('a school is told what is expected, present, missing, late and not provable', () => {
  const { figures, gaps } = assessSchool(schoolOf('1', 'm', [lesson(1)]), DAYS, PROFILE);
  const figure = { pending: 0, notProvable: 0, timeNotProvable: 0, missing: 0, late: 0, isFinding: false };
  expect(figures).toEqual([
    { ...figure, requirement: 'lesson', expected: 2, present: 1, missing: 1, timeNotProvable: 1, isFinding: true },
    { ...figure, requirement: 'topic', expected: 1, present: 1, timeNotProvable: 1 },
    { ...figure, requirement: 'attendance', expected: 1, present: 1 },
    { ...figure, requirement: 'homework', expected: 1, present: 1, late: 1, isFinding: true },
  ]);
  expect(gaps.map(({ requirement, state }) => `${requirement} ${state}`)).toEqual(['lesson missing', 'homework late']);
});

test('a silent school has figures without having sheets', () => {
  const { figures } = assessSchool(schoolOf('1', 'm', []), DAYS, PROFILE);
  expect(figures).toEqual([
    expect.objectContaining({ requirement: 'lesson', expected: 2, missing: 2, isFinding: true }),
  ]);
  const [unknown] = assessSchool(schoolOf('1', 'm', [], []), DAYS, PROFILE).figures;
  expect(unknown).toMatchObject({ requirement: 'lesson', expected: 1, notProvable: 1, isFinding: false });
});

test('municipalities and the region are the sums of their schools', () => {
  const schools = [
    schoolOf('1', 'm', [lesson(1), lesson(2)]),
    schoolOf('2', 'm', []),
    schoolOf('3', undefined, [lesson(1)]),
  ];
  const { municipalities, region } = assessRegion(schools, DAYS, PROFILE);
  expect(
    [...municipalities].map(([municipality, [lessons]]) => [municipality, lessons?.expected, lessons?.missing]),
  ).toEqual([
    ['m', 4, 2],
    ['', 2, 1],
  ]);
  expect(region[0]).toMatchObject({ requirement: 'lesson', expected: 6, present: 3, missing: 3 });
  const oneByOne = addUp(
    schools.map((school) => assessSchool(school, DAYS, PROFILE)),
    PROFILE,
  );
  expect(oneByOne.region).toEqual(region);
});

test('sheets of other days are not counted', () => {
  const school = schoolOf('1', 'm', [lesson(1)]);
  expect(assessSchool(school, { from: '2026-10-14', to: '2026-10-14' }, PROFILE).facts).toEqual([]);
});

test('a threshold of the profile lets a share of gaps be', () => {
  const fact: Fact = {
    requirement: 'topic',
    due: 100,
    present: 95,
    missing: 5,
    pending: 0,
    unprovable: 0,
    met: 90,
    violated: 7,
    open: 0,
    undecided: 3,
  };
  const finding = (thresholdPercent: number) =>
    figuresOf([fact], {
      ...PROFILE,
      requirements: { topic: { limit: { anchor: 'lesson-day', days: 0 }, thresholdPercent } },
    })[0]?.isFinding;
  expect([finding(6), finding(7), finding(8)]).toEqual([true, false, false]);
});

test('facts are added up by requirement, and their order does not matter', () => {
  const fact = (requirement: Fact['requirement'], missing: number): Fact => ({
    requirement,
    due: 3,
    present: 3 - missing,
    missing,
    pending: 0,
    unprovable: 0,
    met: 1,
    violated: 2,
    open: 0,
    undecided: 0,
  });
  const facts = [fact('homework', 1), fact('topic', 0), fact('homework', 2)];
  const sums = sumFacts(facts);
  expect(sums.map(({ requirement, due, missing }) => [requirement, due, missing])).toEqual([
    ['topic', 3, 0],
    ['homework', 6, 3],
  ]);
  expect(sumFacts(facts.toReversed())).toEqual(sums);
  expect(sums.map(lateOf)).toEqual([2, 1]);
  expect(facts[0]?.due).toBe(3);
});
