import type { Receipt } from '../plan/delivery.ts';
import type { Database } from './database.ts';
import type { Slot } from './destinations.ts';

/** How one version ended at one destination: one row for ever, but for a refusal that `revive` takes back. */
export function writeReceipt(db: Database, { slot }: Slot, sheet: number, version: number, ended: Receipt): void {
  const { result, via, receipt = null, hash = null, problems, at } = ended;
  const values = [result, via, receipt, hash, problems ? JSON.stringify(problems) : null, at];
  db.run(
    'INSERT INTO receipt (slot, sheet, version, result, via, receipt, hash, problems, at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)',
    ...[slot, sheet, version],
    ...values,
  );
}
