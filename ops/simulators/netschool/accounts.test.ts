import { generateSchool } from '../region/generate.ts';
import { regionOptions, stateAt } from '../region/model.ts';
import { accountsOf } from './accounts.ts';
import { deskOf, listedIn } from './desk.ts';
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

test('the first account has a child with a mark', () => {
  const [first] = parents[0]?.children ?? [];
  const marks = school.lessons.flatMap(({ works }) => works.flatMap((work) => work.marks));
  expect(marks.some(({ pupil, timeline }) => pupil === first?.key && stateAt(timeline, LAST))).toBe(true);
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
