import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { COMMANDS } from '../commands/command-list.ts';
import { svodHere } from './svod-here.ts';
import { ended, newFolder, removeFolders, runSvod, SVOD } from './svod-process.ts';

/** The clone that these tests run in. */
const CLONE = join(SVOD, '..', '..');
const DIARY = join(CLONE, 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');

let data: string;
beforeEach(() => (data = newFolder()));
afterAll(removeFolders);

/** In a process of its own. */
const spawned = (...words: string[]) => runSvod(words, { data });
/** `simulate` makes the process another program. */
const svod = (...words: string[]) => (words[0] === 'simulate' ? spawned(...words) : svodHere(words, { data }));

describe('help', () => {
  test('the page of the key says what each word does, and the commands after a leak in their order', async () => {
    for (const language of ['ru', 'en']) {
      const { stdout } = await svod('help', 'key', '--lang', language);
      for (const word of ['export', 'import', 'rotate', 'replace'])
        expect(stdout).toMatch(new RegExp(`^  ${word} `, 'm'));
      const after = [...stdout.matchAll(/^  svod (key \w+|balance|collect|forward)/gm)].map(([, words]) => words);
      expect(after.slice(-5)).toEqual(['key replace', 'key export', 'balance', 'collect', 'forward']);
    }
  });

  test('lists every command in Russian, and in English when asked', async () => {
    const [russian, english] = await Promise.all([svod('--help'), svod('--help', '--lang', 'en')]);
    expect([russian.code, english.code]).toEqual([0, 0]);
    for (const { name } of COMMANDS)
      for (const { stdout } of [russian, english]) expect(stdout).toMatch(new RegExp(`^  ${name}\\b`, 'm'));
    expect(russian.stdout).toMatch(/Как вызвать[^]*Ключи[^]*Команды — начало:\n {2}demo[^]*SVOD_DATA[^]*Коды выхода/);
    expect(english.stdout).toMatch(/Usage[^]*Options[^]*Commands, day by day:\n {2}run[^]*SVOD_DATA[^]*Exit codes/);
    expect(english.stdout).not.toMatch(/[а-яё]/i);
  });

  test('of a command has its examples, in either language and either spelling', async () => {
    const [russian, english] = await Promise.all([svod('import', '--help'), svod('help', 'import', '--lang=en')]);
    for (const { code, stdout } of [russian, english]) {
      expect(code).toBe(0);
      expect(stdout).toContain('svod import diary.json --source recorded --system netschool');
    }
    expect(russian.stdout).toContain('Примеры:');
    expect(english.stdout).not.toMatch(/[а-яё]/i);
  });
});

describe('a command line that cannot be followed', () => {
  test.each([
    [['ledger', 'verfy'], 'действия «verfy» у ledger нет (verify?)'],
    [['check', '--itms'], 'ключа --itms нет (--items?)'],
    [['import'], 'назовите файл'],
    [['diff', 'a', 'b', 'c'], 'слишком много слов'],
    [['export', '--out'], 'после ключа --out <file> нужно значение'],
    [['simulate', 'netschol'], 'двойника «netschol» нет (netschool?)'],
    [['simulate', 'netschool', '--port', '99999'], '--port 99999: нужно целое число от 0 до 65535'],
    [['run', '--port', '99999'], '--port 99999: нужно целое число от 0 до 65535'],
    [['simulate', 'netschool', '--schools', '0'], '--schools 0: нужно целое число от 1 до 800'],
    [['map', 'try', 'netschool', 'x.json'], '«netschool» — не отображение'],
    [['map', 'try', 'netschool/markk', DIARY], 'отображения netschool/markk нет (mark?)'],
    [['collect', 'school-1'], 'источника «school-1» в svod.json нет'],
    [['quarantine', '--source', 'school-1'], 'источника «school-1» в svod.json нет'],
    [['export', '--source', 'school-1'], 'источника «school-1» в svod.json нет'],
    [['approve', 'f-1'], 'открытой находки f-1 нет'],
    [['import', DIARY], 'нужен ключ --system'],
    [['import', DIARY, '--system', 'netschool'], 'нужен ключ --source'],
    [['import', DIARY, '--source', 's', '--system', 'netscool'], 'системы «netscool» нет (netschool?)'],
    [['import', DIARY, '--source', 's', '--system', 'dnevnik-ru'], 'не читается из файлов'],
    [['export', '--from', '14.10.2026'], '--from 14.10.2026: нужен день'],
    [['diff', '--most', 'many', 'a', 'b'], '--most many: нужно целое число'],
    [['demo', '--schools', '0'], '--schools 0: нужно целое число'],
  ] as const)('(%#) is told in one line, with the help of that command as the way out', async (words, message) => {
    const { code, stderr, stdout } = await svod(...words);
    expect(stderr).toContain(message);
    const [, named] = /^svod: Команда не понята \[usage\.invalid\]: [^\n]+\. → См\. svod help ([a-z]+)\.\n$/.exec(
      stderr,
    )!;
    expect([code, stdout, named]).toEqual([2, '', words[0]]);
  });

  test.each([
    [['colect'], 'команды «colect» нет (collect?)'],
    [['help', 'colect'], 'команды «colect» нет (collect?)'],
    [['--jsn', 'check'], 'ключа --jsn нет (--json?)'],
    [['check', '--lang', 'de'], 'языка «de» нет'],
  ] as const)('(%#) and that names no command has the whole help as the way out', async (words, message) => {
    const { code, stderr, stdout } = await svod(...words);
    expect(stderr).toContain(message);
    expect(stderr).toMatch(/^svod: Команда не понята \[usage\.invalid\]: [^\n]+\. → См\. svod help\.\n$/);
    expect([code, stdout]).toEqual([2, '']);
  });

  test('names a port that is taken', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as { port: number };
    const { code, stderr } = await spawned('simulate', 'mono-log', '--port', String(port));
    other.close();
    expect([code, stderr]).toEqual([2, expect.stringContaining(`порт ${port} занят или недоступен (EADDRINUSE)`)]);
  });

  test('without a command shows the help', async () => {
    const { code, stderr } = await spawned();
    expect(code).toBe(2);
    expect(stderr).toMatch(/Команды — начало:[^]*не названа команда/);
  });

  test('is, with --json, an object in the last line too, in the language asked for', async () => {
    const wrong = await spawned('quarantine', 'relpay', '--json', '--lang', 'en');
    expect(wrong.error()).toEqual({
      code: 'usage.invalid',
      message: 'quarantine has no action "relpay" (replay?)',
      fix: 'See `svod help quarantine`.',
    });
    expect(wrong.stderr).toBe(
      'svod: usage.invalid: quarantine has no action "relpay" (replay?). → See `svod help quarantine`.\n',
    );
    expect(wrong.code).toBe(2);
  });

  test('names a moment that is none', async () => {
    const { stderr } = await svodHere(['ledger'], { data, env: { SVOD_NOW: 'yesterday' } });
    expect(stderr).toContain('SVOD_NOW «yesterday»');
  });
});

