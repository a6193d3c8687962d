import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { GatewayError } from '../../contracts/errors.ts';
import type { StoreExamination } from '../../contracts/store-file.ts';
import { demandNoFolder, guarded, noStore } from './errors.ts';
import { MIGRATIONS } from './migrations.ts';

/** Tables of which each row is worth keeping; the rest is made anew by itself. */
const KEPT = ['page', 'finding', 'forgotten', 'look', 'gate'];

/** Larger files are not read whole: a second for each 500 MB, about. */
const MOST_BYTES = 1024 ** 3;

/**
 * Looks at a store's file without writing to it; undefined where there is none.
 *
 * @throws {GatewayError} store.damaged, store.newer, store.unwritable
 */
export function examineSqlite(file: string, mostBytes = MOST_BYTES): StoreExamination | undefined {
  if (!existsSync(file)) return undefined;
  demandNoFolder(file);
  const { size: bytes } = statSync(file);
  return guarded(`opening ${file}`, () => {
    const sqlite = new DatabaseSync(file, { readOnly: true });
    try {
      return examined(sqlite, file, bytes, bytes <= mostBytes);
    } finally {
      sqlite.close();
    }
  });
}

/**
 * Refuses what lies in the place of a store and never was one: a folder, a file of something else, an empty one. A store that is
 * damaged within passes, as does none at all.
 *
 * @throws {GatewayError} store.damaged
 */
export function demandSqlite(file: string): void {
  try {
    if (examineSqlite(file, 0)?.schema === 0) throw noStore(file, 'it is empty');
  } catch (error) {
    if (error instanceof GatewayError && error.wayOut === 'no-store') throw error;
  }
}

function examined(sqlite: DatabaseSync, file: string, bytes: number, isChecked: boolean): StoreExamination {
  const one = (sql: string): unknown => Object.values(sqlite.prepare(sql).get() ?? {})[0];
  const schema = Number(one('PRAGMA user_version'));
  const hasTables = Number(one('SELECT count(*) FROM sqlite_schema')) > 0;
  if (hasTables && !isTable(sqlite, 'meta')) throw noStore(file, 'it is no store of Svod');
  const knownSchema = MIGRATIONS.length;
  if (schema > knownSchema)
    throw new GatewayError(
      'store.newer',
      `opening ${file}: it has schema ${schema}, this version knows ${knownSchema}`,
    );
  if (isChecked && one('PRAGMA quick_check(1)') !== 'ok')
    throw new GatewayError('store.damaged', `opening ${file}: database disk image is malformed`);
  if (schema === 0) return { file, bytes, schema, knownSchema, isUnused: true, isChecked };
  const keyId = one("SELECT value FROM meta WHERE name = 'key'");
  const last = one('SELECT max(last_read) FROM source');
  return {
    ...{ file, bytes, schema, knownSchema, isUnused: !KEPT.some((table) => hasRows(sqlite, table)), isChecked },
    ...(typeof keyId === 'string' && { keyId }),
    epoch: Number(one("SELECT value FROM meta WHERE name = 'epoch'")),
    ...(typeof last === 'number' && { lastReadAt: new Date(last) }),
  };
}

/** False of a table that the version before does not know. */
function hasRows(sqlite: DatabaseSync, table: string): boolean {
  return isTable(sqlite, table) && sqlite.prepare(`SELECT 1 FROM ${table} LIMIT 1`).get() !== undefined;
}

const isTable = (sqlite: DatabaseSync, name: string): boolean =>
  sqlite.prepare('SELECT 1 FROM sqlite_schema WHERE name = ?').get(name) !== undefined;
