import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import { truthKeyOf } from '../truth-file.ts';
import { deskOf } from './desk.ts';
import { diaryOf } from './diary.ts';
import { DIALECT } from './options.ts';
import { spellingOf } from './spelling.ts';
import { truthOf } from './truth.ts';

const NOW = Date.parse('2026-10-24T00:00:00Z');
const options = regionOptions({ schools: 1, municipalities: 1, classes: 12, size: 4 });
const desk = deskOf(generateSchool(options, 0));
const telling = { key: truthKeyOf(Buffer.alloc(32, 1)), now: NOW, subjectCode: () => undefined };
const truth = truthOf(desk, telling);
const told = (entity: string) => truth.flatMap(({ body }) => body[entity] ?? []);

interface Told {
  readonly num: string;
  readonly lesson_id: string;
  readonly name: string;
  readonly homework: ReadonlyMap<string, { readonly id: number }>;
  readonly assessments?: readonly { readonly value: string; readonly weight?: number; readonly nm: string }[];
}
const query = { from: '2026-10-12', to: '2026-10-25', rings: true };
const shown = desk.school.pupils.flatMap((pupil) => {
  const days = diaryOf(pupil, query, { desk, now: NOW, spelling: spellingOf(DIALECT) });
  return [...(days as ReadonlyMap<string, { items: ReadonlyMap<string, Told> }>)].flatMap(([day, { items }]) =>
    [...items.values()].map((lesson) => ({ ...lesson, pupil, key: `${day}/${lesson.num}/${lesson.lesson_id}` })),
  );
});

test('the truth has every lesson and homework that some diary shows, but for what is told wrongly', () => {
  const rightly = shown.filter(({ name }) => name !== '');
  expect(told('lesson').length).toBe(new Set(rightly.map(({ key }) => key)).size);
  expect(rightly.length).toBeLessThan(shown.length);
  const homework = shown.flatMap(({ homework: own }) => [...own.values()].map(({ id }) => id));
  expect(told('homework').length).toBe(new Set(homework).size);
});

test('the truth has the marks and absences that are told rightly, each once', () => {
  const listed = shown.flatMap(({ assessments = [], key, pupil }) =>
    assessments.map((one) => ({ ...one, id: `${key}/${one.nm}/${pupil.key}` })),
  );
  const marks = listed.filter(({ weight = 0, value }) => weight > 0 && Number(value.slice(0, 1)) <= 5);
  const letters = listed.filter(({ value }) => /^(н|оп)$/i.test(value));
  expect(told('mark').length).toBe(new Set(marks.map(({ id }) => id)).size);
  expect(told('attendance').length).toBe(new Set(letters.map(({ id }) => id)).size);
  expect(marks.length).toBeGreaterThan(told('mark').length);
});

test('no name stands in the truth', () => {
  const text = JSON.stringify(truth);
  expect(desk.school.pupils.filter(({ name }) => text.includes(name.last))).toEqual([]);
  expect(text).toContain('▒');
});

test('a roster is told of every year that has begun, as it was last told in it', () => {
  const both = regionOptions({ schools: 1, municipalities: 1, classes: 12, size: 4, days: 16, from: '2027-05-14' });
  const twoYears = deskOf(generateSchool(both, 0));
  const rosters = (day: string) =>
    truthOf(twoYears, { ...telling, now: Date.parse(`${day}T12:00:00Z`) }).filter(({ kind }) => kind === 'roster');
  const [summer] = rosters('2027-08-30');
  const [last, present] = rosters('2027-09-09');
  expect(last).toEqual(summer);
  expect(present!.day).toBe('2027-09-01');
});