test('the first command that writes into an empty data folder makes store and key, for the owner only', async () => {
  const folder = join(data, 'deep', 'data');
  expect(await runSvod(['forward', '--json'], { data: folder, cwd: data })).toMatchObject({
    code: 0,
    stderr: '',
  });
  expect([statSync(join(folder, 'key.json')).mode & 0o777, statSync(join(folder, 'svod.db')).mode & 0o777]).toEqual([
    0o600, 0o600,
  ]);
});

test('a store whose key is gone, or is another, or seen by others, holds everything', async () => {
  await svod('forward');
  const key = readFileSync(join(data, 'key.json'), 'utf8');
  const codeWith = async (text: string | undefined, mode = 0o600): Promise<[number | null, string]> => {
    const folder = newFolder();
    writeFileSync(join(folder, 'svod.db'), readFileSync(join(data, 'svod.db')));
    if (text !== undefined) writeFileSync(join(folder, 'key.json'), text, { mode });
    const { code, result } = await svodHere(['collect', '--json'], { data: folder });
    return [code, result<{ error?: { code: string } }>().error?.code ?? 'no error'];
  };
  const other = JSON.stringify({ svodKey: 1, secret: Buffer.alloc(32, 7).toString('base64') });
  expect(await codeWith(undefined)).toEqual([2, 'key.missing']);
  expect(await codeWith(other)).toEqual([2, 'key.mismatch']);
  expect(await codeWith(key, 0o644)).toEqual([2, 'key.mode']);
  expect(await codeWith('{"svodKey":1,"secret":"short"}')).toEqual([2, 'key.invalid']);
  expect(await codeWith(key)).toEqual([0, 'no error']);
});

test('a mistake in svod.json stops every command before anything is made', async () => {
  writeFileSync(join(data, 'svod.json'), '{\n  "sources": { "s": { "system": "netschol" } }\n}\n');
  const { code, error } = await svod('collect', '--json');
  expect([code, error().code]).toEqual([2, 'config.invalid']);
  expect(error().message).toContain('svod.json; строка 2, /sources/s/system: адаптера «netschol» нет (netschool?)');
  expect(existsSync(join(data, 'key.json'))).toBe(false);
});

test('the configuration is that of --config, else of the working folder, else of the data folder', async () => {
  const work = newFolder();
  const named = join(newFolder(), 'named.json');
  const paused = (name: string): string => {
    const settings = { accessToken: { $env: 'T' } };
    return JSON.stringify({ sources: { [name]: { system: 'dnevnik-ru', paused: true, settings } } });
  };
  const sourcesOf = async (...words: string[]): Promise<string> =>
    (await svodHere(['collect', 'none', '--json', ...words], { data, cwd: work, env: { T: 't' } })).error().message;
  writeFileSync(join(data, 'svod.json'), paused('beside-the-data'));
  expect(await sourcesOf()).toContain('beside-the-data');
  writeFileSync(join(work, 'svod.json'), paused('in-the-folder'));
  expect(await sourcesOf()).toContain('in-the-folder');
  writeFileSync(named, paused('named'));
  expect(await sourcesOf('--config', named)).toContain('named');
  expect(await svodHere(['collect', '--config', 'gone.json', '--json'], { data }).then((run) => run.error().code)).toBe(
    'config.missing',
  );
});

describe('npx svod', () => {
  const npx = (cwd: string, ...words: string[]) =>
    ended('npx', ['svod', ...words], { cwd, env: { ...process.env, SVOD_DATA: data } });

  test('runs in a clone, from any folder of it', async () => {
    const { version } = JSON.parse(readFileSync(join(CLONE, 'package.json'), 'utf8')) as { version: string };
    for (const folder of ['.', 'docs/decisions'])
      expect(await npx(join(CLONE, folder), '-V')).toMatchObject({ code: 0, stdout: `${version}\n` });
  });

  test('takes paths, and ./data, from the folder it is called in', async () => {
    const folder = join(newFolder(), 'clone');
    mkdirSync(folder);
    const { SVOD_DATA: _data, ...env } = process.env;
    const words = ['--disable-warning=ExperimentalWarning', SVOD, 'forward', '--json'];
    expect(await ended(process.execPath, words, { cwd: folder, env })).toMatchObject({ code: 0 });
    expect(existsSync(join(folder, 'data', 'svod.db'))).toBe(true);
  });
});
