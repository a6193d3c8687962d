import { DatabaseSync, type SQLInputValue, type StatementResultingChanges, StatementSync } from 'node:sqlite';

/*
 * Negative control: loaded before the gateway, it takes the write transactions off a store that is set up, so that every statement
 * of a page commits by itself, and takes the time that a disk needs for it. A kill inside a save must then be caught by the ledger
 * or by the comparison with the undisturbed run; if it is not, the proof proves nothing. Migrations keep theirs: a store that does
 * not open would be caught too easily.
 */

/** Milliseconds that a commit takes on a disk of its own. */
const COMMIT_MS = 1;
const clock = new Int32Array(new SharedArrayBuffer(4));
let isTransactionDropped = false;

const { exec } = DatabaseSync.prototype;
DatabaseSync.prototype.exec = function execWithoutTransactions(sql: string): void {
  if (sql === 'BEGIN IMMEDIATE' && isSetUp(this)) isTransactionDropped = true;
  else if (isTransactionDropped && (sql === 'COMMIT' || sql === 'ROLLBACK')) isTransactionDropped = false;
  else exec.call(this, sql);
};

const { run } = StatementSync.prototype as { run(...values: SQLInputValue[]): StatementResultingChanges };
StatementSync.prototype.run = function runAndCommit(this: StatementSync, ...values: unknown[]) {
  const result = run.apply(this, values as SQLInputValue[]);
  if (isTransactionDropped) Atomics.wait(clock, 0, 0, COMMIT_MS);
  return result;
};

const isSetUp = (database: DatabaseSync): boolean =>
  database.prepare('PRAGMA user_version').get()?.['user_version'] !== 0;
