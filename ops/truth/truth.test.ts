import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DIALECTS } from '../simulators/region/dialects.ts';
import { generateSchool } from '../simulators/region/generate.ts';
import { regionOptions } from '../simulators/region/region.ts';
import type { Lesson } from '../simulators/region/lesson.ts';
import type { School } from '../simulators/region/school.ts';
import { doubtfulByDay } from './doubtful.ts';
import { differencesBetween, FactBook } from './fact.ts';
import { gatherRegion } from './region-facts.ts';
import { gatherSheets } from './sheet-facts.ts';
import { falseClaims, unexplained } from './told.ts';

const PROGRAM = fileURLToPath(new URL('truth.ts', import.meta.url));
const run = (...words: string[]) =>
  promisify(execFile)(process.execPath, ['--disable-warning=ExperimentalWarning', PROGRAM, ...words]);

const OPTIONS = regionOptions({ seed: '3', schools: 1, municipalities: 1, days: 2, classes: 2 });
const NOW = Date.parse('2026-10-20T00:00:00Z');
const SCHOOL = generateSchool(OPTIONS, 0);
const factsOf = (school: School) => {
  const book = new FactBook();
  gatherRegion({ school, now: NOW, book });
  return book.facts;
};

test('a small region of a seed equals the truth in every system, and its losses are told by number', async () => {
  const { stdout, stderr } = await run('--seed', 'any', '--schools', '1', '--classes', '2', '--days', '2', '--json');
  const { seed, vendors } = JSON.parse(stdout) as {
    seed: string;
    vendors: { name: string; sheets: number; differences: number; unexplained: number }[];
  };
  expect([seed, stderr]).toEqual(['any', '']);
  expect(vendors.map(({ name, unexplained: odd }) => [name, odd])).toEqual(
    Object.keys(DIALECTS).map((name) => [name, 0]),
  );
  for (const { sheets } of vendors) expect(sheets).toBeGreaterThan(2);
  expect(vendors.find(({ name }) => name === 'netschool')!.differences).toBeGreaterThan(0);
}, 600_000);

test('a system that can be read in other ways equals the truth in each, and loses least in the one taken unasked', async () => {
  const small = ['--seed', 'any', '--schools', '1', '--classes', '2', '--days', '2', '--json'];
  const ways = ['netschool', 'netschool/reports', 'netschool/diary'];
  const { stdout } = await run(...small, ...ways.flatMap((way) => ['--system', way]));
  const { vendors } = JSON.parse(stdout) as { vendors: { name: string; differences: number; unexplained: number }[] };
  expect(vendors.map(({ name, unexplained: odd }) => [name, odd])).toEqual(ways.map((way) => [way, 0]));
  const [mobile, reports, diary] = vendors.map(({ differences }) => differences) as [number, number, number];
  expect([mobile < reports, reports < diary]).toEqual([true, true]);
}, 600_000);

test('words that it does not know are told with its usage', async () => {
  for (const words of [['--system', 'nobody'], ['--days', '0'], ['--what']])
    await expect(run(...words)).rejects.toMatchObject({
      code: 2,
      stderr: expect.stringMatching(/\ntruth \[--seed S\]/),
    });
});

test('a fact that sheets lack or have otherwise is a difference, and explained only where the dialect has no place for it', () => {
  const there = factsOf(SCHOOL);
  const [first, ...others] = SCHOOL.lessons;
  expect(differencesBetween(there, factsOf(SCHOOL))).toEqual([]);
  const lacking = differencesBetween(there, factsOf({ ...SCHOOL, lessons: others }));
  expect(lacking.filter(({ element }) => element === 'lesson')).toMatchObject([{ surplus: -1 }]);
  expect(unexplained('netschool', lacking)).toContainEqual(expect.objectContaining({ element: 'lesson' }));
  const moved = differencesBetween(
    there,
    factsOf({ ...SCHOOL, lessons: [{ ...first!, startsAt: '23:59' }, ...others] }),
  );
  expect(
    moved
      .filter(({ element }) => element === 'lesson-time')
      .map(({ surplus }) => surplus)
      .sort(),
  ).toEqual([-1, 1]);
  const untopical = { element: 'topic', fact: 'x', surplus: -1 } as const;
  expect(unexplained('netschool/diary', [untopical, { ...untopical, surplus: 1 }])).toEqual([
    { ...untopical, surplus: 1 },
  ]);
  expect(unexplained('dnevnik-ru', [untopical])).toEqual([untopical]);
});

