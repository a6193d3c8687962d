import type { Body, EntityName } from '../contracts/records.ts';
import type { SheetBody, Slice } from '../contracts/sheet.ts';
import { expectsRecords } from './expects.ts';

const body = (records: Partial<Record<EntityName, object[]>>): SheetBody => records as Record<string, readonly Body[]>;
const period = (from: string, to: string, more: object = {}): object => ({
  id: from,
  kind: 'quarter',
  from,
  to,
  ...more,
});
const weekFrom = (monday: string, scope = '7'): Slice => {
  const to = new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10);
  return { kind: 'journal-day', school: '1', scope, from: monday, to, entities: ['lesson'] };
};
const CLASS = { enrolment: [{ id: 'e', pupilId: 'p', classId: '7', state: 'active' }] };
const YEAR = { ...CLASS, period: [period('2027-09-01', '2027-12-29'), period('2028-01-10', '2028-05-26')] };
const expects = (roster: Partial<Record<EntityName, object[]>>, slice: Slice, today = '2028-06-30'): boolean =>
  expectsRecords(body(roster), slice, today);

test.each([
  ['the week of 1 September, from that day on', '2027-08-30', '2027-09-01', true],
  ['the week of 1 September, the day before', '2027-08-30', '2027-08-31', false],
  ['the last week of summer', '2027-08-23', '2028-06-30', false],
  ['the week that ends the year, for its days before the holidays', '2027-12-27', '2028-01-03', true],
  ['the first week of the year', '2028-01-03', '2028-06-30', false],
  ['the week of the leap day', '2028-02-28', '2028-02-29', true],
  ['a week whose only day so far is a Sunday before the term', '2028-01-10', '2028-01-09', false],
])('lessons are expected as the periods say: %s', (_what, monday, today, expected) => {
  expect(expects(YEAR, weekFrom(monday), today)).toBe(expected);
});

test('a vacation inside a period frees its weeks; one that frees some days leaves the others', () => {
  const holiday = (from: string, to: string) => ({ 'calendar-day': [{ id: 'h', kind: 'holiday', from, to }] });
  expect(expects({ ...YEAR, ...holiday('2027-10-25', '2027-10-31') }, weekFrom('2027-10-25'))).toBe(false);
  expect(expects({ ...YEAR, ...holiday('2027-10-25', '2027-10-30') }, weekFrom('2027-10-25'))).toBe(false);
  expect(expects({ ...YEAR, ...holiday('2027-10-25', '2027-10-29') }, weekFrom('2027-10-25'))).toBe(true);
});

test('periods of other classes are not a class’s own; a group has those of its classes', () => {
  const other = { ...CLASS, period: [period('2027-09-01', '2027-12-29', { classIds: ['8'] })] };
  const own = { ...CLASS, period: [period('2027-09-01', '2027-12-29', { classIds: ['8', '7'] })] };
  const group = { ...own, group: [{ id: 'g', classIds: ['7'] }] };
  expect([expects(other, weekFrom('2027-09-06')), expects(own, weekFrom('2027-09-06'))]).toEqual([false, true]);
  expect([expects(group, weekFrom('2027-09-06', 'g')), expects(own, weekFrom('2027-09-06', 'g'))]).toEqual([
    true,
    false,
  ]);
});

test('a slice of marks alone may well be empty: nothing is expected of it', () => {
  const week = weekFrom('2027-09-06');
  expect([expects(YEAR, week), expects(YEAR, { ...week, entities: ['mark'] })]).toEqual([true, false]);
});

test('a class whose pupils have all left is expected nothing of', () => {
  const left = { ...YEAR, enrolment: [{ id: 'e', pupilId: 'p', classId: '7', state: 'archived' }] };
  expect(expects(left, weekFrom('2027-09-06'))).toBe(false);
  expect(expects({ ...left, pupil: [{ id: 'p', classId: '7' }] }, weekFrom('2027-09-06'))).toBe(true);
});
