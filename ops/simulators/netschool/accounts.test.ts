import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import { stateAt } from '../region/timeline.ts';
import { accountsOf } from './accounts.ts';
import { listedIn } from '../region/on-day.ts';
import { deskOf } from './desk.ts';
import { initOf, lessonsShown } from './diary.ts';

const school = generateSchool(regionOptions({ schools: 1, municipalities: 1, classes: 12, size: 4 }), 0);
const parents = accountsOf(school).filter(({ role }) => role === 'parent');
const LAST = Date.parse('2026-10-25T00:00:00Z');

test('every pupil has one parent, and a parent has one to three children in different classes', () => {
  expect(parents.flatMap(({ children }) => children).length).toBe(school.pupils.length);
  expect(new Set(parents.map(({ children }) => children.length))).toEqual(new Set([1, 2, 3]));
  for (const { children } of parents) {
    const classes = children.flatMap(({ memberships }) => memberships.map((one) => one.class));
    expect(new Set(classes).size).toBe(classes.length);
  }
  expect(new Set(parents.map(({ login }) => login)).size).toBe(parents.length);
});

test.each(['1', '5', '7', '21'])('the first account is plain to read, with seed %s', (seed) => {
  const drawn = generateSchool(regionOptions({ seed, schools: 1, municipalities: 1 }), 0);
  const { children } = accountsOf(drawn)[0]!;
  const classes = new Set(children.flatMap(({ memberships }) => memberships.map((one) => one.class)));
  const lessons = drawn.lessons.filter((lesson) => classes.has(lesson.class));
  const marks = lessons.flatMap(({ works }) => works.flatMap((work) => work.marks));
  const own = marks.filter(({ pupil, timeline }) => pupil === children[0]?.key && stateAt(timeline, LAST));
  expect(own.length).toBeGreaterThan(5);
  expect([...lessons, ...lessons.map((lesson) => lesson.homework), ...marks].filter((one) => one?.spoiled)).toEqual([]);
  expect(children.map(({ memberships }) => memberships.length)).toEqual(children.map(() => 1));
});

test('where nobody has a mark, every account is there all the same', () => {
  expect(accountsOf({ ...school, lessons: [] }).length).toBe(accountsOf(school).length);
});

test('some passwords are in Cyrillic', () => {
  expect(parents.some(({ password }) => /[а-яё]/i.test(password))).toBe(true);
  expect(parents.some(({ password }) => /^[\x20-\x7e]+$/.test(password))).toBe(true);
});

test('who left stays listed with the class that was left, and who moved shows the old class in the old weeks', () => {
  const desk = deskOf(school);
  const left = school.pupils.find(({ memberships }) => memberships.length === 1 && memberships[0]?.to !== undefined);
  expect(left && initOf(desk, [left], LAST)).toMatchObject({ students: [{ studentId: left?.ids.short }] });
  const moved = school.pupils.find(({ memberships }) => memberships.length === 2);
  const [before, after] = moved?.memberships ?? [];
  expect(moved && listedIn(school, moved, LAST)?.class).toBe(after?.class);
  expect(new Set(moved && lessonsShown(desk, moved, '2026-10-12', LAST).map(({ lesson }) => lesson.class))).toEqual(
    new Set([before?.class]),
  );
});
