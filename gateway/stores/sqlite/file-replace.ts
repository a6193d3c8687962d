import { existsSync, linkSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GatewayError } from '../../contracts/errors.ts';
import { asGatewayError, guarded, isDamaged } from './errors.ts';
import { syncFile } from './file-backup.ts';

/** A store's file, and what SQLite keeps beside it. */
export const ENDS: readonly string[] = ['', '-wal', '-shm', '-journal'];

/**
 * Puts `copy` where `file` is; what stood there stays under the name `aside`, with its log where it has one. Nobody else may have
 * the old one open. A log is never read together with the new file: that of a whole store is emptied before, any other goes aside.
 * Said again after it was killed, it takes up what it has left. Gives the name of what was put aside; undefined where nothing was.
 */
export function replace(copy: string, file: string, aside: string): string | undefined {
  const doing = `replacing ${file}`;
  try {
    syncFile(copy);
    const held = existsSync(file) ? holdIfWhole(file) : undefined;
    try {
      const kept = putAside(file, aside, held !== undefined);
      renameSync(copy, file);
      syncFile(dirname(file));
      return kept;
    } finally {
      held?.close();
    }
  } catch (error) {
    throw asGatewayError(error, doing);
  }
}

/**
 * Everything has its other name before any of it leaves its place: a process that is killed between loses nothing. Of a store that is
 * held there is the file alone; what its connection needs beside it, that one takes away.
 */
function putAside(file: string, aside: string, isHeld: boolean): string | undefined {
  const ends = isHeld ? [''] : ENDS;
  const kept = ends.filter((end) => existsSync(file + end) && !isEmptyLog(file, end));
  for (const end of kept) if (!isSameFile(file + end, aside + end)) linkSync(file + end, aside + end);
  syncFile(dirname(file));
  for (const end of ends) if (end !== '') rmSync(file + end, { force: true });
  return kept.length === 0 ? undefined : aside + kept[0]!;
}

/** What says nothing: a log without a page, and the index of a log. */
const isEmptyLog = (file: string, end: string): boolean =>
  end === '-shm' || (end !== '' && statSync(file + end).size === 0);

function isSameFile(one: string, other: string): boolean {
  if (!existsSync(other)) return false;
  const [first, second] = [statSync(one, { bigint: true }), statSync(other, { bigint: true })];
  return first.ino === second.ino && first.dev === second.dev;
}

/** Takes a store away that nobody needs. @throws {GatewayError} store.locked */
export function removeStore(file: string): void {
  const held = holdAlone(file);
  try {
    for (const end of ENDS) rmSync(file + end, { force: true });
  } finally {
    held.close();
  }
}

/** The name itself, or with the first number behind it under which nothing stands yet. */
export function freeName(name: string): string {
  const isTaken = (tried: string): boolean => ENDS.some((end) => existsSync(tried + end));
  let free = name;
  for (let number = 2; isTaken(free); number += 1) free = `${name}-${number}`;
  return free;
}

/** What SQLite cannot open nobody works with. */
function holdIfWhole(file: string): DatabaseSync | undefined {
  try {
    return holdAlone(file);
  } catch (error) {
    if (isDamaged(error)) return undefined;
    throw error;
  }
}

/** The file as one file, and nobody else at it. @throws {GatewayError} store.locked */
export function holdAlone(file: string): DatabaseSync {
  return guarded(`taking ${file} out of use`, () => {
    const held = new DatabaseSync(file, { timeout: 0 });
    try {
      held.exec('PRAGMA locking_mode = EXCLUSIVE');
      // Leaving WAL mode asks for the file alone, whoever has it open.
      const { journal_mode: mode } = held.prepare('PRAGMA journal_mode = DELETE').get()!;
      if (mode !== 'delete') throw new GatewayError('store.locked', `taking ${file} out of use: somebody has it open`);
      held.exec('BEGIN EXCLUSIVE');
      return held;
    } catch (error) {
      held.close();
      throw error;
    }
  });
}
