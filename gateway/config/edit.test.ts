import {
  chmodSync,
  chownSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  statSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { removeFolders } from '../test/svod-process.ts';
import { RULES, source, type WrittenConfig, writtenConfig } from '../test/written-config.ts';
import { editConfig } from './edit.ts';

let svod: WrittenConfig;
beforeEach(() => (svod = writtenConfig()));
afterAll(removeFolders);

const DOCUMENT = { zone: 'Asia/Omsk', ...source({ token: { $env: 'TOKEN' } }) };
const pause = (file: string) => editConfig(file, [{ path: ['sources', 's1', 'paused'], value: true }], RULES);
const isPaused = (file: string): unknown =>
  (JSON.parse(readFileSync(file, 'utf8')) as { sources: { s1: { paused?: boolean } } }).sources.s1.paused;

test('a link to svod.json stays a link, and the file that it leads to is changed', () => {
  const real = svod.write(DOCUMENT);
  const elsewhere = join(svod.folder, 'etc');
  mkdirSync(elsewhere);
  const link = join(elsewhere, 'svod.json');
  symlinkSync('../svod.json', link);
  pause(link);
  expect([lstatSync(link).isSymbolicLink(), isPaused(real)]).toEqual([true, true]);
  expect([readdirSync(svod.folder), readdirSync(elsewhere)]).toEqual([['etc', 'svod.json'], ['svod.json']]);
});

test('the files that svod.json names are looked for where it is called, link or not', () => {
  svod.write({ ...DOCUMENT, ...source({}), secrets: 'secrets.json' });
  const elsewhere = join(svod.folder, 'etc');
  mkdirSync(elsewhere);
  symlinkSync('../svod.json', join(elsewhere, 'svod.json'));
  writeFileSync(join(elsewhere, 'secrets.json'), '{"s1": {"url": "https://a.example"}}', { mode: 0o600 });
  expect(() => pause(join(elsewhere, 'svod.json'))).toThrow(/etc\/svod\.json; .*the setting "url" is no secret/);
});

test('the file keeps its mode whatever the shell would give a new one', () => {
  const file = svod.write(DOCUMENT);
  chmodSync(file, 0o664);
  const before = process.umask(0o077);
  try {
    pause(file);
  } finally {
    process.umask(before);
  }
  expect(statSync(file).mode & 0o777).toBe(0o664);
});

test('a file of the service’s user stays that user’s, whoever changes it', () => {
  const file = svod.write(DOCUMENT);
  // Only root can give a file away; anybody else has it stay one's own.
  if (process.getuid?.() === 0) chownSync(file, 65_534, 65_534);
  const { uid, gid } = statSync(file);
  pause(file);
  expect(statSync(file)).toMatchObject({ uid, gid });
});

test('a mark that an editor put in front of the file does not matter', () => {
  const file = svod.write(`\uFEFF${JSON.stringify(DOCUMENT)}`);
  pause(file);
  expect(isPaused(file)).toBe(true);
});

test('what would be wrong is told of the file under its own name, and nothing is written', () => {
  const file = svod.write(DOCUMENT);
  const wrong = [{ path: ['rawDays'], value: 'x' }];
  expect(() => editConfig(file, wrong, RULES)).toThrow(/svod\.json; .*line \d+, \/rawDays: must be integer/);
  expect(readdirSync(svod.folder)).toEqual(['svod.json']);
  expect(readFileSync(file, 'utf8')).not.toContain('rawDays');
});
