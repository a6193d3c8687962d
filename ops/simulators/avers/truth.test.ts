import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import { truthKeyOf } from '../truth-file.ts';
import { deskOf } from './desk.ts';
import { diaryRows } from './diary.ts';
import { journalRows } from './journal.ts';
import { truthOf } from './truth.ts';

const options = regionOptions({ schools: 1, municipalities: 1, classes: 12, size: 4 });
const region = openRegion(options);
const NOW = region.last;
const desk = deskOf(generateSchool(options, 0));
const telling = { key: truthKeyOf(Buffer.alloc(32, 1)), now: NOW, days: region.days, subjectCode: () => undefined };
const truth = truthOf(desk, telling);
const told = (entity: string) => truth.flatMap(({ body }) => body[entity] ?? []);

const pairs = desk.school.classes.flatMap((schoolClass) => desk.school.pupils.map((pupil) => ({ schoolClass, pupil })));
const span = { from: region.from, to: region.to };
const diary = pairs.flatMap((pair) => diaryRows(desk, { ...pair, ...span }, NOW));
const journal = pairs.flatMap(({ schoolClass, pupil }) => journalRows(desk, schoolClass, pupil, NOW));
const countOf = (values: readonly unknown[]): number => new Set(values).size;

test('the truth has every lesson and homework that some diary shows, but for lessons that are told wrongly', () => {
  const isWrong = (row: (typeof diary)[number]): boolean => row[9] === true;
  expect(told('lesson')).toHaveLength(countOf(diary.filter((row) => !isWrong(row)).map((row) => row[1])));
  expect(told('homework')).toHaveLength(countOf(diary.filter((row) => row[4] !== '').map((row) => row[1])));
  expect(diary.some(isWrong)).toBe(true);
});

test('the truth has each mark and each absence that the journal tells by a known code', () => {
  const marks = journal.filter((row) => typeof row[6] === 'number' && row[6] <= 5);
  expect(told('mark')).toHaveLength(marks.length);
  const absences = journal.filter((row) => row[6] === 102 || row[6] === 103);
  expect(told('attendance')).toHaveLength(countOf(absences.map((row) => `${String(row[0])}/${String(row[1])}`)));
  expect(journal.some((row) => row[6] === 104)).toBe(true);
});

test('every lesson of the truth has the number that the timetable gives it', () => {
  expect(told('lesson').filter(({ number }) => typeof number !== 'number')).toEqual([]);
  expect(told('lesson').some(({ number }) => number === 0)).toBe(true);
});

test('where the first of two lessons of a subject was cancelled, the second has number and room of its place', () => {
  const region = regionOptions({ seed: '1234', schools: 6 });
  const double = deskOf(generateSchool(region, 5));
  const lessons = truthOf(double, telling).flatMap(({ body }) => body['lesson'] ?? []);
  const second = double.school.lessons.find(({ ids }) => ids.short === 10_000_336)!;
  expect([second.number, second.room]).toEqual([6, '100']);
  expect(lessons.find(({ id }) => id === '10000336')).toMatchObject({ number: 2, room: '123' });
});

test('no name stands in the truth', () => {
  const text = JSON.stringify(truth);
  expect(desk.school.pupils.filter(({ name }) => text.includes(name.last))).toEqual([]);
  expect(text).toContain('▒');
});
