import { existsSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { storeFile } from '../data-folder/data-folder.ts';
import { keyFile, newKey, readKeyFile, readKeys } from '../data-folder/keys.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { lessons, marks, rosterPage, week } from '../test/tiny-pages.ts';
import { SOURCE, tinySource } from '../test/tiny-source.ts';
import { forgetPupils } from './forget.ts';
import { readForgotten } from './forgotten-list.ts';
import { exportedAt, exportKey, readExport } from './key-export.ts';
import { importExport, importKey } from './key-import.ts';
import { restoreBackup } from './restore.ts';
import { beginRotation, finishRotation } from './rotate.ts';

afterAll(removeFolders);

const NOW = new Date('2026-10-14T12:00:00Z');
const PHRASE = 'очень длинная фраза';
const signal = new AbortController().signal;

/** A region: a backup of it, and its key as it was before a rotation and after it. */
async function region() {
  const source = await tinySource();
  const { data } = source.gateway;
  await source.collect([rosterPage(), week([...lessons(2), ...marks('2', 1, 'xyz')])]);
  await source.gateway.close();
  const older = readKeyFile(keyFile(data));
  beginRotation(data);
  const gateway = await openGateway({ data, at: NOW });
  finishRotation(gateway, signal);
  await gateway.close();
  const backup = join(newFolder(), 'region.backup');
  const folder = openDataFolder({ data, at: NOW });
  await folder.files.backUp(folder.file, backup, { signal });
  return { data, backup, older, newer: readKeyFile(keyFile(data)) };
}

const restored = async (data: string, backup: string): Promise<number> =>
  (await restoreBackup(openDataFolder({ data, at: NOW }), backup)).lost;
const used = async (data: string): Promise<void> => (await openGateway({ data, at: NOW })).close();
const codeOf = (work: () => unknown): unknown => {
  try {
    return work();
  } catch (error) {
    return (error as { code: unknown }).code;
  }
};

test('on a new machine the key comes first: its folder is made, for its owner alone', async () => {
  const { backup, newer } = await region();
  const data = join(newFolder(), 'srv', 'data');
  expect(importKey(data, newer)).toEqual({ how: 'taken' });
  expect([data, keyFile(data)].map((path) => statSync(path).mode & 0o777)).toEqual([0o700, 0o600]);
  expect(importKey(data, newer)).toEqual({ how: 'same' });
  expect(await restored(data, backup)).toBe(0);
});

test('a key that another command has made meanwhile makes way, with its empty store, and is kept aside', async () => {
  const { backup, newer } = await region();
  const data = newFolder();
  await used(data);
  const made = readKeyFile(keyFile(data));
  const { how, aside } = importKey(data, newer);
  expect([how, readKeyFile(aside!)]).toEqual(['taken', made]);
  expect(existsSync(storeFile(data))).toBe(false);
  expect(await restored(data, backup)).toBe(0);
});

test('of two exports of one key the one of after the rotation counts where nothing is stored yet', async () => {
  const { backup, older, newer } = await region();
  const data = newFolder();
  importKey(data, older);
  expect(importKey(data, newer).how).toBe('taken');
  expect(readKeyFile(keyFile(data))).toEqual(newer);
  expect(await restored(data, backup)).toBe(0);
});

test('a store in use goes on with its own sealing key, and opens what the other one has sealed', async () => {
  const { data, backup, older, newer } = await region();
  importKey(data, older);
  const [own] = newer.seals!;
  expect(readKeyFile(keyFile(data)).seals![0]).toBe(own);
  expect(readKeys(keyFile(data)).olderSeals).toHaveLength(1);
  expect(importKey(data, newer)).toEqual({ how: 'same' });

  const elsewhere = newFolder();
  importKey(elsewhere, older);
  expect(await restored(elsewhere, backup)).toBeGreaterThan(0);
  expect(importKey(elsewhere, newer)).toEqual({ how: 'joined' });
  expect(await restored(elsewhere, backup)).toBe(0);
});

test('the key of a store in which something is kept is never replaced by another one', async () => {
  const { data, newer } = await region();
  expect(codeOf(() => importKey(data, newKey()))).toBe('key.mismatch');
  writeFileSync(storeFile(data), 'x'.repeat(5000));
  expect(codeOf(() => importKey(data, newKey()))).toBe('key.mismatch');
  expect(readKeyFile(keyFile(data))).toEqual(newer);
});

test.each([
  ['lost', (file: string) => rmSync(file)],
  ['garbled', (file: string) => writeFileSync(file, '{"svodKey"', { mode: 0o600 })],
  ['of another store', (file: string) => writeFileSync(file, JSON.stringify(newKey()), { mode: 0o600 })],
])('a key file that is %s comes back from the export', async (_what, spoil) => {
  const { data, newer } = await region();
  spoil(keyFile(data));
  const left = existsSync(keyFile(data)) ? readFileSync(keyFile(data), 'utf8') : undefined;
  const { how, aside } = importKey(data, newer);
  expect(how).toBe('taken');
  if (left !== undefined) expect(readFileSync(aside!, 'utf8')).toBe(left);
  const gateway = await openGateway({ data, at: NOW });
  const quarantined = await Array.fromAsync(gateway.store.quarantined(SOURCE));
  expect(quarantined).toHaveLength(1);
  expect(await gateway.store.quarantinedRaw(quarantined[0]!.id)).toContain('xyz');
  await gateway.close();
});

test('whom the region has forgotten comes along with the key: an old backup forgets them on a new machine too', async () => {
  const { data, backup } = await region();
  const gateway = await openGateway({ data, at: NOW });
  forgetPupils(gateway, ['2'], [{ system: 'dnevnik-ru', installation: '', school: '1' }]);
  await gateway.close();
  expect(exportedAt(data)).toBeUndefined();
  const target = join(newFolder(), 'svod.key');
  exportKey(data, target, PHRASE, NOW);

  const machine = newFolder();
  importExport(machine, readExport(target, PHRASE));
  expect(exportedAt(machine)).toEqual(NOW);
  const { forgottenAgain } = await restoreBackup(openDataFolder({ data: machine, at: NOW }), backup);
  expect(forgottenAgain).toBe(1);
  expect(readForgotten(machine)).toEqual(readForgotten(data));
});

test('an export is old as soon as somebody else is forgotten', async () => {
  const { data } = await region();
  exportKey(data, join(newFolder(), 'svod.key'), PHRASE, NOW);
  expect(exportedAt(data)).toEqual(NOW);
  const gateway = await openGateway({ data, at: NOW });
  forgetPupils(gateway, ['2'], [{ system: 'dnevnik-ru', installation: '', school: '1' }]);
  await gateway.close();
  expect(exportedAt(data)).toBeUndefined();
});
