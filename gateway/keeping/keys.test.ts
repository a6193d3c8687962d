import { readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RawRecord } from '../contracts/records.ts';
import {
  keyFile,
  keysIn,
  newKey,
  readKeyFile,
  readKeys,
  replaceKeyFile,
  type WrittenKey,
} from '../data-folder/keys.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';
import { lessons, marks, rosterPage, week } from '../test/tiny-pages.ts';
import { SOURCE, tinySource, type TinySource } from '../test/tiny-source.ts';
import { exportedAt, exportHeader, exportKey, lastExport, readExport } from './key-export.ts';
import { beginReturn, beginRotation, finishRotation, isRotated } from './rotate.ts';

afterAll(removeFolders);

const PHRASE = 'очень длинная фраза';
const NOW = new Date('2026-10-14T12:00:00Z');
const signal = new AbortController().signal;
const ID = '7700700700701';
/** Their vendor's ids stand in no cursor; the pupil is told by the bodies alone. */
const plain = (records: readonly RawRecord[]): readonly RawRecord[] =>
  records.map(({ pupil: _pupil, ...rest }) => rest);
const WEEK = week(plain([...lessons(2), ...marks(ID, 2), ...marks('2', 1, 'xyz')]));

async function filled(): Promise<TinySource> {
  const source = await tinySource();
  await source.collect([rosterPage(), WEEK]);
  return source;
}
const codeOf = (work: () => unknown): unknown => {
  try {
    work();
    return 'no error';
  } catch (error) {
    return (error as { code: unknown }).code;
  }
};

describe('a key that is exported', () => {
  test('comes back with the passphrase, and with no other; nothing of it is in clear', () => {
    const data = newFolder();
    const key: WrittenKey = { ...newKey(), seals: [newKey().secret], forgotten: newKey().secret };
    replaceKeyFile(keyFile(data), key);
    const target = join(data, 'exported');
    expect(exportedAt(data)).toBeUndefined();
    expect(exportKey(data, target, PHRASE, NOW).keyId).toBe(keysIn(key).keyId);
    expect(statSync(target).mode & 0o777).toBe(0o600);
    expect(readFileSync(target, 'utf8')).not.toContain(key.secret.slice(0, 8));
    expect(readExport(target, PHRASE)).toEqual({ key, people: [], at: NOW });
    expect(codeOf(() => readExport(target, `${PHRASE}!`))).toBe('key.passphrase');
    expect(exportedAt(data)).toEqual(NOW);
    expect(codeOf(() => exportKey(data, target, PHRASE, NOW))).toBe('file.unwritable');
  });

  test('counts as exported only while it is the present one', () => {
    const data = newFolder();
    replaceKeyFile(keyFile(data), newKey());
    exportKey(data, join(data, 'exported'), PHRASE, NOW);
    beginRotation(data);
    expect(exportedAt(data)).toBeUndefined();
  });

  test('of before a rotation is told from one of after it, without a passphrase; an altered header is found out', async () => {
    const source = await tinySource();
    const { data } = source.gateway;
    await source.gateway.close();
    const [before, after] = ['before', 'after'].map((name) => join(data, name)) as [string, string];
    exportKey(data, before, PHRASE, NOW);
    beginRotation(data);
    const gateway = await openGateway({ data, at: NOW });
    finishRotation(gateway, signal);
    await gateway.close();
    expect(lastExport(data)).toEqual({ at: NOW, sealId: exportHeader(before).sealId, isCurrent: false });
    const { keyId, sealId } = exportKey(data, after, PHRASE, NOW);
    expect([exportHeader(after), exportHeader(before).keyId]).toEqual([{ keyId, sealId, at: NOW }, keyId]);
    expect(exportHeader(before).sealId).not.toBe(sealId);
    expect([lastExport(data)?.isCurrent, readKeys(keyFile(data)).sealId]).toEqual([true, sealId]);
    const altered = { ...(JSON.parse(readFileSync(before, 'utf8')) as object), sealId };
    writeFileSync(before, JSON.stringify(altered));
    expect(codeOf(() => readExport(before, PHRASE))).toBe('key.invalid');
  });

  test.each([
    ['is not there', undefined, 'file.unreadable'],
    ['is not JSON', '{', 'key.invalid'],
    ['is a key file', JSON.stringify(newKey()), 'key.invalid'],
    ['is null', 'null', 'key.invalid'],
  ])('that %s is refused', (_what, text, code) => {
    const file = join(newFolder(), 'exported');
    if (text !== undefined) writeFileSync(file, text);
    expect(codeOf(() => readExport(file, PHRASE))).toBe(code);
  });

  test.each([[{ seals: [] }], [{ seals: ['x'] }], [{ forgotten: 1 }], [{ seals: 'x' }]])(
    'a key file with %j is refused',
    (more) => {
      const file = keyFile(newFolder());
      writeFileSync(file, JSON.stringify({ ...newKey(), ...more }), { mode: 0o600 });
      expect(codeOf(() => readKeys(file))).toBe('key.invalid');
    },
  );
});

