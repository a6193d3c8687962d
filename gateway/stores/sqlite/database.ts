import { closeSync, openSync } from 'node:fs';
import { DatabaseSync, type StatementSync } from 'node:sqlite';
import { GatewayError } from '../../contracts/errors.ts';
import { asGatewayError, demandNoFolder, guarded } from './errors.ts';
import { MIGRATIONS } from './migrations.ts';

/** Mode of everything that the store writes. */
export const OWNER_ONLY = 0o600;

/** One value of a row. */
export type Value = string | number | null | Uint8Array;
export type Row = Readonly<Record<string, Value>>;

/** The open file: statements prepared once, and transactions. */
export interface Database {
  readonly path: string;
  /** Prepared at the first use of its text. */
  statement(sql: string): StatementSync;
  all(sql: string, ...values: Value[]): Row[];
  first(sql: string, ...values: Value[]): Row | undefined;
  /** Key of the inserted row, or of the last one. */
  run(sql: string, ...values: Value[]): number;
  exec(sql: string): void;
  /** All of `work` or nothing of it. `doing` names it in an error. */
  transaction<Result>(doing: string, work: () => Result): Result;
  /** `work` reads one state of the file, whatever others write meanwhile. */
  snapshot<Result>(work: () => Result): Result;
  /** Called when a transaction failed: what was remembered from inside it is void. */
  onRollback(forget: () => void): void;
  close(): void;
}

/**
 * Pages of 4 KiB in the log before they are moved into the file: what every transaction touches is moved once, not each time.
 */
const CHECKPOINT_PAGES = 32_000;

/** How every connection is set. */
export const PRAGMAS: readonly string[] = [
  'journal_mode = WAL',
  'synchronous = NORMAL',
  'cache_size = -8192',
  'temp_store = MEMORY',
  'foreign_keys = OFF',
  `wal_autocheckpoint = ${CHECKPOINT_PAGES}`,
];

export interface DatabaseSettings {
  /** Milliseconds to wait for another process that writes. */
  readonly patience: number;
  /** Most pages of 4 KiB that the file may grow to; as large as the disk by default. */
  readonly mostPages?: number;
}

/**
 * Opens or makes the store's file, and brings it to this version's schema.
 *
 * WAL with `synchronous = NORMAL`: a killed process loses nothing; a power cut may lose the last transactions whole, which are
 * then read, or sent, again.
 *
 * @throws {GatewayError} store.newer, store.damaged, store.locked, store.unwritable, store.full
 */
export function openDatabase(path: string, { patience, mostPages }: DatabaseSettings): Database {
  const doing = `opening ${path}`;
  demandNoFolder(path);
  const sqlite = guarded(doing, () => {
    // SQLite would make it readable for everybody; its -wal and -shm files take the mode of this one.
    closeSync(openSync(path, 'a', OWNER_ONLY));
    return new DatabaseSync(path, { timeout: patience });
  });
  try {
    const limit = mostPages === undefined ? [] : [`max_page_count = ${mostPages}`];
    for (const pragma of [...PRAGMAS, ...limit]) sqlite.exec(`PRAGMA ${pragma}`);
    migrate(sqlite, path);
    return wrap(sqlite, path);
  } catch (error) {
    sqlite.close();
    throw asGatewayError(error, doing);
  }
}

/**
 * Opens a file to look at it; nothing is written, not even a migration.
 *
 * @throws {GatewayError} store.newer, store.damaged, store.unwritable
 */
export function openForReading(path: string, patience: number): Database {
  const doing = `opening ${path}`;
  demandNoFolder(path);
  const sqlite = guarded(doing, () => new DatabaseSync(path, { readOnly: true, timeout: patience }));
  try {
    demandKnown(versionOf(sqlite), path);
    return wrap(sqlite, path);
  } catch (error) {
    sqlite.close();
    throw asGatewayError(error, doing);
  }
}

/** How many steps of the schema the file has seen. */
const versionOf = (sqlite: DatabaseSync): number =>
  Number(sqlite.prepare('PRAGMA user_version').get()!['user_version']);

function demandKnown(version: number, path: string): void {
  if (version > MIGRATIONS.length)
    throw new GatewayError(
      'store.newer',
      `opening ${path}: it has schema ${version}, this version knows ${MIGRATIONS.length}`,
    );
}

function migrate(sqlite: DatabaseSync, path: string): void {
  if (versionOf(sqlite) === MIGRATIONS.length) return;
  sqlite.exec('BEGIN IMMEDIATE');
  try {
    const version = versionOf(sqlite);
    demandKnown(version, path);
    for (const { up } of MIGRATIONS.slice(version)) sqlite.exec(up);
    sqlite.exec(`PRAGMA user_version = ${MIGRATIONS.length}; COMMIT`);
  } catch (error) {
    if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
    throw error;
  }
}

function wrap(sqlite: DatabaseSync, path: string): Database {
  const statements = new Map<string, StatementSync>();
  const forgetters: (() => void)[] = [];
  const statement = (sql: string): StatementSync => {
    let prepared = statements.get(sql);
    if (!prepared) statements.set(sql, (prepared = sqlite.prepare(sql)));
    return prepared;
  };
  const read = <Result>(sql: string, work: () => Result): Result =>
    guarded(`reading ${path} (${sql.slice(0, 40).trim()}…)`, work);
  return {
    path,
    statement,
    all: (sql, ...values) => read(sql, () => statement(sql).all(...values) as Row[]),
    first: (sql, ...values) => read(sql, () => statement(sql).get(...values) as Row | undefined),
    run: (sql, ...values) => Number(statement(sql).run(...values).lastInsertRowid),
    exec: (sql) => sqlite.exec(sql),
    transaction: (doing, work) =>
      transact(sqlite, `${doing} in ${path}`, work, () => forgetters.forEach((forget) => forget())),
    snapshot: (work) => snapshot(sqlite, path, work),
    onRollback: (forget) => void forgetters.push(forget),
    close: () => guarded(`closing ${path}`, () => sqlite.close()),
  };
}

function transact<Result>(sqlite: DatabaseSync, doing: string, work: () => Result, forget: () => void): Result {
  return guarded(doing, () => {
    sqlite.exec('BEGIN IMMEDIATE');
    try {
      const result = work();
      sqlite.exec('COMMIT');
      return result;
    } catch (error) {
      // SQLite rolls back by itself when the disk is full.
      if (sqlite.isTransaction) sqlite.exec('ROLLBACK');
      forget();
      throw error;
    }
  });
}

function snapshot<Result>(sqlite: DatabaseSync, path: string, work: () => Result): Result {
  return guarded(`reading ${path}`, () => {
    sqlite.exec('BEGIN');
    try {
      return work();
    } finally {
      if (sqlite.isTransaction) sqlite.exec('COMMIT');
    }
  });
}
