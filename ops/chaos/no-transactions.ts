import { DatabaseSync } from 'node:sqlite';

/*
 * Negative control: loaded before the gateway, it makes every statement commit by itself. A kill inside a save must then be
 * caught by the ledger or by the comparison with the undisturbed run; if it is not, the proof proves nothing.
 */
const exec = DatabaseSync.prototype.exec;
DatabaseSync.prototype.exec = function execWithoutTransactions(sql: string): void {
  if (!/^\s*(BEGIN|COMMIT|ROLLBACK|SAVEPOINT|RELEASE)/i.test(sql)) exec.call(this, sql);
};
const prepare = DatabaseSync.prototype.prepare;
DatabaseSync.prototype.prepare = function prepareWithoutTransactions(sql: string) {
  return prepare.call(this, /^\s*(BEGIN|COMMIT|ROLLBACK)/i.test(sql) ? 'SELECT 1' : sql);
};