/** Raw records of the quarantine and the raw answers, as the present key opens them. */
async function sealedIn(data: string): Promise<readonly string[]> {
  const gateway = await openGateway({ data, at: NOW });
  try {
    const opened: string[] = [];
    for await (const { id } of gateway.store.quarantined()) opened.push(await gateway.store.quarantinedRaw(id));
    for await (const { answers } of gateway.store.rawPages(SOURCE)) opened.push(Buffer.from(answers).toString('hex'));
    expect((await gateway.store.ledger()).difference).toBe(0);
    return opened;
  } finally {
    await gateway.close();
  }
}

describe('a rotation', () => {
  test('seals everything with a new key; pseudonyms stay, the old key opens nothing any more', async () => {
    const { gateway } = await filled();
    const { data } = gateway;
    await gateway.close();
    const before = await sealedIn(data);
    const old = readKeyFile(keyFile(data));
    expect(beginRotation(data)).toEqual({ isContinued: false });
    const opened = await openGateway({ data, at: NOW });
    expect(finishRotation(opened, signal)).toEqual({ resealed: 2, lost: 0, isWhole: true });
    await opened.close();
    expect(readKeyFile(keyFile(data)).seals).toHaveLength(1);
    expect(await sealedIn(data)).toEqual(before);
    expect(readKeys(keyFile(data)).keyId).toBe(keysIn(old).keyId);
    replaceKeyFile(keyFile(data), old);
    await expect(sealedIn(data)).rejects.toMatchObject({ code: 'store.damaged' });
  });

  test('that was interrupted opens with both keys, and goes on with the one it began with', async () => {
    const { gateway } = await filled();
    const { data } = gateway;
    await gateway.close();
    const before = await sealedIn(data);
    beginRotation(data);
    const { seals } = readKeyFile(keyFile(data));
    expect(await sealedIn(data)).toEqual(before);
    const stopped = await openGateway({ data, at: NOW });
    expect(finishRotation(stopped, AbortSignal.abort())).toMatchObject({ isWhole: false });
    await stopped.close();
    expect(beginRotation(data)).toEqual({ isContinued: true });
    expect(readKeyFile(keyFile(data)).seals).toEqual(seals);
    const opened = await openGateway({ data, at: NOW });
    expect(finishRotation(opened, signal)).toMatchObject({ resealed: 2, isWhole: true });
    await opened.close();
    expect(readKeyFile(keyFile(data)).seals).toEqual(seals!.slice(0, 1));
    expect(await sealedIn(data)).toEqual(before);
  });

  test('is taken back for a version that knows only the key of the secret', async () => {
    const { gateway } = await filled();
    const { data } = gateway;
    await gateway.close();
    const before = await sealedIn(data);
    const { secret } = readKeyFile(keyFile(data));
    for (const begin of [beginRotation, beginReturn]) {
      begin(data);
      expect(isRotated(data)).toBe(true);
      const opened = await openGateway({ data, at: NOW });
      finishRotation(opened, signal);
      await opened.close();
    }
    expect(isRotated(data)).toBe(false);
    replaceKeyFile(keyFile(data), { svodKey: 1, secret });
    expect(await sealedIn(data)).toEqual(before);
  });

  test('a backup of before it is restored without what no key opens any more; that is read anew', async () => {
    const source = await filled();
    const { data } = source.gateway;
    await source.gateway.close();
    const folder = openDataFolder({ data, at: NOW });
    const backup = join(data, 'backup.db');
    await folder.files.backUp(folder.file, backup, { signal });
    beginRotation(data);
    const opened = await openGateway({ data, at: NOW });
    finishRotation(opened, signal);
    await opened.close();
    const { file, files } = openDataFolder({ data, at: NOW });
    await files.restore(backup, file, { now: NOW, forgotten: { people: [], digestOf: (pseudonym) => pseudonym } });
    const restored = await openGateway({ data, at: NOW });
    expect(await Array.fromAsync(restored.store.rawPages(SOURCE))).toEqual([]);
    expect((await restored.store.ledger()).difference).toBe(0);
    const states = await Array.fromAsync(restored.store.slices(SOURCE));
    expect(states.some(({ fingerprint }) => fingerprint === '')).toBe(true);
    await restored.close();
  });
});
