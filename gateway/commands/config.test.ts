import iconv from 'iconv-lite';
import { chmodSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { CANARY, type ConfigPlace, WHOLE, wholeConfig } from '../test/whole-config.ts';

let data: string;
let write: ConfigPlace['write'];
let svod: ConfigPlace['svod'];
beforeEach(() => ({ data, write, svod } = wholeConfig()));
afterAll(removeFolders);

/** The mistakes, a line each. */
const linesOf = (stdout: string): readonly string[] =>
  stdout.split('\n').flatMap((line) => /^ {2}(строка .*)/.exec(line)?.[1] ?? []);

test('config check says what was looked at and that it is fine', async () => {
  const { code, stdout, stderr } = await svod('config', 'check');
  expect([code, stderr]).toEqual([0, '']);
  expect(stdout).toMatch(/Настройки: .*svod\.json\n {2}✓ secrets\n {2}✓ sources: 2\n {2}✓ destinations: 1\n/);
  expect(stdout).toMatch(/✓ mappings, schemas\n\nОшибок нет\.\n$/);
});

test('config check tells every mistake at once, with its line, and ends with 2', async () => {
  write({
    ...WHOLE,
    zone: 'Europe/Moskva',
    sources: { 's-1': { system: 'dnevnik', settings: { timeoutMs: 'long' } } },
  });
  chmodSync(join(data, 'secrets.json'), 0o644);
  const [russian, json] = await Promise.all([svod('config'), svod('config', 'check', '--json', '--lang', 'en')]);
  expect(russian.code).toBe(2);
  expect(russian.stdout).toMatch(/✗ secrets — ошибок: 1\n[^]*✗ sources: 1 — ошибок: 1\n[^]*✗ zone — ошибок: 1\n/);
  expect(russian.stdout).toContain('/zone: пояса «Europe/Moskva» нет; пишите как Europe/Moscow\n');
  const { mistakes } = json.result<{ mistakes: { line: number; at: string; message: string }[] }>();
  expect(mistakes.map(({ line, at }) => [line, at])).toEqual([
    [3, '/secrets'],
    [6, '/sources/s-1/system'],
    [23, '/zone'],
  ]);
  expect(mistakes[0]!.message).toMatch(/chmod 600 secrets\.json$/);
});

test('what a paused source lacks is no mistake and is told as a note; once it goes on, it is one', async () => {
  const withoutSecrets = {
    ...WHOLE.sources['s-1'],
    settings: { ...WHOLE.sources['s-1'].settings, accessToken: undefined },
  };
  const paused = (isPaused: boolean) =>
    write({ ...WHOLE, sources: { ...WHOLE.sources, 's-3': { ...withoutSecrets, paused: isPaused } } });
  paused(true);
  const { code, stdout } = await svod('config', 'check');
  expect([code, stdout]).toEqual([
    0,
    expect.stringMatching(/На паузе.*\/sources\/s-3\/settings: нет секрета.*«s-3»\n\nОшибок нет\./),
  ]);
  paused(false);
  const going = await svod('config', 'check');
  expect([going.code, going.stdout]).toEqual([2, expect.stringMatching(/✗ sources: 3 — ошибок: 1/)]);
});

test('config check tells the line of what is no JSON, and a mistake of the rules', async () => {
  writeFileSync(join(data, 'svod.json'), '{\n  "zone": "UTC"\n\n');
  const { code, stdout } = await svod('config');
  expect([code, stdout]).toEqual([2, expect.stringMatching(/svod\.json, строка [234]: это не JSON/) as string]);
});

test.each([['[]'], ['5'], ['null']])('config check marks a document that is no object: %s', async (text) => {
  writeFileSync(join(data, 'svod.json'), text);
  const { code, stdout } = await svod('config', 'check');
  expect(code).toBe(2);
  expect(stdout).toMatch(/\n {2}✗ svod\.json — ошибок: 1\n[^]*строка 1, \/: должен быть объект/);
});

test('config check refuses a file in windows-1251 in the operator’s words, with the line and the way out', async () => {
  const text = JSON.stringify({ nodes: [{ id: 'r', kind: 'region', name: 'Регион' }] }, null, 1);
  writeFileSync(join(data, 'svod.json'), iconv.encode(text, 'win1251'));
  const { code, stdout } = await svod('config', 'check');
  expect([code, stdout]).toEqual([
    2,
    expect.stringMatching(/svod\.json, строка 6: файл не в UTF-8: .* сохраните в кодировке UTF-8/) as string,
  ]);
});

test('config check tells a source without its secret in one line: what would do, in which file, under which name', async () => {
  const sources = {
    's-2': { system: 'dnevnik-ru', settings: {} },
    's-3': { system: 'dnevnik-ru', settings: { clientId: 'c' } },
  };
  write({ secrets: 'secrets.json', sources });
  writeFileSync(join(data, 'secrets.json'), '{}', { mode: 0o600 });
  const { stdout } = await svod('config', 'check');
  expect(linesOf(stdout)).toEqual([
    'строка 6, /sources/s-2/settings: нет секрета: впишите accessToken (или settings.clientId, clientSecret, refreshToken) в secrets.json под именем «s-2»',
    'строка 10, /sources/s-3/settings: нет секрета: впишите accessToken (или clientSecret, refreshToken) в secrets.json под именем «s-3»',
  ]);
  write({ sources, destinations: { 'mono-log': { settings: { baseUrl: 'https://m.example', clientId: 'svod' } } } });
  const [first, , platform] = linesOf((await svod('config', 'check')).stdout);
  expect(first).toMatch(
    /нет секрета: впишите accessToken \(или clientId, .*\) как \{"\$env": "ИМЯ"\} или \{"\$file": "путь"\}$/,
  );
  expect(platform).toMatch(/нет секрета: впишите clientSecret как \{"\$env"/);
});

test('a file of secrets that cannot be had hides nothing but what would stand in it', async () => {
  const settings = {};
  write({
    secrets: 'gone.json',
    sources: {
      s: { system: 'netschool', settings },
      e: { system: 'netschool', settings: { accounts: { $env: 'NONE' } } },
    },
    channels: { smtp: { settings } },
  });
  const { stdout } = await svod('config', 'check');
  expect(linesOf(stdout).map((line) => line.replace(/^строка \d+, /, ''))).toEqual([
    '/secrets: файла gone.json нет; положите его туда с правами 0600 или исправьте здесь имя',
    ...['origin', 'school'].map((name) => `/sources/s/settings: нет «${name}»`),
    ...['origin', 'school'].map((name) => `/sources/e/settings: нет «${name}»`),
    '/sources/e/settings/accounts: в окружении нет NONE',
    ...['host', 'from', 'to'].map((name) => `/channels/smtp/settings: нет «${name}»`),
  ]);
});

test('config check tells a name that stands twice beside the other mistakes, part by part', async () => {
  const document = JSON.stringify(WHOLE, null, 2).replace('"s-2": {', '"s-1": { "paused": "no" },\n    "s-2": {');
  writeFileSync(join(data, 'svod.json'), document.replace('{', '{\n  "zone": "Europe/Moskva",'));
  const { code, stdout } = await svod('config', 'check');
  expect(code).toBe(2);
  expect(stdout).toMatch(/✗ zone — ошибок: 1\n[^]*✗ sources: 2 — ошибок: 2\n/);
  expect(stdout).toMatch(/строка \d+, \/sources\/s-1: «s-1» стоит здесь дважды; оставьте одно\n/);
  expect(stdout).toMatch(/\/sources\/s-1\/paused: должно быть true или false/);
});

test('config check names what runs out soon, and that is no mistake', async () => {
  const [source] = Object.values(WHOLE.sources);
  const settings = { ...source!.settings, accessTokenExpires: '2026-10-20' };
  write({ ...WHOLE, sources: { ...WHOLE.sources, 's-1': { ...source, settings } } });
  const env = { MONO_SECRET: CANARY, SVOD_NOW: '2026-10-14T18:00:00Z' };
  const { code, stdout } = await svodHere(['config', 'check'], { data, env });
  expect([code, stdout]).toEqual([0, expect.stringContaining('s-1: «accessToken» действует до 2026-10-21') as string]);
});

test('config check tells a program the line of what is no JSON, and the file that was named', async () => {
  writeFileSync(join(data, 'other.json'), '{\n  "zone": "UTC",\n  "sources": {\n');
  const { code, result } = await svod('config', 'check', '--json', '--config', join(data, 'other.json'));
  expect([code, result()]).toMatchObject([
    2,
    { mistakes: [{ line: 4, at: 'other.json' }], parts: [{ part: 'other.json', mistakes: 1 }, {}] },
  ]);
});

test('config check of an empty svod.json says so, and how to go on', async () => {
  writeFileSync(join(data, 'svod.json'), '\n');
  const { code, stdout } = await svod('config', 'check');
  expect([code, stdout]).toEqual([2, expect.stringMatching(/файл пуст; впишите в него \{\} .*svod init\n/) as string]);
});

test('config check without a svod.json says how to begin', async () => {
  const { code, stdout } = await svodHere(['config', 'check'], { data: newFolder() });
  expect([code, stdout]).toEqual([0, expect.stringContaining('svod init') as string]);
});
