import type { DeliveryCounts, HeldSchool } from '../../contracts/delivery.ts';
import { NO_DELIVERIES } from '../plan/delivery.ts';
import type { Database, Value } from './database.ts';
import type { Slot } from './destinations.ts';

/** Sheet versions of one destination, by how they ended; see DeliveryCounts. */
export function deliveryCountsIn(db: Database, { slot }: Slot): DeliveryCounts {
  const sheets = db.first(
    `SELECT sum(version - coalesce(d${slot}_first, 1) + 1) AS changed, count(d${slot}_due) AS waiting FROM sheet`,
  )!;
  const ended = db.all('SELECT result, count(*) AS count FROM receipt WHERE slot = ? GROUP BY result', slot);
  return {
    ...NO_DELIVERIES,
    changed: Number(sheets['changed'] ?? 0),
    waiting: Number(sheets['waiting'] ?? 0),
    ...Object.fromEntries(ended.map(({ result, count }) => [result, count])),
  };
}

/** When the next one is due; undefined where none waits. */
export function nextDueIn(db: Database, { slot }: Slot, except?: readonly HeldSchool[]): Date | undefined {
  const { sql, values } = butFor(except);
  const due = db.first(`SELECT min(d${slot}_due) AS due FROM sheet WHERE d${slot}_due IS NOT NULL ${sql}`, ...values)?.[
    'due'
  ];
  return typeof due === 'number' ? new Date(due) : undefined;
}

/** Leaves sheets of these schools out of a query on `sheet`; a condition to be added, and its value. */
export function butFor(except: readonly HeldSchool[] = []): {
  readonly sql: string;
  readonly values: readonly Value[];
} {
  if (except.length === 0) return { sql: '', values: [] };
  const sql = `AND sheet.scope NOT IN (SELECT scope.id FROM scope JOIN json_each(?) AS held
    ON scope.source = held.value ->> 'source' AND scope.school = held.value ->> 'school')`;
  return { sql, values: [JSON.stringify(except.map(({ source, school }) => ({ source, school })))] };
}
