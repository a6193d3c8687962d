import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import { openRegion } from '../region/places.ts';
import { deskOf } from './desk.ts';
import { marksAt, markObjects } from './marks.ts';
import { scheduleItem } from './schedule.ts';

/* Clients in Kotlin, Rust, Go and TypeScript declare a number as a number and true as true, and throw a whole list away otherwise. */

const options = regionOptions({ seed: 'typed', schools: 3, days: 10, size: 20 });
const { last } = openRegion(options);
const desks = [0, 1, 2].map((index) => deskOf(generateSchool(options, index)));
const planted = (kind: string): number =>
  desks.reduce((sum, { school }) => sum + school.oracle.filter((one) => one.kind === kind).length, 0);

test('a mark told wrongly has a weight that no mark can have, and typed clients read on', () => {
  const told = desks.flatMap((desk) =>
    desk.school.lessons.flatMap((lesson) =>
      desk.school.pupils.flatMap((pupil) =>
        marksAt(lesson, pupil, last).flatMap((one) => markObjects(desk, one, last) as Record<string, unknown>[]),
      ),
    ),
  );
  const untyped = told.filter(
    ({ weight, is_point: isPoint }) => !Number.isInteger(weight) || isPoint !== Boolean(isPoint),
  );
  expect(untyped).toEqual([]);
  expect(planted('wrong-type-mark')).toBeGreaterThan(0);
  expect(told.filter(({ weight }) => (weight as number) < 0)).toHaveLength(planted('wrong-type-mark'));
});

test('a lesson told wrongly has a number that no lesson can have, and typed clients read on', () => {
  const told = desks.flatMap((desk) => {
    const asking = { desk, account: desk.accounts.at(-1)!, now: last, eventTimes: 'offset' } as const;
    return desk.school.lessons
      .filter(({ timeline }) => timeline.at(-1)!.value !== null)
      .map(
        (lesson) => scheduleItem(asking, lesson) as { readonly lesson_number: unknown; readonly cancelled: unknown },
      );
  });
  expect(told.filter(({ lesson_number: at, cancelled }) => !Number.isInteger(at) || cancelled !== false)).toEqual([]);
  expect(planted('wrong-type-lesson')).toBeGreaterThan(0);
  expect(told.filter(({ lesson_number: at }) => (at as number) < 0)).toHaveLength(planted('wrong-type-lesson'));
});
