import { LIES, lied } from './lies.ts';

const JSON_TYPE = 'application/json; charset=utf-8';
const PLAIN = 'text/plain; charset=utf-8';
const XML = 'text/xml; charset=utf-8';
const lessons = (...numbers: readonly number[]): string =>
  `[${numbers.map((at) => `{"id":209456782348512300${at},"id_str":"209456782348512300${at}","date":"2026-10-12","class":7}`).join(',')}]`;
/** As ЭлЖур tells a week: days and lessons are maps. */
const week = (...numbers: readonly number[]): string =>
  `{"days":{"20261012":{"name":"20261012","items":{${numbers.map((at, index) => `"${index + 1}":{"name":"x","num":"${at}","lesson_id":"70${at}"}`).join(',')}}}}}`;
const weekInXml = (...numbers: readonly number[]): string =>
  `<?xml version="1.0"?>\n<response><day name="20261012" title="a &quot;b&quot; &gt; c">${numbers.map((at) => `<item num="${at}" lesson_id="70${at}"><file name="x"></file></item>`).join('')}</day></response>\n`;
/** As АВЕРС tells a diary. */
const rows = (...numbers: readonly number[]): string =>
  `[\n${numbers.map((at) => `[new Date(2026,9,1,0,0,0,0), 90${at}, 7, "[\\"x\\", y]", null]`).join(',\n ')}\n]`;

test('the second thing of a list gets the id of the first, digit by digit and in both spellings, and keeps the rest', () => {
  expect(lied('repeat-ids', lessons(1, 2, 3), JSON_TYPE, 'GET /lessons')).toBe(lessons(1, 1, 3));
  expect(lied('repeat-ids', week(1, 2, 3), JSON_TYPE, 'GET /getdiary')).toBe(week(1, 1, 3));
  expect(lied('repeat-ids', weekInXml(1, 2, 3), XML, 'GET /getdiary')).toBe(weekInXml(1, 1, 3));
  expect(lied('repeat-ids', rows(1, 2, 3), PLAIN, 'POST /act/GET_STUDENT_DAIRY')).toBe(rows(1, 1, 3));
});

test('a third of a list is left out, and what is no list of dated things stays', () => {
  expect(lied('claim-coverage', lessons(1, 2, 3), JSON_TYPE, 'GET /lessons')).toBe(lessons(1, 2));
  expect(lied('claim-coverage', week(1, 2, 3), JSON_TYPE, 'GET /getdiary')).toBe(week(1, 2));
  expect(lied('claim-coverage', weekInXml(1, 2, 3), XML, 'GET /getdiary')).toBe(weekInXml(1, 2));
  expect(lied('claim-coverage', rows(1, 2, 3), PLAIN, 'POST /act/GET_STUDENT_DAIRY')).toBe(rows(1, 2));
  const undated = [
    ['{"total":3,"pupils":[{"id":1},{"id":2},{"id":3}]}', JSON_TYPE],
    ['<students><student id="1"></student><student id="2"></student></students>', XML],
    ['[\n[1, "Алгебра"],\n [2, "Музыка"]\n]', PLAIN],
    ['[error_symbol]', PLAIN],
    ['ok', PLAIN],
  ] as const;
  for (const lie of LIES) for (const [text, type] of undated) expect(lied(lie, text, type, 'GET /pupils')).toBe(text);
});

test('some requests get empty lists, always the same ones, whatever token they come with', () => {
  const skipped = (at: number, token = ''): boolean =>
    lied('skip-page', rows(1, 2), PLAIN, `GET /lessons?auth_token=${token}&week=${at}`) === '[\n]';
  const weeks = Array.from({ length: 100 }, (_, at) => at);
  const some = weeks.filter((at) => skipped(at));
  expect(some.length).toBeGreaterThan(15);
  expect(some.length).toBeLessThan(45);
  expect(weeks.filter((at) => skipped(at, 'another'))).toEqual(some);
});

test('days of any text are told as the day before, in each spelling, and pages for people are left alone', () => {
  const text = '<mark date="01.03.2026" of="20261001">2026-10-12T08:00:00</mark>';
  expect(lied('shift-dates', text, XML, 'GET /x')).toBe(
    '<mark date="28.02.2026" of="20260930">2026-10-11T08:00:00</mark>',
  );
  expect(lied('shift-dates', text, 'text/html', 'GET /x')).toBe(text);
  expect(lied('shift-dates', rows(1), PLAIN, 'GET /x')).toBe(rows(1).replace('2026,9,1,', '2026,8,30,'));
  expect(lied('shift-dates', '{"20260101":{"id":"20269999"}}', JSON_TYPE, 'GET /x')).toBe(
    '{"20251231":{"id":"20269999"}}',
  );
});
