import { readFileSync } from 'node:fs';
import { codeKey, type CodeList, parseCodeList } from '../normalise/code-list.ts';

/** A shared code list of mappings/codes/. */
function list(name: string): CodeList {
  const read = parseCodeList(name, readFileSync(new URL(`../../mappings/codes/${name}.csv`, import.meta.url), 'utf8'));
  if (!('codes' in read)) throw new Error(JSON.stringify(read));
  return read;
}
const values = (schema: string, field: string): readonly string[] =>
  (
    JSON.parse(readFileSync(new URL(`../../schemas/canonical/${schema}.schema.json`, import.meta.url), 'utf8')) as {
      properties: Record<string, { enum: readonly string[] }>;
    }
  ).properties[field]!.enum;

/** requirements.md §8.1: what the vendors without an adapter of their own write. */
test.each([
  ['absent', ['н', 'Н', 'ОТ']],
  ['ill', ['Б', 'б']],
  ['excused', ['УП', 'У', 'П']],
  ['unexcused', ['НП']],
  ['late', ['оп', 'ОП', 'О', 'о']],
  ['exempt', ['осв', 'ОСВ']],
])('every code of attendance that is known to mean %s is listed', (status, codes) => {
  const attendance = list('attendance');
  expect(attendance.unknown).toBe('quarantine');
  for (const code of codes) expect([code, attendance.codes.get(codeKey(code))]).toEqual([code, status]);
});

test('attendance gives canonical words only, and never takes an empty cell for present', () => {
  const { codes } = list('attendance');
  const words = values('attendance', 'status');
  expect([...new Set(codes.values())].sort()).toEqual([...words].sort());
  expect([...codes].filter(([, word]) => word === 'present').map(([code]) => code)).toEqual(['present']);
});

/** §8.2: the fifteen values of mark5; the number drops the sign. */
test('marks with and without a sign have their number', () => {
  const marks = list('mark-values');
  expect(marks.unknown).toBe('quarantine');
  for (const whole of ['1', '2', '3', '4', '5'])
    for (const sign of ['', '-', '+']) expect(marks.codes.get(whole + sign)).toBe(whole);
  for (const word of ['осв', 'н/а', 'а/з', 'нпа', 'зач', 'незач']) expect(marks.codes.get(word)).toBe('');
});

test('every word that stands for a mark has an outcome, and every outcome a word', () => {
  const { codes } = list('term-outcomes');
  for (const word of ['ОСВ', 'Н/А', 'А/З', 'НПА', 'зач', 'незач', 'образцовое', 'удовлетворительное'])
    expect([word, codes.get(codeKey(word)) ?? '']).toEqual([word, expect.stringMatching(/./)]);
  expect([...new Set(codes.values())].filter(Boolean).sort()).toEqual([...values('term-mark', 'outcome')].sort());
});

test('what one list of marks knows the other knows too, so that no ordinary mark comes on the work-list', () => {
  const [numbers, outcomes] = [list('mark-values'), list('term-outcomes')];
  expect([...outcomes.codes.keys()].sort()).toEqual([...numbers.codes.keys()].sort());
  for (const [word, outcome] of outcomes.codes)
    expect([word, outcome === '']).toEqual([word, numbers.codes.get(word) !== '']);
});
