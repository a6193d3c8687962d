import { generateSchool } from '../region/generate.ts';
import { regionOptions } from '../region/region.ts';
import { truthKeyOf } from '../truth-file.ts';
import { accountsOf } from './accounts.ts';
import { deskOf } from './desk.ts';
import { DEFAULT_DIALECT } from './options.ts';
import { truthOf } from './truth.ts';
import { keyOf } from './words.ts';

const NOW = Date.parse('2026-10-24T00:00:00Z');
const school = generateSchool(regionOptions({ schools: 1, municipalities: 1, classes: 13, size: 4 }), 0);
const desk = deskOf(school);
const telling = { ...DEFAULT_DIALECT, key: truthKeyOf(Buffer.alloc(32, 1)), now: NOW, subjectCode: () => undefined };
const truth = truthOf(desk, telling);
const told = (entity: string) => truth.flatMap(({ body }) => body[entity] ?? []);

test('parents see every pupil, up to three children of different classes, the first plain to read', () => {
  const parents = accountsOf(school).filter(({ role }) => role === 'parent');
  expect(new Set(parents.flatMap(({ children }) => children)).size).toBe(school.pupils.length);
  expect(new Set(parents.map(({ children }) => children.length))).toEqual(new Set([1, 2, 3]));
  const first = parents[0]!.children.flatMap(({ key }) => desk.marks.get(key) ?? []);
  expect(first.length).toBeGreaterThan(3);
  expect(first.filter(({ mark }) => mark.spoiled)).toEqual([]);
});

test('what has no id has the key of its name, the same in every sheet', () => {
  const subjects = new Set(told('subject').map(({ id }) => id));
  expect(subjects).toContain(keyOf('subject', ' алгебра '));
  expect(told('lesson').filter(({ subjectId }) => !subjects.has(String(subjectId)))).toEqual([]);
  const classes = new Set(told('class').map(({ id }) => id));
  const scopes = truth.filter(({ kind }) => kind === 'journal-day').map(({ scope }) => scope);
  expect(scopes.filter((scope) => !classes.has(scope))).toEqual([]);
  expect(told('period')[0]).toMatchObject({
    kind: 'quarter',
    name: '1 Четверть',
    from: '2026-09-01',
    to: '2026-10-23',
  });
});

test('what is told wrongly is not in the truth', () => {
  const wrong = new Set(school.lessons.filter(({ spoiled }) => spoiled === 'wrong-type').map(({ ids }) => ids.short));
  expect(wrong.size).toBeGreaterThan(0);
  expect(told('lesson').filter(({ id }) => wrong.has(Number(id)))).toEqual([]);
  expect(told('mark').filter(({ value }) => typeof value !== 'number')).toEqual([]);
});

test('no name stands in the truth', () => {
  const text = JSON.stringify(truth);
  expect(school.pupils.filter(({ name }) => text.includes(name.last))).toEqual([]);
  expect(text).toContain('▒');
});

test('a roster is told of every year that has begun, as it was last told in it', () => {
  const options = regionOptions({ schools: 1, municipalities: 1, classes: 12, size: 4, days: 16, from: '2027-05-14' });
  const twoYears = deskOf(generateSchool(options, 0));
  const rosters = (day: string) =>
    truthOf(twoYears, { ...telling, now: Date.parse(`${day}T12:00:00Z`) }).filter(({ kind }) => kind === 'roster');
  const [summer] = rosters('2027-08-30');
  const [last, present] = rosters('2027-09-09');
  expect(last).toEqual(summer);
  expect(present!.day).toBe('2027-09-01');
});
