import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from './svod-here.ts';
import { newFolder, removeFolders, runSvod, SVOD } from './svod-process.ts';

/* Files that the operator names: one of use, and those of none. */

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');

let data: string;
beforeEach(() => (data = newFolder()));
afterAll(removeFolders);

/** In a process of its own. */
const spawned = (...words: string[]) => runSvod(words, { data });
/** `simulate` makes the process another program. */
const svod = (...words: string[]) => (words[0] === 'simulate' ? spawned(...words) : svodHere(words, { data }));

describe('the saved diary', () => {
  test('ends with what was counted by hand, and nothing is lost', async () => {
    const imported = await spawned('import', DIARY, '--source', 'recorded', '--system', 'netschool', '--json');
    expect(imported.stderr).toBe('');
    expect(imported.result()).toEqual({
      records: { received: 73, accepted: 73, quarantined: 0, filtered: 0 },
      byEntity: { lesson: 34, work: 39, mark: 10, homework: 34 },
      sheets: 5,
      unknownCodes: 0,
    });
    expect(await spawned('ledger', 'verify', '--json').then((run) => run.result())).toMatchObject({ difference: 0 });
    const checked = await spawned('check', '--json').then((run) =>
      run.result<{ region: { requirement: string; expected: number; present: number; notProvable: number }[] }>(),
    );
    const figure = (requirement: string): object | undefined =>
      checked.region.find((one) => one.requirement === requirement);
    expect(figure('topic')).toMatchObject({ expected: 34, present: 0, notProvable: 34 });
    expect(figure('attendance')).toMatchObject({ expected: 34, present: 0, notProvable: 34 });
  });

  test('imported twice is the same', async () => {
    const words = ['import', DIARY, '--source', 'recorded', '--system', 'netschool', '--json'] as const;
    await svod(...words);
    const again = await svod(...words);
    expect(again.result()).toMatchObject({ records: { received: 73 }, sheets: 0 });
    expect((await svod('ledger', 'verify')).code).toBe(0);
  });
});

describe('a file that is of no use is told in Russian', () => {
  test.each([
    [
      ['import', 'nope.jsonl', '--system', 'canonical'],
      2,
      '[file.unreadable]: nope.jsonl: такого файла или папки нет.',
    ],
    [['import', '.', '--system', 'netschool', '--source', 's'], 2, '[file.unreadable]: .: это папка.'],
    [['import', 'other.json', '--system', 'canonical'], 2, '[file.invalid]: other.json, строка 1: это не заголовок'],
    [['import', 'other.json', '--system', 'netschool', '--source', 's'], 2, 'это не сохранённый дневник'],
    [['diff', 'other.json', 'other.json'], 2, '[file.invalid]: первая выгрузка, строка 1: это не заголовок и не лист'],
    [['export', '--out', 'no/such/folder.jsonl'], 2, '[file.unwritable]: запись no/such/folder.jsonl: такого файла'],
    [['simulate', 'netschool', '--key', 'nope.json'], 2, '[file.unreadable]: nope.json: такого файла или папки нет.'],
  ] as const)('(%#)', async (words, code, message) => {
    writeFileSync(join(data, 'other.json'), '{}\n');
    const run = await svod(...words);
    expect(run.stderr).toContain(message);
    expect(run.code).toBe(code);
  });
});
