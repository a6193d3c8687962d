import type { Database } from './database.ts';
import { columnsOf, deliveryIn, writeDelivery } from './delivery-columns.ts';
import type { Slot } from './destinations.ts';

const AT_ONCE = 1_000;

/**
 * After a restore nobody knows what the destination holds: every sheet is unsure, so that a body equal to the last one is sent
 * all the same, and the balance looks at the others. Leases and tickets of the time before are void. Inside a transaction.
 */
export function doubtDeliveries(db: Database, slot: Slot): void {
  const sql = `SELECT id, ${columnsOf(slot.slot)} FROM sheet WHERE id > ? ORDER BY id LIMIT ${AT_ONCE}`;
  for (let last = 0; ;) {
    const rows = db.all(sql, last);
    for (const row of rows) {
      const { lease: _lease, ticket: _ticket, ...state } = deliveryIn(row, slot.slot);
      writeDelivery(db, slot, row['id'] as number, { ...state, unsure: true });
    }
    if (rows.length < AT_ONCE) return;
    last = rows.at(-1)!['id'] as number;
  }
}
