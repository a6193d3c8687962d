import type { Database } from './database.ts';

/**
 * Columns of one destination's delivery state in the sheet's own row, so that a sheet and its delivery are one write:
 * d<slot>_due (milliseconds; null when nothing waits), _state (null: waiting), _lease, _first (the first version that this
 * destination counts; null: 1), _more (JSON of the rest).
 */
export interface Slot {
  readonly slot: number;
  readonly name: string;
}

/** The destinations of a store, those of earlier times too. */
export interface Slots {
  list(): readonly Slot[];
  /** Looks whether another process added one; cheap, so that every saving transaction does it. */
  refresh(): void;
}

/**
 * A destination that is new to the store gets its columns, and every sheet becomes due for it.
 *
 * @param now milliseconds
 */
export function openSlots(db: Database, names: readonly string[], now: number): Slots {
  const read = (): Slot[] =>
    db
      .all('SELECT slot, name FROM destination ORDER BY slot')
      .map((row) => ({ slot: row['slot'] as number, name: row['name'] as string }));
  const isNew = (name: string): boolean => !read().some((slot) => slot.name === name);
  if (names.some(isNew)) {
    db.transaction('adding destinations', () => {
      for (const name of names.filter(isNew))
        addSlot(db, db.run('INSERT INTO destination (name) VALUES (?)', name), now);
    });
  }
  let slots = read();
  return {
    list: () => slots,
    refresh() {
      const last = db.first('SELECT max(slot) AS last FROM destination')!['last'];
      if (last !== (slots.at(-1)?.slot ?? null)) slots = read();
    },
  };
}

function addSlot(db: Database, slot: number, now: number): void {
  const column = `d${slot}`;
  for (const [name, type] of [
    ['due', 'INTEGER'],
    ['state', 'TEXT'],
    ['lease', 'TEXT'],
    ['first', 'INTEGER'],
    ['more', 'TEXT'],
  ]) {
    db.exec(`ALTER TABLE sheet ADD COLUMN ${column}_${name} ${type}`);
  }
  db.exec(`UPDATE sheet SET ${column}_due = ${Math.trunc(now)}, ${column}_first = version`);
  db.exec(`CREATE INDEX ${column}_due ON sheet (${column}_due) WHERE ${column}_due IS NOT NULL`);
  db.exec(`CREATE INDEX ${column}_dead ON sheet (id) WHERE ${column}_state = 'dead'`);
}
