import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Stray } from '../contracts/keeping.ts';
import type { StoreFiles } from '../contracts/store-file.ts';
import { storeFile } from '../data-folder/data-folder.ts';
import { deriveWithin, scopeOf } from '../forward/outgoing.ts';
import { outgoingOf } from '../forwarding/forwarding.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { nodeFinder } from '../registry/node-finder.ts';
import { keyFile, keysIn, newKey, readKeyFile, replaceKeyFile, replacePrivate } from '../data-folder/keys.ts';

/** Strays noted in one transaction. */
const AT_ONCE = 1_000;

export interface Replaced {
  readonly before: string;
  readonly keyId: string;
  /** Sheets that platforms hold under the old pseudonyms: the next balance withdraws them. */
  readonly toWithdraw: number;
  /** Sources that stand in no configuration: nobody reads them again by himself. */
  readonly imported: readonly string[];
}

/** Where the new store is made. */
const workshop = (data: string): string => join(data, 'key-replacement');
/** When it is made, all that is left is to put it into its place: this file says what the names of the old store and key end in then. */
const readyFile = (data: string): string => join(workshop(data), 'ready');
const keyIdIn = (data: string): string => keysIn(readKeyFile(keyFile(data))).keyId;

/** Whether an earlier replacement was interrupted when its key stood in its place already. Before that nothing has happened yet. */
export const isReplacing = (data: string): boolean =>
  existsSync(readyFile(data)) && keyIdIn(data) === keyIdIn(workshop(data));

/**
 * A new secret, after the old one has leaked: all pseudonyms change. No store ever mixes two keys: a new, empty one is made beside
 * the old one, and takes over what is no pseudonym (who was forgotten, who looked, what a person decided of gates, the epoch) and
 * the list of what platforms are to withdraw. Everything is read anew from the vendors. Old store and key stay aside.
 */
export async function makeReplacement(old: Gateway, configFile: string | undefined): Promise<Replaced> {
  const room = workshop(old.data);
  rmSync(room, { recursive: true, force: true });
  mkdirSync(room, { recursive: true, mode: 0o700 });
  const forgotten = old.keys.subkey('forgotten').toString('base64');
  const key = { ...newKey(), forgotten };
  replaceKeyFile(keyFile(room), key);
  const fresh = await openGateway({ configFile: configFile ?? old.config.file, data: room });
  try {
    const toWithdraw = await carryOver(old, fresh);
    await fresh.close();
    writeFileSync(readyFile(old.data), asideEnding(old));
    return { before: old.keys.keyId, keyId: keysIn(key).keyId, toWithdraw, imported: await importedOf(old) };
  } catch (error) {
    await fresh.close();
    throw error;
  }
}

async function carryOver(old: Gateway, fresh: Gateway): Promise<number> {
  const { keeping } = old;
  fresh.keeping.noteForgotten(keeping.forgetReports());
  for (const look of keeping.looks().toReversed()) fresh.keeping.noteLook(look);
  for (const verdict of (await old.operations.gates()).values())
    if (verdict.by === 'person') await fresh.operations.keepVerdict(verdict);
  fresh.keeping.raiseEpoch(keeping.epoch() + 1);
  let toWithdraw = 0;
  for (const { name } of old.config.destinations) {
    const strays = straysOf(old, name);
    for (let at = 0; at < strays.length; at += AT_ONCE) fresh.keeping.noteStrays(name, strays.slice(at, at + AT_ONCE));
    toWithdraw += strays.length;
  }
  return toWithdraw;
}

/** Everything that a destination acknowledged under keys of the old secret. */
function straysOf(old: Gateway, name: string): readonly Stray[] {
  const { keeping, now, config } = old;
  const nodeOf = nodeFinder(config.nodes);
  const { derive } = outgoingOf(old, name);
  const common = { seenAt: now(), isLost: true };
  const own = keeping.days().flatMap((day) =>
    [...keeping.heldOn(name, day)].flatMap((sheet): Stray[] => {
      const node = sheet.node ?? nodeOf(sheet.source, sheet.school);
      if (node === undefined || sheet.hash === undefined) return [];
      const scope = scopeOf(sheet, deriveWithin(sheet, derive));
      return [{ node, kind: sheet.kind, scope, day, ...common }];
    }),
  );
  return [...own, ...keeping.strays(name)];
}

async function importedOf({ config, store }: Gateway): Promise<readonly string[]> {
  const sources = new Set<string>();
  for await (const { source } of store.runs()) sources.add(source);
  return [...sources].filter((source) => !config.sources.some(({ name }) => name === source)).sort();
}

/** An end of name under which neither a store nor a key stands aside yet. */
function asideEnding({ data, keys }: Gateway): string {
  const isTaken = (ending: string): boolean =>
    [storeFile(data), keyFile(data)].some((path) => existsSync(path + ending));
  let ending = `.before-key-${keys.keyId}`;
  for (let number = 2; isTaken(ending); number += 1) ending = `.before-key-${keys.keyId}-${number}`;
  return ending;
}

/**
 * Puts the new key and the new store into their places; killed between the two, it is said again: what is left to do is told by the
 * keys that stand there. Gives the names that the old store and the old key have now.
 */
export function finishReplacement(data: string, files: StoreFiles): readonly string[] {
  const [file, key, room] = [storeFile(data), keyFile(data), workshop(data)];
  const ending = readFileSync(readyFile(data), 'utf8');
  const fresh = keyIdIn(room);
  if (keyIdIn(data) !== fresh) {
    replacePrivate(key + ending, readFileSync(key, 'utf8'));
    replaceKeyFile(key, readKeyFile(keyFile(room)));
  }
  if (!existsSync(file) || files.facts(file).keyId !== fresh) files.putInPlace(storeFile(room), file, file + ending);
  rmSync(room, { recursive: true, force: true });
  return [file + ending, key + ending];
}