test('attendance beside a day and subject is in doubt where the pupil has an entry at some lessons of it only', () => {
  const absent = { ...SCHOOL.lessons.find(({ attendance }) => attendance.length > 0)!, group: undefined };
  const [entry] = absent.attendance;
  const timeline = [{ ...entry!.timeline[0]!, value: { status: 'ill', comment: undefined } as const }];
  const first: Lesson = { ...absent, attendance: [{ ...entry!, timeline }] };
  const second: Lesson = { ...first, key: 'second', number: 7, attendance: [] };
  const isDoubtful = (...lessons: readonly Lesson[]) =>
    doubtfulByDay({ ...SCHOOL, lessons }, NOW)(first, first.attendance[0]!);
  expect(isDoubtful(first)).toBe(false);
  expect(isDoubtful(first, second)).toBe(true);
  expect(isDoubtful(first, { ...second, attendance: first.attendance })).toBe(false);
  expect(isDoubtful(first, { ...second, subject: 'another' })).toBe(false);
  // Lessons of a subgroup that is not the pupil's own.
  expect(isDoubtful(first, { ...second, group: 'nobody' })).toBe(false);
  const told = (school: School, isDoubtfulOf?: ReturnType<typeof doubtfulByDay>) => {
    const book = new FactBook();
    gatherRegion({ school, now: NOW, book, ...(isDoubtfulOf && { isDoubtful: isDoubtfulOf }) });
    return book.facts.absence.size;
  };
  const both = { ...SCHOOL, lessons: [first, second] };
  expect([told(both), told(both, doubtfulByDay(both, NOW))]).toEqual([1, 0]);
});

test('a sheet that claims to hold all of what its system cannot tell is a false claim', () => {
  const sheet = { kind: 'journal-day', school: '1', scope: '2', day: '2026-10-12' } as const;
  const claiming = (entities: readonly string[], lesson: object = {}) =>
    falseClaims('netschool/diary', [{ ...sheet, body: { lesson: [{ id: 'l', ...lesson }] }, covers: [{ entities }] }]);
  expect(claiming(['lesson', 'mark'])).toEqual([]);
  expect(claiming(['attendance', 'lesson'])).toEqual([expect.stringContaining('attendance in journal-day')]);
  expect(claiming(['lesson'], { topicState: 'blank' })).toEqual([expect.stringContaining('topic')]);
});

test('facts of sheets carry no id of a system: classes go by name, lessons by place', () => {
  const book = new FactBook();
  const body = {
    class: [{ id: '77', name: '5А' }],
    enrolment: [
      { id: 'e1', pupilId: 'p1', classId: '77', state: 'archived', from: '2026-09-01' },
      { id: 'e2', pupilId: 'p2', classId: '77', state: 'active', from: '2026-09-01' },
    ],
  };
  const covers = [] as const;
  const lesson = { id: '9', number: 2, subjectName: 'Физика', startsAt: '09:00' };
  const day = { lesson: [lesson], mark: [{ id: 'm', lessonId: '9', workId: 'w', value: 4 }] };
  gatherSheets(
    [
      { kind: 'roster', school: '1', scope: '1', day: '2026-09-01', body, covers },
      { kind: 'journal-day', school: '1', scope: '77', day: '2026-10-12', body: day, covers },
    ],
    new Map([['1', 'Школа']]),
    book,
  );
  const said = Object.values(book.facts).flatMap((facts) => [...facts]);
  expect(said).toEqual([
    ['Школа · 5А', 1],
    ['Школа · 5А', 2],
    ['Школа · 5А', 1],
    ['Школа · 5А · 2026-10-12 · 2 · физика', 1],
    ['Школа · 5А · 2026-10-12 · 2 · физика · 09:00', 1],
    ['Школа · 5А · 2026-10-12 · 2 · физика · 4', 1],
  ]);
});
