import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { exportKey } from '../keeping/key-export.ts';
import { createKeys, keyFile } from '../data-folder/keys.ts';
import { examined, NOW, used } from '../test/patient.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';
import type { Check, Patient } from './check.ts';

let data: string;
beforeEach(() => (data = join(newFolder(), 'data')));
afterAll(removeFolders);

const checksOf = (more: Partial<Patient> = {}) => examined({ data, ...more });
const checkOf = async (id: string, more: Partial<Patient> = {}): Promise<Check> => (await checksOf(more)).get(id)!;

test('a store in use is whole, and its key should have a copy', async () => {
  await used(data);
  const checks = await checksOf();
  expect(checks.get('store')).toMatchObject({ result: 'ok', detail: { key: 'doctor.store' } });
  expect(checks.get('keys')).toMatchObject({ result: 'warning', fix: { key: 'doctor.key-export' } });
  exportKey(data, join(newFolder(), 'copy.json'), 'correct horse battery staple', NOW);
  expect(await checkOf('keys')).toMatchObject({ result: 'ok', detail: { key: 'doctor.key' } });
});

test.each([
  ['that others may read', (file: string) => chmodSync(file, 0o644), 'key.mode'],
  ['that is torn', (file: string) => writeFileSync(file, '{"svodKey":1,'), 'key.invalid'],
  ['of another store', (file: string) => writeFileSync(file, readFileSync(keyFile(otherKey()))), 'key.mismatch'],
])('a key %s is told', async (_what, spoil, code) => {
  await used(data);
  spoil(keyFile(data));
  expect(await checkOf('keys')).toMatchObject({
    result: 'failed',
    detail: { code, fix: expect.any(String) as string },
  });
});

function otherKey(): string {
  const folder = newFolder();
  createKeys(keyFile(folder));
  return folder;
}

test('a store whose key is gone is told', async () => {
  await used(data);
  const gone = newFolder();
  writeFileSync(join(gone, 'svod.db'), readFileSync(join(data, 'svod.db')));
  expect(await checkOf('keys', { data: gone })).toMatchObject({ result: 'failed', detail: { code: 'key.missing' } });
});

test('a store that is damaged is told, whether its head or a page within', async () => {
  await used(data);
  const file = join(data, 'svod.db');
  const bytes = readFileSync(file);
  writeFileSync(file, bytes.fill(0x55, 4096 * 3, 4096 * 5));
  expect(await checkOf('store')).toMatchObject({ result: 'failed', detail: { code: 'store.damaged' } });
  writeFileSync(file, 'no database at all, but a text that somebody saved here'.repeat(100));
  expect(await checkOf('store')).toMatchObject({ result: 'failed', detail: { code: 'store.damaged' } });
});

test('a store, or one put aside, that others may read is a warning', async () => {
  mkdirSync(data, { mode: 0o700 });
  for (const name of ['svod.db', 'svod.db.before-restore-20261014T120000Z'])
    writeFileSync(join(data, name), '', { mode: name === 'svod.db' ? 0o600 : 0o644 });
  const { result, fix } = await checkOf('data');
  const file = join(data, 'svod.db.before-restore-20261014T120000Z');
  expect([result, fix]).toMatchObject(['warning', { key: 'doctor.data-files-fix', values: { files: file } }]);
});

test('a store put aside is a warning once somebody was forgotten', async () => {
  mkdirSync(data, { mode: 0o700 });
  const file = join(data, 'svod.db.before-key-0a0b0c0d');
  writeFileSync(file, '', { mode: 0o600 });
  expect(await checkOf('data')).toMatchObject({ result: 'ok' });
  writeFileSync(join(data, 'forgotten.json'), '{}', { mode: 0o600 });
  expect(await checkOf('data')).toMatchObject({
    result: 'warning',
    fix: { key: 'doctor.data-aside-fix', values: { files: file } },
  });
});

test('a data folder that others may enter is a warning; one that is none is an error', async () => {
  mkdirSync(data, { mode: 0o755 });
  chmodSync(data, 0o755);
  expect(await checkOf('data')).toMatchObject({ result: 'warning', detail: { values: { mode: '755' } } });
  chmodSync(data, 0o700);
  expect(await checkOf('data')).toMatchObject({ result: 'ok' });
  const file = join(newFolder(), 'file');
  writeFileSync(file, '');
  const moveAway = { result: 'failed', fix: { key: 'doctor.data-in-the-way-fix', values: { file } } };
  expect(await checkOf('data', { data: file })).toMatchObject(moveAway);
  expect(await checkOf('data', { data: join(file, 'data') })).toMatchObject(moveAway);
  writeFileSync(join(data, 'locks'), '');
  expect(await checkOf('data')).toMatchObject({ ...moveAway, fix: { values: { file: join(data, 'locks') } } });
});

test.each([
  ['is torn', '{"svodForgotten":1,"peo'],
  ['is empty', 'null'],
  ['is of another form', '{"svodForgotten":2,"people":[]}'],
  ['holds what is no person', '{"svodForgotten":1,"people":[{"person":"0a"}]}'],
])('a list of forgotten people that %s opens no store, and the doctor says so', async (_what, text) => {
  await used(data);
  writeFileSync(join(data, 'forgotten.json'), text, { mode: 0o600 });
  const { code, stderr } = await runSvod(['ledger', 'verify'], { data, cwd: newFolder() });
  expect([code, stderr]).toEqual([2, expect.stringContaining('[file.invalid]')]);
  expect(await checkOf('forgotten')).toMatchObject({
    result: 'failed',
    detail: { code: 'file.invalid' },
    fix: { key: 'doctor.forgotten-fix' },
  });
  writeFileSync(join(data, 'forgotten.json'), '{"svodForgotten":1,"people":[]}');
  expect(await checkOf('forgotten')).toMatchObject({ result: 'ok', detail: { values: { count: 0 } } });
});
