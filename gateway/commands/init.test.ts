import { existsSync, mkdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { PassThrough } from 'node:stream';
import { makeOutput } from '../terminal/output.ts';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';
import { askAnswers } from './init-questions.ts';

let data: string;
beforeEach(() => (data = newFolder()));
afterAll(removeFolders);

const svod = (...words: string[]) => svodHere(words, { data });
const textOf = (file: string): string => readFileSync(join(data, file), 'utf8');

test('init --yes writes a start with comments, which config check finds right', async () => {
  const { code, result } = await svod('init', '--yes', '--zone', 'Asia/Omsk', '--region', 'Омская область', '--json');
  expect([code, result()]).toMatchObject([0, { config: join(data, 'svod.json'), zone: 'Asia/Omsk' }]);
  expect(JSON.parse(textOf('svod.json'))).toMatchObject({
    $comment: expect.stringContaining('svod config check') as string,
    zone: 'Asia/Omsk',
    sources: { $comment: expect.stringContaining('svod sources import') as string },
    nodes: [{ id: 'region', kind: 'region', name: 'Омская область' }],
  });
  expect(statSync(join(data, 'secrets.json')).mode & 0o777).toBe(0o600);
  expect(textOf('schools.csv')).toBe('\uFEFFисточник;система;код школы;муниципалитет;школа;откуда секрет;адрес\r\n');
  expect((await svod('config', 'check')).code).toBe(0);
  expect((await svod('sources', 'import', 'schools.csv')).code).toBe(0);
});

test('the schema that an editor reads is where the start says', async () => {
  await svod('init', '--yes');
  const { $schema } = JSON.parse(textOf('svod.json')) as { $schema: string };
  expect(existsSync(resolve(data, $schema))).toBe(true);
});

test('the table asks for an address only where each installation has its own', async () => {
  await svod('init', '--yes', '--systems', 'dnevnik-ru', '--lang', 'en');
  expect(textOf('schools.csv')).toBe('\uFEFFsource;system;school id;municipality;school name;secret from\r\n');
});

test('what is there stays as it is', async () => {
  writeFileSync(join(data, 'secrets.json'), '{}', { mode: 0o600 });
  expect((await svod('init', '--yes')).code).toBe(0);
  expect(textOf('secrets.json')).toBe('{}');
  writeFileSync(join(data, 'svod.json'), '{ "mine": true }');
  const { code, stderr } = await svod('init', '--yes');
  expect([code, stderr]).toEqual([2, expect.stringContaining('уже есть и останется как есть') as string]);
  expect(textOf('svod.json')).toBe('{ "mine": true }');
});

test('in a clone of git, the secrets are kept out of it', async () => {
  mkdirSync(join(data, '.git'));
  await svod('init', '--yes');
  expect(textOf('.gitignore')).toBe('data/\nsecrets.json\n');
});

test('without a terminal, and without --yes, it says so', async () => {
  const { code, stderr } = await runSvod(['init'], { data });
  expect([code, stderr]).toEqual([2, expect.stringContaining('svod init --yes ничего не спрашивает') as string]);
});

test.each([
  [['--zone', 'Asia/Omks'], 'пояса «Asia/Omks» нет'],
  [['--systems', 'dnevnik-ru,netscool'], 'системы «netscool» нет (netschool?)'],
])('%j is refused before anything is written', async (words, message) => {
  const { code, stderr } = await svod('init', '--yes', ...words);
  expect([code, stderr]).toEqual([2, expect.stringContaining(message) as string]);
  expect(existsSync(join(data, 'svod.json'))).toBe(false);
});

describe('the questions', () => {
  const GIVEN = { region: 'Регион', zone: 'Europe/Moscow', systems: ['dnevnik-ru', 'netschool'] };
  async function answered(...lines: string[]): Promise<{ readonly told: string; readonly answers: unknown }> {
    const [input, output] = [new PassThrough(), new PassThrough()];
    input.end(lines.map((line) => `${line}\n`).join(''));
    const answers = await askAnswers(GIVEN, GIVEN.systems, makeOutput('ru', false), { input, output });
    return { told: String(output.read()), answers };
  }

  test('take what is given for an empty line', async () => {
    expect((await answered('', '', '')).answers).toEqual(GIVEN);
  });

  test('are asked again where the answer is wrong', async () => {
    const { told, answers } = await answered('Омская область', 'Omsk', 'Asia/Omsk', 'netscool', 'netschool');
    expect(answers).toEqual({ region: 'Омская область', zone: 'Asia/Omsk', systems: ['netschool'] });
    expect(told).toMatch(/пояса «Omsk» нет[^]*системы «netscool» нет \(netschool\?\)/);
  });

  test('end where the person leaves', async () => {
    await expect(answered('Омская область')).rejects.toMatchObject({ code: 'stopped' });
  });
});
