import { copyFileSync, existsSync, linkSync, readdirSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { RawRecord } from '../contracts/records.ts';
import { storeFile } from '../data-folder/data-folder.ts';
import type { Gateway } from '../gateway.ts';
import { keyFile, readKeyFile, readKeys, replaceKeyFile } from '../data-folder/keys.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { removeFolders } from '../test/svod-process.ts';
import { lessons, marks, rosterPage, week } from '../test/tiny-pages.ts';
import { SOURCE, tinySource, type TinySource } from '../test/tiny-source.ts';
import { forgetPupils } from './forget.ts';
import { finishReplacement, isReplacing, makeReplacement } from './replace.ts';
import { beginRotation } from './rotate.ts';

afterAll(removeFolders);

const NOW = new Date('2026-10-14T12:00:00Z');
const ID = '7700700700701';
/** Their vendor's ids stand in no cursor; the pupil is told by the bodies alone. */
const plain = (records: readonly RawRecord[]): readonly RawRecord[] =>
  records.map(({ pupil: _pupil, ...rest }) => rest);
const WEEK = week(plain([...lessons(2), ...marks(ID, 2), ...marks('2', 1, 'xyz')]));

async function filled(destinations: readonly string[] = []): Promise<TinySource> {
  const source = await tinySource({ destinations });
  await source.collect([rosterPage(), WEEK]);
  return source;
}

/** A replacement from its beginning to its end; gives what it put aside. */
async function replaced(data: string): Promise<readonly string[]> {
  const gateway = await openGateway({ data, at: NOW });
  await made(gateway);
  return finish(data);
}
async function made(gateway: Gateway): ReturnType<typeof makeReplacement> {
  const made = await makeReplacement(gateway, join(gateway.data, 'svod.json'));
  await gateway.close();
  return made;
}
const finish = (data: string): readonly string[] => finishReplacement(data, openDataFolder({ data, at: NOW }).files);
/** Key ids of the store and of the key file; of those that stand aside where they are given. */
const keyIds = (
  data: string,
  [file, key]: readonly string[] = [storeFile(data), keyFile(data)],
): readonly unknown[] => [openDataFolder({ data, at: NOW }).files.facts(file!).keyId, readKeys(key!).keyId];

test('a replacement makes a store of its own under a new key; who was forgotten, who looked and what is to be withdrawn come along', async () => {
  const { gateway } = await filled(['mono-log']);
  const { data, keys, keeping } = gateway;
  forgetPupils(gateway, [ID], [{ system: 'dnevnik-ru', installation: '', school: '1' }]);
  keeping.noteLook({ at: NOW, who: 'w', source: SOURCE, count: 1, why: 'y' });
  const epoch = keeping.epoch();
  const { before, keyId, imported } = await made(gateway);
  const aside = finish(data);
  expect([before, imported]).toEqual([keys.keyId, [SOURCE]]);
  expect(keyId).not.toBe(before);
  expect(keyIds(data, aside)).toEqual([before, before]);
  expect(readdirSync(data)).not.toContain('key-replacement');
  const fresh = await openGateway({ data, at: NOW });
  expect([fresh.keys.keyId, await Array.fromAsync(fresh.store.sheets({}))]).toEqual([keyId, []]);
  expect(fresh.keeping.epoch()).toBeGreaterThan(epoch);
  expect(fresh.keeping.looks()).toHaveLength(1);
  expect(fresh.keeping.forgetReports()).toHaveLength(1);
  await fresh.close();
});

test('whoever was forgotten stays so under the new key', async () => {
  const source = await filled();
  const { data } = source.gateway;
  forgetPupils(source.gateway, [ID], [{ system: 'dnevnik-ru', installation: '', school: '1' }]);
  await made(source.gateway);
  finish(data);
  const fresh = await openGateway({ data, at: NOW });
  const again = await source.collectInto(fresh, [rosterPage(), WEEK]);
  expect(again.counts.filtered).toMatchObject({ forgotten: 2 });
  await fresh.close();
});

test('a replacement that was killed between key and store opens with neither, and is finished by saying it again', async () => {
  const { gateway } = await filled();
  const { data } = gateway;
  const { keyId } = await made(gateway);
  expect(isReplacing(data)).toBe(false);
  replaceKeyFile(keyFile(data), readKeyFile(keyFile(join(data, 'key-replacement'))));
  await expect(openGateway({ data, at: NOW })).rejects.toMatchObject({ code: 'key.mismatch' });
  expect(isReplacing(data)).toBe(true);
  const [aside] = finish(data);
  expect(keyIds(data)).toEqual([keyId, keyId]);
  expect(existsSync(aside!)).toBe(true);
  await (await openGateway({ data, at: NOW })).close();
});

test('a replacement that was killed when the old store had its other name already is finished too', async () => {
  const { gateway } = await filled();
  const { data, keys } = gateway;
  const { keyId } = await made(gateway);
  replaceKeyFile(keyFile(data), readKeyFile(keyFile(join(data, 'key-replacement'))));
  const aside = `${storeFile(data)}.before-key-${keys.keyId}`;
  linkSync(storeFile(data), aside);
  expect(finish(data)[0]).toBe(aside);
  expect(keyIds(data)).toEqual([keyId, keyId]);
  expect(readdirSync(data)).not.toContain('key-replacement');
});

test('what was put aside is put back, rotated, and replaced once more: each time the new store stands, and nothing is overwritten', async () => {
  const { gateway } = await filled();
  const { data, keys } = gateway;
  await gateway.close();
  const first = await replaced(data);
  const [, between] = keyIds(data);
  for (const [index, file] of [storeFile(data), keyFile(data)].entries()) {
    rmSync(file);
    copyFileSync(first[index]!, file);
  }
  beginRotation(data);
  const second = await replaced(data);
  expect(new Set([...first, ...second]).size).toBe(4);
  const [store, key] = keyIds(data);
  expect(store).toBe(key);
  expect([keys.keyId, between]).not.toContain(key);
  for (const aside of [first, second]) expect(keyIds(data, aside)).toEqual([keys.keyId, keys.keyId]);
  expect(readKeys(first[1]!).olderSeals).toHaveLength(0);
  expect(readKeys(second[1]!).olderSeals).toHaveLength(1);
  expect(statSync(second[1]!).mode & 0o777).toBe(0o600);
});
