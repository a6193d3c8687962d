import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import { openRegion } from '../region/places.ts';
import { type Desk, deskOf } from './desk.ts';
import { lessonObject } from './lesson-objects.ts';
import { markObjects } from './mark-objects.ts';

/* Clients in Java, Kotlin, C# and Python declare a lesson's number as a whole number and a mark's value as a text, and throw a whole list away otherwise. */

const options = regionOptions({ seed: 'typed', schools: 3, days: 10, size: 20 });
const { last } = openRegion(options);
const desks: readonly Desk[] = [0, 1, 2].map((index) => deskOf(generateSchool(options, index)));
const plantedIn = (kind: string) => desks.flatMap(({ school }) => school.oracle.filter((one) => one.kind === kind));

test('a lesson told wrongly has a number that no lesson can have, and typed clients read on', () => {
  const told = desks.flatMap((desk) =>
    desk.school.lessons
      .filter(({ timeline }) => timeline.at(-1)!.value !== null)
      .map((lesson) => (lessonObject(desk, lesson, last) as { readonly number: unknown }).number),
  );
  expect(told.filter((number) => !Number.isInteger(number))).toEqual([]);
  const planted = plantedIn('wrong-type-lesson');
  expect(planted.length).toBeGreaterThan(0);
  expect(told.filter((number) => (number as number) < 0)).toHaveLength(planted.length);
});

test('a mark told wrongly has no value, and typed clients read on', () => {
  const told = desks.flatMap((desk) =>
    [...desk.marks.values()].flatMap((standing) => markObjects(desk, standing, last) as { readonly value: unknown }[]),
  );
  expect(told.filter(({ value }) => typeof value !== 'string')).toEqual([]);
  const planted = plantedIn('wrong-type-mark');
  expect(planted.length).toBeGreaterThan(0);
  expect(told.filter(({ value }) => value === '')).toHaveLength(planted.length);
});
