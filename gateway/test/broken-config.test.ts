import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { newFolder, removeFolders, runSvod, SVOD } from './svod-process.ts';

/* What can still be read while svod.json is broken. */

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
const NOTE = 'Без настроек показано только то, что знает хранилище.';

let cwd: string;
let data: string;
const svod = (words: readonly string[]) => runSvod(words, { data, cwd });

beforeAll(async () => {
  cwd = newFolder();
  data = join(cwd, 'data');
  mkdirSync(data);
  expect((await svod(['import', DIARY, '--source', 's', '--system', 'netschool'])).code).toBe(0);
  writeFileSync(join(cwd, 'svod.json'), '{"zone": 5}');
});
afterAll(removeFolders);

test.each([
  [['incidents'], 'Открытых инцидентов нет'],
  [['digest'], 'Источников: 1'],
  [['sources'], 's         netschool'],
  [['schedule'], 'Показано, что делалось раньше.'],
  [['quarantine'], 'В карантине пусто'],
  [['quarantine', 'looks'], 'никто не заглядывал'],
  [['codes', 'unknown'], 'Незнакомых кодов нет'],
  [['approve'], 'Удержанных страниц и пустых ответов нет'],
  [['ledger', 'verify'], 'Расхождение 0'],
  [['export', '--source', 's'], '"svod":"export"'],
  [['gate'], 'Решений в хранилище нет'],
  [['forget', '--list'], 'Никто не забыт'],
  [['store'], 'svod.db'],
  [['verify'], 'Сверка: расхождение 0'],
  [['backup', 'copy.db'], 'Резервная копия: copy.db'],
] as const)('svod %j tells the mistake first, and shows what the store knows', async (words, shown) => {
  const { code, stderr, stdout } = await svod(words);
  const [mistake, note, ...more] = stderr.trimEnd().split('\n');
  expect(mistake).toMatch(/^svod: Ошибка в настройках \[config\.invalid\]: .*zone/);
  expect([note, more]).toEqual([NOTE, []]);
  expect([code, stdout]).toEqual([0, expect.stringContaining(shown)]);
});

test.each([['check'], ['forward', '--dry-run'], ['balance', '--dry-run'], ['sources', 'test'], ['keep', '--dry-run']])(
  'svod %s %s is about the configuration itself: it is told, and nothing is shown',
  async (...words) => {
    const { code, stderr, stdout } = await svod(words.filter((word) => word !== undefined));
    expect([code, stdout]).toEqual([2, '']);
    expect(stderr).toMatch(/^svod: Ошибка в настройках \[config\.invalid\]: [^\n]+\n$/);
  },
);

const MANY =
  '{\n"zone": 5,\n"rawDays": "x",\n"holdLossFrom": "x",\n"credentialDays": "x",\n"profile": 1,\n"nodes": 3\n}';

test.each([[['run']], [['config', 'print']], [['sources']], [['check']]])(
  'svod %j tells the first of many mistakes, how many more there are, and where all of them are told',
  async (words) => {
    const folder = newFolder();
    writeFileSync(join(folder, 'svod.json'), MANY);
    const { code, stderr } = await runSvod(words, { data: folder });
    const [mistake] = stderr.split('\n');
    expect([code, mistake!.match(/строка \d+/g)]).toEqual([2, ['строка 2', 'строка 3', 'строка 4']]);
    expect(mistake).toMatch(/; и ещё ошибок: 3\. → Все ошибки, по строке на каждую, называет svod config check\.$/);
  },
);
