import { existsSync, statSync } from 'node:fs';
import { GatewayError } from '../../contracts/errors.ts';
import type { StoreCheck, StoreFacts } from '../../contracts/store-file.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import { type Database, openForReading } from './database.ts';
import { guarded, noStore } from './errors.ts';
import { ledgerOf } from './ledger.ts';
import { MIGRATIONS } from './migrations.ts';
import { openRooms } from './rooms.ts';

/** Milliseconds to wait for another process that writes. */
export const PATIENCE = 5_000;

const sizeOf = (file: string): number => (existsSync(file) ? statSync(file).size : 0);

/** Opens a store's file to look at it, runs `work`, and closes it. @throws {GatewayError} file.unreadable, store.damaged, store.newer */
export function lookInto<Result>(file: string, work: (db: Database) => Result): Result {
  if (!existsSync(file)) throw new GatewayError('file.unreadable', `opening ${file}: is not there`);
  const db = openForReading(file, PATIENCE);
  try {
    return guarded(`reading ${file}`, () => {
      if (!db.first("SELECT 1 FROM sqlite_schema WHERE name = 'meta'")) throw noStore(file, 'it is no store of Svod');
      return work(db);
    });
  } finally {
    db.close();
  }
}

export function factsOfFile(db: Database): StoreFacts {
  const number = (pragma: string): number => Number(Object.values(db.first(`PRAGMA ${pragma}`)!)[0]);
  const meta = (name: string): string | undefined =>
    db.first('SELECT value FROM meta WHERE name = ?', name)?.['value'] as string | undefined;
  const keyId = meta('key');
  return {
    file: db.path,
    bytes: sizeOf(db.path) + sizeOf(`${db.path}-wal`),
    freeBytes: number('freelist_count') * number('page_size'),
    schema: number('user_version'),
    epoch: Number(meta('epoch') ?? 1),
    ...(keyId !== undefined && { keyId }),
    sheets: db.first('SELECT count(*) AS count FROM sheet')!['count'] as number,
  };
}

/** Most damages that are told: a file that lost a disk's block has thousands. */
const MOST_DAMAGES = 20;

/** Looks through the whole file: its pages, its indices, and the ledger over its rows. */
export function checkFile(file: string, options: StoreOptions): StoreCheck {
  return lookInto(file, (db) => {
    const found = db.all(`PRAGMA integrity_check(${MOST_DAMAGES})`).map((row) => String(Object.values(row)[0]));
    const damages = found.filter((line) => line !== 'ok');
    const facts = factsOfFile(db);
    if (damages.length > 0 || facts.schema < MIGRATIONS.length) return { ...facts, damages };
    return { ...facts, damages, ledger: ledgerOf(db, openRooms(db, { ...options, destinations: [] })) };
  });
}
