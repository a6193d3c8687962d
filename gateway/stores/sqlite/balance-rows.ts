import type { BalanceKeeping, HeldSheet, Stray } from '../../contracts/keeping.ts';
import type { SheetRef } from '../../contracts/records.ts';
import { revived } from '../plan/delivery.ts';
import type { Database, Row } from './database.ts';
import { columnsOf, deliveryIn, writeDelivery } from './delivery-columns.ts';
import type { Slot } from './destinations.ts';
import { epochOf, raiseEpoch } from './epoch.ts';
import type { Rooms } from './rooms.ts';

/** The store's side of the balance with a destination. */
export function balancingOn(db: Database, { names, slots }: Rooms): BalanceKeeping {
  const slotOf = (destination: string): Slot | undefined => slots.list().find(({ name }) => name === destination);
  return {
    days: () => db.all('SELECT DISTINCT day FROM sheet ORDER BY day').map(({ day }) => day as string),
    *heldOn(destination, day) {
      const slot = slotOf(destination)?.slot;
      if (slot === undefined) return;
      const sql = `SELECT sheet.scope, sheet.day, d${slot}_state, d${slot}_due, base.hash, base.node FROM sheet
        LEFT JOIN base ON base.slot = ${slot} AND base.sheet = sheet.id WHERE sheet.day = ?`;
      for (const row of db.statement(sql).iterate(day) as Iterable<Row>)
        yield heldIn(row, slot, names.scopeNamed(row['scope'] as number));
    },
    sendAgain(destination, sheets, now) {
      const slot = slotOf(destination);
      if (!slot) return 0;
      return db.transaction(`sending again to ${destination}`, () =>
        sheets.reduce((sum, sheet) => sum + sendOne(db, names, slot, sheet, now), 0),
      );
    },
    sweep(destination, now, latest) {
      const slot = slotOf(destination)?.slot;
      if (slot === undefined) return 0;
      const sql = `UPDATE sheet SET d${slot}_due = ? WHERE d${slot}_due > ?`;
      return db.transaction(`sweeping ${destination}`, () =>
        Number(db.statement(sql).run(now.getTime(), latest.getTime()).changes),
      );
    },
    wasReadSince({ day, ...name }, since) {
      const scope = names.knownScope(name);
      if (scope === undefined) return false;
      const sql = 'SELECT 1 FROM slice WHERE scope = ? AND from_day <= ? AND to_day >= ? AND read_from >= ?';
      return db.first(sql, scope, day, day, since.getTime()) !== undefined;
    },
    scopesOf(source, school, kind) {
      const sql = 'SELECT scope FROM scope WHERE source = ? AND school = ? AND kind = ? ORDER BY scope';
      return db.all(sql, source, school, kind).map(({ scope }) => scope as string);
    },
    ...straysOn(db),
    epoch: () => epochOf(db),
    raiseEpoch: (least) => void db.transaction('raising the epoch', () => raiseEpoch(db, least)),
  };
}

function heldIn(row: Row, slot: number, name: Omit<SheetRef, 'day'>): HeldSheet {
  const [hash, node] = [row['hash'], row['node']] as (string | null)[];
  const state = row[`d${slot}_due`] === null ? (row[`d${slot}_state`] ?? 'acknowledged') : 'waiting';
  return {
    ...name,
    day: row['day'] as string,
    ...(typeof hash === 'string' && { hash }),
    ...(typeof node === 'string' && { node }),
    state: state as HeldSheet['state'],
  };
}

/** A settled version waits again and its receipt is void; one that waits is only in doubt. Gives 1 where it was settled. */
function sendOne(db: Database, names: Rooms['names'], slot: Slot, { day, ...name }: SheetRef, now: Date): number {
  const scope = names.knownScope(name);
  if (scope === undefined) return 0;
  const sql = `SELECT id, version, ${columnsOf(slot.slot)} FROM sheet WHERE scope = ? AND day = ?`;
  const row = db.first(sql, scope, day);
  if (!row) return 0;
  const state = deliveryIn(row, slot.slot);
  const [key, version] = [row['id'] as number, row['version'] as number];
  if (state.state === 'waiting') {
    writeDelivery(db, slot, key, { ...state, unsure: true, wholeBody: true });
    return 0;
  }
  writeDelivery(db, slot, key, { ...revived(state, now.getTime()), unsure: true, wholeBody: true });
  db.run('DELETE FROM receipt WHERE slot = ? AND sheet = ? AND version = ?', slot.slot, key, version);
  return 1;
}

function straysOn(db: Database): Pick<BalanceKeeping, 'strays' | 'noteStrays' | 'endStrays'> {
  return {
    strays: (destination) => db.all('SELECT * FROM stray WHERE destination = ?', destination).map(strayIn),
    noteStrays: (destination, strays) =>
      db.transaction('noting strays', () => {
        const sql = `INSERT INTO stray (destination, node, kind, scope, day, seen, lost) VALUES (?, ?, ?, ?, ?, ?, ?)
          ON CONFLICT DO UPDATE SET lost = max(lost, excluded.lost)`;
        for (const { node, kind, scope, day, seenAt, isLost } of strays)
          db.run(sql, destination, node, kind, scope, day, seenAt.getTime(), isLost ? 1 : 0);
      }),
    endStrays: (destination, strays) =>
      db.transaction('ending strays', () => {
        const sql = 'DELETE FROM stray WHERE destination = ? AND node = ? AND kind = ? AND scope = ? AND day = ?';
        for (const { node, kind, scope, day } of strays) db.run(sql, destination, node, kind, scope, day);
      }),
  };
}

const strayIn = (row: Row): Stray => ({
  node: row['node'] as string,
  kind: row['kind'] as Stray['kind'],
  scope: row['scope'] as string,
  day: row['day'] as string,
  seenAt: new Date(row['seen'] as number),
  isLost: row['lost'] === 1,
});
