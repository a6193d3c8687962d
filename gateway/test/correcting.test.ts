import { appendFileSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from './svod-here.ts';
import { newClone, newFolder, removeFolders, restoreRules, runSvod, SVOD } from './svod-process.ts';

/*
 * What a methodist does: a value is unknown, the code list or the mapping is corrected, what was held is released and what
 * was stored is read anew. Run in a clone of its own, whose mappings may be changed.
 */
const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
/** Stands in no list of marks; twice in the diary. Without letters: no class list is known here, so a word would be shown as ▒. */
const WORD = '4*';

let clone: string;
let data: string;
beforeAll(() => {
  clone = newClone();
});
beforeEach(() => {
  restoreRules(clone);
  data = newFolder();
});
afterAll(removeFolders);

const svod = (...words: string[]) =>
  runSvod([...words, '--json'], { data, program: join(clone, 'gateway', 'svod.mjs') });
/** What only reads the store needs no clone. */
const reading = (...words: string[]) => svodHere([...words, '--json'], { data });
const difference = async (): Promise<number> =>
  (await reading('ledger', 'verify')).result<{ difference: number }>().difference;
const mapping = (name: string): string => join(clone, 'mappings', name);
const rewrite = (file: string, from: string | RegExp, to: string): void => {
  const text = readFileSync(file, 'utf8');
  const changed = text.replace(from, to);
  expect(changed).not.toBe(text);
  writeFileSync(file, changed);
};

/** The recorded diary, two of whose marks are told as a word. */
async function importDiary(): Promise<object> {
  const file = join(data, 'diary.json');
  const text = readFileSync(DIARY, 'utf8');
  let times = 0;
  const told = text.replaceAll(/"mark":\s*4\b/g, (found) => ((times += 1) <= 2 ? `"mark": "${WORD}"` : found));
  writeFileSync(file, told);
  const { result } = await svod('import', file, '--source', 'recorded', '--system', 'netschool');
  return result<object>();
}

interface Exported {
  readonly lesson: readonly { readonly subject?: string }[];
  readonly mark: readonly { readonly rawValue: string; readonly value?: number }[];
}
/** All records of the stored sheets. */
async function stored(): Promise<Exported> {
  const file = join(newFolder(), 'out.jsonl');
  await reading('export', '--out', file);
  const sheets = readFileSync(file, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => (JSON.parse(line) as { body: Partial<Exported> }).body);
  return { lesson: sheets.flatMap((body) => body.lesson ?? []), mark: sheets.flatMap((body) => body.mark ?? []) };
}

test('an unknown code waits, is on the work-list, and is released when the code list knows it', async () => {
  expect(await importDiary()).toMatchObject({ records: { received: 73, accepted: 71, quarantined: 2 } });
  const unknown = await reading('codes', 'unknown');
  expect(unknown.code).toBe(1);
  expect(unknown.result()).toEqual({
    codes: [{ list: 'mark-values', value: WORD, count: 2, schools: ['recorded'], firstSeen: expect.any(String) }],
  });
  expect((await stored()).mark).toHaveLength(8);
  expect((await svod('quarantine', 'replay')).result()).toEqual({ released: 0, left: 2 });

  appendFileSync(mapping('codes/mark-values.csv'), `${WORD},4,\n`);
  appendFileSync(mapping('codes/term-outcomes.csv'), `${WORD},,\n`);
  const replayed = await svod('quarantine', 'replay');
  expect([replayed.code, replayed.result()]).toEqual([0, { released: 2, left: 0 }]);
  const { mark } = await stored();
  expect(mark.filter(({ rawValue }) => rawValue === WORD).map(({ value }) => value)).toEqual([4, 4]);
  expect(mark).toHaveLength(10);
  expect((await reading('codes', 'unknown')).result()).toEqual({ codes: [] });
  expect((await reading('quarantine')).result()).toEqual({ causes: [] });
  expect(await difference()).toBe(0);
});

test('a corrected code list changes the sheets that were stored, once, and nothing is lost', async () => {
  await importDiary();
  const before = (await stored()).lesson;
  const history = before.filter(({ subject }) => subject === 'history').length;
  expect(history).toBeGreaterThan(0);
  rewrite(mapping('codes/subjects.csv'), /^История,history,/m, 'История,history-of-russia,');
  expect((await svod('renormalise')).result()).toMatchObject({ changed: expect.any(Number) });
  const after = (await stored()).lesson;
  expect(after.filter(({ subject }) => subject === 'history-of-russia')).toHaveLength(history);
  expect(after).toHaveLength(before.length);
  expect((await svod('renormalise')).result()).toMatchObject({ changed: 0 });
  expect(await difference()).toBe(0);
});

test('renormalise also releases what a corrected list lets pass', async () => {
  await importDiary();
  appendFileSync(mapping('codes/mark-values.csv'), `${WORD},4,\n`);
  appendFileSync(mapping('codes/term-outcomes.csv'), `${WORD},,\n`);
  await svod('renormalise');
  expect((await stored()).mark).toHaveLength(10);
  expect((await reading('quarantine')).result()).toEqual({ causes: [] });
  expect(await difference()).toBe(0);
});

test('renormalise holds what a stricter list lets pass no more; the last good version stays', async () => {
  await importDiary();
  rewrite(mapping('codes/mark-values.csv'), /^3,3,\n/m, '');
  await svod('renormalise');
  expect((await reading('quarantine')).result()).toMatchObject({ causes: [{ count: 3, code: 'map.unknown-code' }] });
  expect((await stored()).mark).toHaveLength(8);
  expect(await difference()).toBe(0);
});

test('a mistake in a map stops every command before anything is made, with file, line and what would be right', async () => {
  rewrite(mapping('netschool/mark.map.json'), '"code": "mark-values"', '"code": "mark-value"');
  for (const words of [
    ['ledger', 'verify'],
    ['quarantine', 'replay'],
  ]) {
    const { code, error } = await svod(...words);
    expect([code, error().code]).toEqual([2, 'rules.invalid']);
    expect(error().message).toContain(
      'mappings/netschool/mark.map.json, строка 24: списка кодов «mark-value» нет; может быть, «mark-values»?',
    );
  }
  expect(readdirSync(data)).toEqual([]);
});

test('a map is tried on an answer without opening or writing anything', async () => {
  const gone = join(data, 'no', 'data');
  const words = ['map', 'try', 'netschool/mark', mapping('netschool/examples/mark-unknown.raw.json'), '--json'];
  const tried = await runSvod(words, { data: gone, cwd: data, program: join(clone, 'gateway', 'svod.mjs') });
  expect(tried.code).toBe(1);
  expect(tried.result()).toMatchObject({
    body: { rawValue: 'хор', scale: 'five-point' },
    origins: expect.arrayContaining([
      { field: 'rawValue', from: expect.stringContaining('/assignment/mark/mark or /assignment/result → label') },
    ]),
    problems: [{ code: 'map.unknown-code', path: '/value' }],
    unknownCodes: [{ list: 'mark-values', value: 'хор' }],
  });
  const plain = await runSvod(words.slice(0, -1), { data: gone, cwd: data });
  expect(plain.stdout).toContain('  pupilId ← /pupil → pseudonym pupil\n');
  expect(plain.stdout).toMatch(/! \/value: .*\[map\.unknown-code\]/);
  expect([existsSync(gone), readdirSync(data)]).toEqual([false, []]);
});

test('the work-list is shown whatever is wrong with a list, and the mistakes are told a line each by config check', async () => {
  await importDiary();
  for (const line of ['один\n', 'а,б,в,г\n']) appendFileSync(mapping('codes/subjects.csv'), line);
  const { code, stderr, result } = await svod('codes', 'unknown');
  expect([code, stderr]).toEqual([
    1,
    expect.stringMatching(/\[rules\.invalid\]: mappings\/codes\/subjects\.csv, строка/) as string,
  ]);
  expect(result<{ codes: { value: string }[] }>().codes).toMatchObject([{ value: WORD }]);
  const checked = await svod('config', 'check');
  const { mistakes } = checked.result<{ mistakes: { message: string }[] }>();
  expect([checked.code, mistakes.map(({ message }) => message)]).toEqual([
    2,
    [
      expect.stringMatching(/^mappings\/codes\/subjects\.csv, строка \d+: /),
      expect.stringMatching(/^mappings\/codes\/subjects\.csv, строка \d+: /),
    ],
  ]);
});
