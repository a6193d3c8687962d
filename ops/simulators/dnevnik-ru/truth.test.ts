import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import { openRegion } from '../region/places.ts';
import { truthKeyOf } from '../truth-file.ts';
import { deskOf } from './desk.ts';
import { lessonObject } from './lesson-objects.ts';
import { truthOf } from './truth.ts';

const options = regionOptions({ seed: 'truth', schools: 2, size: 5 });
const { last } = openRegion(options);
const key = truthKeyOf(Buffer.alloc(32, 1));
const desk = deskOf(generateSchool(options, 0));
const tell = (now: number) => truthOf(desk, { key, now, subjectCode: () => undefined });
const truth = tell(last);
const told = (entity: string, sheets = truth) => sheets.flatMap(({ body }) => body[entity] ?? []);

test('the truth has what is served, but for what is told wrongly', () => {
  const { lessons, oracle } = desk.school;
  const listed = lessons.filter(({ timeline }) => timeline.at(-1)!.value !== null);
  const wrong = oracle.filter(({ kind }) => kind === 'wrong-type-lesson');
  expect(told('lesson')).toHaveLength(listed.length - wrong.length);
  const works = listed.flatMap((lesson) => (lessonObject(desk, lesson, last) as { works: { id_str: string }[] }).works);
  expect(new Set(told('work').map(({ id }) => id))).toEqual(new Set(works.map(({ id_str }) => id_str)));
  const spoiled = new Set(oracle.filter(({ kind }) => kind === 'unknown-mark-value').map(({ value }) => value));
  expect(told('mark').some(({ rawValue }) => spoiled.has(rawValue as string))).toBe(false);
});

test('a topic that is missing is blank, and one that was not planted is there', () => {
  const missing = desk.school.oracle.filter(({ kind }) => kind === 'no-topic').map(({ lesson }) => lesson!.ids.long);
  const blank = told('lesson').filter(({ topicState }) => topicState === 'blank');
  expect(new Set(blank.map(({ id }) => id))).toEqual(new Set(missing));
});

test('period marks stand in sheets of their own, without those left out', () => {
  const left = desk.school.oracle.filter(({ kind }) => kind === 'no-period-mark');
  const columns = desk.school.periodWorks;
  const pupils = (name: string) => desk.school.periodWorks.find(({ class: of }) => of.endsWith(name))!.marks.length;
  expect(pupils('5А')).toBeGreaterThan(2);
  expect(told('term-mark')).toHaveLength(columns.reduce((sum, { marks }) => sum + marks.length, 0));
  expect(left).toHaveLength(3);
  expect(told('term-mark').find(({ rawValue }) => rawValue === 'ОСВ')).toMatchObject({
    outcome: 'exempt',
    kind: 'period',
  });
});

test('no name of a pupil stands in the truth, and what was planted is blanked', () => {
  const text = JSON.stringify(truth);
  expect(desk.school.pupils.filter(({ name }) => text.includes(name.last) || text.includes(` ${name.first} `))).toEqual(
    [],
  );
  expect(text).toContain('▒');
});

test('at an earlier moment it is what was there then', () => {
  const wednesday = tell(Date.parse('2026-10-14T18:00:00Z'));
  expect(told('mark', wednesday).length).toBeLessThan(told('mark').length);
  expect(told('attendance', wednesday).every(({ enteredAt }) => (enteredAt as string) <= '2026-10-14T18:00:00Z')).toBe(
    true,
  );
  const ahead = wednesday.filter(({ kind, day }) => kind === 'journal-day' && day === '2026-10-20');
  expect(told('lesson', ahead).every(({ topicState }) => topicState === 'blank')).toBe(true);
});

test('each year has a roster of its own, and its classes go with it', () => {
  const crossing = regionOptions({ schools: 1, municipalities: 1, from: '2026-05-20', days: 8, size: 3 });
  const over = deskOf(generateSchool(crossing, 0));
  const sheets = truthOf(over, { key, now: openRegion(crossing).last, subjectCode: () => undefined });
  const rosters = sheets.filter(({ kind }) => kind === 'roster');
  expect(rosters.map(({ day }) => day)).toEqual(['2025-09-01', '2026-09-01']);
  const [before, after] = rosters.map(({ body }) => new Set(body['class']!.map(({ id }) => id)));
  expect([...before!].some((id) => after!.has(id))).toBe(false);
});
