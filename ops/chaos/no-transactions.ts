import { DatabaseSync } from 'node:sqlite';

/*
 * Negative control: loaded before the gateway, it takes the write transactions off a store that is set up, so that every statement
 * of a page commits by itself. A kill inside a save must then be caught by the ledger or by the comparison with the undisturbed
 * run; if it is not, the proof proves nothing. Migrations keep theirs: a store that does not open would be caught too easily.
 */
const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function execWithoutTransactions(sql: string): void {
  const isBegin = sql.startsWith('BEGIN IMMEDIATE');
  if (isBegin && isSetUp(this)) return;
  if ((sql === 'COMMIT' || sql === 'ROLLBACK') && !this.isTransaction) return;
  exec.call(this, sql);
};

const isSetUp = (database: DatabaseSync): boolean =>
  database.prepare('PRAGMA user_version').get()?.['user_version'] !== 0;
