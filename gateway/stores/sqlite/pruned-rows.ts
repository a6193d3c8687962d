import type { Database } from './database.ts';

/*
 * Keys of `page` and `quarantine` are given without gaps, so that a row which was deleted behind our back shows. What retention
 * deletes is noted as spans of keys, one row a span.
 */

/** Notes keys that retention deletes, in ascending order; neighbours become one span. Inside a transaction. */
export function notePruned(db: Database, room: string, keys: readonly number[]): void {
  for (const { first, last } of spansOf(keys)) {
    const before = db.first('SELECT first FROM pruned WHERE room = ? AND last = ?', room, first - 1);
    const after = db.first('SELECT last FROM pruned WHERE room = ? AND first = ?', room, last + 1);
    if (after) db.run('DELETE FROM pruned WHERE room = ? AND first = ?', room, last + 1);
    const span = [before?.['first'] ?? first, after?.['last'] ?? last];
    db.run('INSERT OR REPLACE INTO pruned (room, first, last) VALUES (?, ?, ?)', room, ...span);
  }
}

function spansOf(keys: readonly number[]): { first: number; last: number }[] {
  const spans: { first: number; last: number }[] = [];
  for (const key of keys) {
    const span = spans.at(-1);
    if (span && span.last === key - 1) span.last = key;
    else spans.push({ first: key, last: key });
  }
  return spans;
}

/** How many keys of a room retention has deleted, and whether a key is one of them. */
export function prunedIn(db: Database, room: string): { readonly count: number; has(key: number): boolean } {
  const spans = db.all('SELECT first, last FROM pruned WHERE room = ? ORDER BY first', room) as unknown as {
    readonly first: number;
    readonly last: number;
  }[];
  return {
    count: spans.reduce((sum, { first, last }) => sum + last - first + 1, 0),
    has: (key) => spans.some(({ first, last }) => first <= key && key <= last),
  };
}
