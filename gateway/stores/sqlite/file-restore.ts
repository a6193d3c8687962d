import { chmodSync, copyFileSync, constants, existsSync, rmSync } from 'node:fs';
import { GatewayError } from '../../contracts/errors.ts';
import type { RestoreForesight, RestoreOptions, RestoreReport } from '../../contracts/store-file.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import { type Database, openDatabase, OWNER_ONLY } from './database.ts';
import { guarded, isDamaged } from './errors.ts';
import { doubtDeliveries } from './doubt.ts';
import { raiseForRestore } from './epoch.ts';
import { factsOfFile, lookInto, PATIENCE } from './file-facts.ts';
import { ENDS, freeName, replace } from './file-replace.ts';
import { forgetAgain } from './forget-again.ts';
import { ledgerOf } from './ledger.ts';
import { reseal, unopenedIn } from './resealing.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { sealWith } from './seal.ts';

const MINUTE_MS = 60_000;

/** See StoreFiles.restore. The copy is made ready under another name; then one renaming puts it into its place. */
export function restoreFile(
  backup: string,
  file: string,
  restoring: RestoreOptions,
  options: StoreOptions,
): RestoreReport {
  lookInto(backup, (db) => demandSameKey(db, options.keyId));
  const copy = `${file}.restoring`;
  for (const end of ENDS) rmSync(copy + end, { force: true });
  const present = epochOfStore(file);
  try {
    guarded(`copying ${backup}`, () => copyWithLog(backup, copy));
    const report = makeReady(copy, present, restoring, options);
    const moment = restoring.now.toISOString().replaceAll(/[-:]|\.\d+/g, '');
    const aside = replace(copy, file, freeName(`${file}.before-restore-${moment}`));
    return { ...report, ...(aside !== undefined && { aside }) };
  } finally {
    for (const end of ENDS) rmSync(copy + end, { force: true });
  }
}

/** See StoreFiles.foresee. */
export const foreseeRestore = (backup: string, { keyId, sealKey, olderSealKeys }: StoreOptions): RestoreForesight =>
  lookInto(backup, (db) => {
    demandSameKey(db, keyId);
    return { sheets: factsOfFile(db).sheets, unopened: unopenedIn(db, sealWith(sealKey, olderSealKeys)) };
  });

/** `svod backup` leaves no log; a copy that was made by hand may have one, without which it is of another moment. */
function copyWithLog(backup: string, copy: string): void {
  for (const end of ENDS) {
    if (end === '-shm' || !existsSync(backup + end)) continue;
    // A copy on write costs no time where the file system can do it.
    copyFileSync(backup + end, copy + end, constants.COPYFILE_FICLONE);
    chmodSync(copy + end, OWNER_ONLY);
  }
}

/** A log that lies beside a copy may be of another file. @throws {GatewayError} store.damaged */
function demandOwnLog(db: Database, rooms: Rooms): void {
  const [found] = Object.values(db.first('PRAGMA integrity_check(1)')!);
  if (found !== 'ok' || ledgerOf(db, rooms).difference !== 0)
    throw new GatewayError('store.damaged', `opening ${db.path}: the log beside the backup is of another file`);
}

/** 0 where there is no store, or one that tells nothing: the minutes that `makeReady` counts from outrank what it had. */
function epochOfStore(file: string): number {
  if (!existsSync(file)) return 0;
  try {
    return lookInto(file, (db) => factsOfFile(db).epoch);
  } catch (error) {
    if (isDamaged(error)) return 0;
    throw error;
  }
}

function demandSameKey(db: Database, keyId: string): void {
  const { keyId: known } = factsOfFile(db);
  if (known !== undefined && known !== keyId)
    throw new GatewayError('key.mismatch', `opening ${db.path}: it was made with key ${known}, not ${keyId}`);
}

function makeReady(
  copy: string,
  present: number,
  { now, forgotten }: RestoreOptions,
  options: StoreOptions,
): Omit<RestoreReport, 'aside'> {
  const hasLog = ENDS.some((end) => end !== '' && existsSync(copy + end));
  const db = openDatabase(copy, { patience: PATIENCE });
  try {
    const rooms = openRooms(db, options);
    if (hasLog) demandOwnLog(db, rooms);
    const epoch = db.transaction('doubting what was delivered', () => {
      for (const slot of rooms.slots.list()) doubtDeliveries(db, slot);
      db.run('UPDATE source SET cursor = NULL');
      db.run('DELETE FROM job_request');
      db.run('UPDATE job SET well_since = NULL');
      return raiseForRestore(db, Math.max(present + 1, Math.floor(now.getTime() / MINUTE_MS)));
    });
    // A key that was rotated since the backup opens nothing of before.
    const { lost } = reseal(db, rooms, { signal: new AbortController().signal });
    const forgottenAgain = forgetAgain(db, rooms, options, forgotten);
    const { sheets } = factsOfFile(db);
    db.exec('PRAGMA wal_checkpoint(TRUNCATE); PRAGMA journal_mode = DELETE');
    return { epoch, sheets, forgottenAgain, lost };
  } finally {
    db.close();
  }
}
