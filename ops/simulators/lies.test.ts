import { LIES, lied } from './lies.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const lessons = (...numbers: readonly number[]): string =>
  `[${numbers.map((at) => `{"id":209456782348512300${at},"id_str":"209456782348512300${at}","date":"2026-10-12","class":7}`).join(',')}]`;

test('the second thing of a list gets the id of the first, digit by digit and in both spellings, and keeps the rest', () => {
  const told = lied('repeat-ids', lessons(1, 2, 3), JSON_TYPE, 'GET /lessons');
  expect(told).toBe(lessons(1, 1, 3));
});

test('a third of a list is left out, and what is no list of dated things stays', () => {
  expect(lied('claim-coverage', lessons(1, 2, 3), JSON_TYPE, 'GET /lessons')).toBe(lessons(1, 2));
  const pupils = '{"total":3,"pupils":[{"id":1},{"id":2},{"id":3}]}';
  for (const lie of LIES) expect(lied(lie, pupils, JSON_TYPE, 'GET /pupils')).toBe(pupils);
});

test('some requests get empty lists, always the same ones', () => {
  const skipped = (at: number): boolean =>
    lied('skip-page', lessons(1, 2), JSON_TYPE, `GET /lessons?week=${at}`) === '[]';
  const weeks = Array.from({ length: 100 }, (_, at) => at);
  const some = weeks.filter(skipped);
  expect(some.length).toBeGreaterThan(15);
  expect(some.length).toBeLessThan(45);
  expect(weeks.filter(skipped)).toEqual(some);
});

test('days of any text are told as the day before, in both spellings, and pages for people are left alone', () => {
  const text = '<mark date="01.03.2026">2026-10-12T08:00:00</mark>';
  expect(lied('shift-dates', text, 'text/xml', 'GET /x')).toBe('<mark date="28.02.2026">2026-10-11T08:00:00</mark>');
  expect(lied('shift-dates', text, 'text/html', 'GET /x')).toBe(text);
});
