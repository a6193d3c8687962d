import type { Database } from './database.ts';

/**
 * Sets an epoch that is greater than the file's own, and at least `least`: minutes since 1970 at a restore, since nobody may
 * know any more which epochs came after the backup was made.
 */
export function raiseEpoch(db: Database, least = 0): number {
  const epoch = Math.max(epochOf(db) + 1, least);
  db.run("UPDATE meta SET value = ? WHERE name = 'epoch'", String(epoch));
  return epoch;
}

/** As parcels carry it. */
export const epochOf = (db: Database): number =>
  Number(db.first("SELECT value FROM meta WHERE name = 'epoch'")!['value']);

/** Raises the epoch for a restore: messages to people are told apart by it too. */
export function raiseForRestore(db: Database, least: number): number {
  const epoch = raiseEpoch(db, least);
  db.run("INSERT OR REPLACE INTO meta VALUES ('restored', ?)", String(epoch));
  return epoch;
}

/** See Keeping.restoredEpoch. */
export const restoredEpochOf = (db: Database): number =>
  Number(db.first("SELECT value FROM meta WHERE name = 'restored'")?.['value'] ?? 1);
