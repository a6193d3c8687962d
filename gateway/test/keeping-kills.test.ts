import { copyFileSync, cpSync, existsSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { storeFile } from '../data-folder/data-folder.ts';
import { keyFile, readKeys } from '../data-folder/keys.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { svodHere } from './svod-here.ts';
import { newFolder, removeFolders, runSvod, SVOD } from './svod-process.ts';

/*
 * Whole processes of backup, restore and the key's commands are killed at moments spread over their work. Whatever the moment: what
 * stands there is the store of before or the one of after, whole, under the key that fits, and saying the command again ends it.
 */

const DIARY = join(SVOD, '..', '..', 'adapters', 'netschool', 'fixtures', 'diary-2023-04-10.json');
const KILLS = 4;

let base: string;
beforeAll(async () => {
  base = newFolder();
  const words = ['import', DIARY, '--source', 's', '--system', 'netschool'];
  expect((await svodHere(words, { data: base })).code).toBe(0);
  const { file, files } = openDataFolder({ data: base });
  await files.backUp(file, join(base, 'backup.db'), { signal: new AbortController().signal });
  await svodHere(['import', DIARY, '--source', 'later', '--system', 'netschool'], { data: base });
}, 60_000);
afterAll(removeFolders);

/** The sources whose sheets a store has; it must open, with its own key, and be whole. */
async function contentOf(data: string): Promise<readonly string[]> {
  const gateway = await openGateway({ data });
  try {
    expect((await gateway.store.ledger()).differences).toEqual([]);
    for await (const { id } of gateway.store.quarantined()) await gateway.store.quarantinedRaw(id);
    const sheets = await Array.fromAsync(gateway.store.sheets({}));
    return [...new Set(sheets.map(({ source }) => source))].sort();
  } finally {
    await gateway.close();
  }
}

/** A copy of the folder, on which the command is killed; the moments are spread over how long it takes. */
async function* killed(words: readonly string[]): AsyncIterable<string> {
  const whole = newFolder();
  cpSync(base, whole, { recursive: true });
  const from = performance.now();
  expect(await runSvod(words, { data: whole })).toMatchObject({ code: 0 });
  const took = performance.now() - from;
  for (let kill = 1; kill <= KILLS; kill += 1) {
    const data = newFolder();
    cpSync(base, data, { recursive: true });
    // The first half of the time the program only starts.
    const after = took * (0.4 + (0.6 * kill) / KILLS);
    await runSvod(words, {
      data,
      onChild: (child) => void setTimeout(() => child.kill('SIGKILL'), after),
    });
    yield data;
    rmSync(data, { recursive: true });
  }
}

const FOREVER = 120_000;

test(
  'a backup that is killed is not there, or is whole',
  async () => {
    for await (const data of killed(['backup', 'b.db'])) {
      const { files } = openDataFolder({ data });
      if (existsSync(join(data, 'b.db')))
        expect(files.check(join(data, 'b.db'))).toMatchObject({ damages: [], ledger: { difference: 0 } });
      else expect((await svodHere(['backup', 'b.db'], { data })).code).toBe(0);
      expect(readdirSync(data).filter((name) => name.includes('.part'))).toEqual([]);
      expect(await contentOf(data)).toEqual(['later', 's']);
    }
  },
  FOREVER,
);

test(
  'a restore that is killed leaves the store of before, or the restored one',
  async () => {
    for await (const data of killed(['restore', 'backup.db', '--yes'])) {
      const content = await contentOf(data);
      expect([['later', 's'], ['s']]).toContainEqual(content);
      expect((await svodHere(['restore', 'backup.db', '--yes'], { data })).code).toBe(0);
      expect(await contentOf(data)).toEqual(['s']);
    }
  },
  FOREVER,
);

test(
  'a rotation that is killed opens everything that is sealed, and is ended by saying it again',
  async () => {
    for await (const data of killed(['key', 'rotate'])) {
      expect(await contentOf(data)).toEqual(['later', 's']);
      expect((await svodHere(['key', 'rotate'], { data })).code).toBe(0);
      expect(readKeys(keyFile(data)).olderSeals).toEqual([]);
      expect(await contentOf(data)).toEqual(['later', 's']);
    }
  },
  FOREVER,
);

test(
  'a replacement that is killed mixes no two keys, and is ended by saying it again',
  async () => {
    const { keyId } = readKeys(keyFile(base));
    for await (const data of killed(['key', 'replace', '--yes'])) {
      const files = (): unknown => openDataFolder({ data }).files.facts(storeFile(data)).keyId;
      const isDone = readKeys(keyFile(data)).keyId !== keyId && readKeys(keyFile(data)).keyId === files();
      if (isDone) expect(await contentOf(data)).toEqual([]);
      else expect((await svodHere(['key', 'replace', '--yes'], { data })).code).toBe(0);
      expect(readKeys(keyFile(data)).keyId).toBe(files());
      expect(files()).not.toBe(keyId);
      const aside = openDataFolder({ data }).files.check(`${storeFile(data)}.before-key-${keyId}`);
      expect(aside).toMatchObject({ keyId, damages: [], ledger: { difference: 0 } });
    }
  },
  FOREVER,
);

test(
  'a store of the version before that is killed while it is brought up is of either version',
  async () => {
    const { files } = openDataFolder({ data: base });
    const old = newFolder();
    for (const name of ['key.json', 'svod.db']) copyFileSync(join(base, name), join(old, name));
    files.goBack(storeFile(old), 1);
    for (let kill = 1; kill <= KILLS; kill += 1) {
      const data = newFolder();
      cpSync(old, data, { recursive: true });
      await runSvod(['ledger', 'verify'], {
        data,
        onChild: (child) => void setTimeout(() => child.kill('SIGKILL'), 150 + kill * 60),
      });
      expect([1, files.schema]).toContain(files.facts(storeFile(data)).schema);
      expect(await contentOf(data)).toEqual(['later', 's']);
    }
  },
  FOREVER,
);
