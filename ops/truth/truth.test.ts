import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { DIALECTS } from '../simulators/region/dialects.ts';
import { generateSchool } from '../simulators/region/generate.ts';
import { regionOptions } from '../simulators/region/region.ts';
import type { School } from '../simulators/region/school.ts';
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
});

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
      .filter(({ element }) => element === 'lesson')
      .map(({ surplus }) => surplus)
      .sort(),
  ).toEqual([-1, 1]);
  const untopical = { element: 'topic', fact: 'x', surplus: -1 } as const;
  expect(unexplained('netschool', [untopical, { ...untopical, surplus: 1 }])).toEqual([{ ...untopical, surplus: 1 }]);
  expect(unexplained('dnevnik-ru', [untopical])).toEqual([untopical]);
});

test('a sheet that claims to hold all of what its system cannot tell is a false claim', () => {
  const sheet = { kind: 'journal-day', school: '1', scope: '2', day: '2026-10-12' } as const;
  const claiming = (entities: readonly string[], lesson: object = {}) =>
    falseClaims('netschool', [{ ...sheet, body: { lesson: [{ id: 'l', ...lesson }] }, covers: [{ entities }] }]);
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
    ['Школа · 5А · 2026-10-12 · 2 · физика · 09:00', 1],
    ['Школа · 5А · 2026-10-12 · 2 · физика · 4', 1],
  ]);
});
