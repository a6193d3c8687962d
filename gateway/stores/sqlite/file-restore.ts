import { copyFileSync, constants, existsSync, linkSync, renameSync, rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { GatewayError } from '../../contracts/errors.ts';
import type { RestoreOptions, RestoreReport } from '../../contracts/store-file.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import { openDatabase } from './database.ts';
import { asGatewayError, guarded } from './errors.ts';
import { doubtDeliveries } from './doubt.ts';
import { raiseForRestore } from './epoch.ts';
import { syncFile } from './file-backup.ts';
import { factsOfFile, lookInto, PATIENCE } from './file-facts.ts';
import { forgetAgain } from './forget-again.ts';
import { reseal } from './resealing.ts';
import { openRooms } from './rooms.ts';

const ENDS = ['', '-wal', '-shm', '-journal'];
const MINUTE_MS = 60_000;

/** See StoreFiles.restore. The copy is made ready under another name; then one renaming puts it into its place. */
export function restoreFile(
  backup: string,
  file: string,
  restoring: RestoreOptions,
  options: StoreOptions,
): RestoreReport {
  demandSameKey(backup, options.keyId);
  const copy = `${file}.restoring`;
  for (const end of ENDS) rmSync(copy + end, { force: true });
  const present = existsSync(file) ? lookInto(file, (db) => factsOfFile(db).epoch) : 0;
  try {
    // A copy on write costs no time where the file system can do it.
    guarded(`copying ${backup}`, () => copyFileSync(backup, copy, constants.COPYFILE_FICLONE));
    const report = makeReady(copy, present, restoring, options);
    const aside = `${file}.before-restore-${restoring.now.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`;
    const isThere = existsSync(file);
    replace(copy, file, aside);
    return { ...report, ...(isThere && { aside }) };
  } finally {
    for (const end of ENDS) rmSync(copy + end, { force: true });
  }
}

function demandSameKey(backup: string, keyId: string): void {
  const known = lookInto(backup, (db) => factsOfFile(db).keyId);
  if (known !== undefined && known !== keyId)
    throw new GatewayError('key.mismatch', `opening ${backup}: it was made with key ${known}, not ${keyId}`);
}

function makeReady(
  copy: string,
  present: number,
  { now, forgotten }: RestoreOptions,
  options: StoreOptions,
): Omit<RestoreReport, 'aside'> {
  const db = openDatabase(copy, { patience: PATIENCE });
  try {
    const rooms = openRooms(db, options);
    const epoch = db.transaction('doubting what was delivered', () => {
      for (const slot of rooms.slots.list()) doubtDeliveries(db, slot);
      db.run('UPDATE source SET cursor = NULL');
      db.run('DELETE FROM job_request');
      return raiseForRestore(db, Math.max(present + 1, Math.floor(now.getTime() / MINUTE_MS)));
    });
    const forgottenAgain = forgetAgain(db, rooms, options, forgotten);
    // A key that was rotated since the backup opens nothing of before.
    reseal(db, rooms, { signal: new AbortController().signal });
    const { sheets } = factsOfFile(db);
    db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
    return { epoch, sheets, forgottenAgain };
  } finally {
    db.close();
  }
}

/**
 * Puts `copy` where `file` is; the old file stays under the name `aside`. Nobody else may have the old one open: its log is
 * emptied and gone before, so that it is never read together with the new file.
 */
export function replace(copy: string, file: string, aside: string): void {
  const doing = `replacing ${file}`;
  try {
    syncFile(copy);
    const isThere = existsSync(file);
    const held = isThere ? holdAlone(file) : undefined;
    try {
      if (isThere) linkSync(file, aside);
      renameSync(copy, file);
    } finally {
      held?.close();
    }
    syncFile(dirname(file));
  } catch (error) {
    throw asGatewayError(error, doing);
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
