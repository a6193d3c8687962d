import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders, SVOD } from '../test/svod-process.ts';

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');

let data: string;
beforeEach(() => (data = newFolder()));
afterAll(removeFolders);

const svod = (...words: string[]) => svodHere([...words, '--json'], { data });

interface Diary {
  readonly weekDays: { lessons: { assignments: { mark: { mark: unknown } | null }[] | null }[] }[];
}

/** The saved diary, with something done to its first marked assignment and the list that it stands in. */
function diaryWith(spoil: (marked: { mark: { mark: unknown } }, list: object[]) => void): string {
  const diary = JSON.parse(readFileSync(DIARY, 'utf8')) as Diary;
  const lists = diary.weekDays.flatMap(({ lessons }) => lessons).map(({ assignments }) => assignments ?? []);
  const list = lists.find((one) => one.some(({ mark }) => mark))!;
  spoil(list.find(({ mark }) => mark) as { mark: { mark: unknown } }, list);
  const file = join(data, 'diary.json');
  writeFileSync(file, JSON.stringify(diary));
  return file;
}

const importDiary = (file: string) => svod('import', file, '--source', 'saved', '--system', 'netschool');

test('of a record given twice, differently, the first stays: a replay does not put the other in its place', async () => {
  const file = diaryWith((marked, list) => list.push({ ...marked, mark: { ...marked.mark, mark: 2 } }));
  expect((await importDiary(file)).result()).toMatchObject({ records: { received: 74, quarantined: 1 } });
  const before = (await svod('export')).stdout;
  const replayed = await svod('quarantine', 'replay');
  expect([replayed.code, replayed.result()]).toEqual([1, { released: 0, left: 1 }]);
  expect((await svod('export')).stdout).toBe(before);
  expect((await svod('ledger', 'verify')).result()).toMatchObject({ difference: 0 });
});

test('what does not pass today stays, and is counted', async () => {
  const file = diaryWith((marked) => (marked.mark.mark = 'зз'));
  expect((await importDiary(file)).result()).toMatchObject({ records: { quarantined: 1 }, unknownCodes: 1 });
  expect((await svod('quarantine', 'replay')).result()).toEqual({ released: 0, left: 1 });
  expect((await svod('quarantine', 'show')).result()).toMatchObject({
    rows: [{ source: 'saved', problems: [{ code: 'map.unknown-code' }] }],
  });
});
