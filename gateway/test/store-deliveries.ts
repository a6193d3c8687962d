import type { Body, EntityName, SheetRef } from '../contracts/records.ts';
import type { NormalisedPage, SheetBody } from '../contracts/sheet.ts';
import type { Store } from '../contracts/store.ts';
import { canonicalJson } from '../sheets/canonical-json.ts';
import type { Deliveries } from './tiny-deliveries.ts';

/** Entities the sheets of these tests are made of; the slice is everything of them. */
const ENTITIES: readonly EntityName[] = ['attendance', 'homework', 'lesson', 'mark', 'work'];

/** A store of which tests of forwarding only say what a sheet says: each time, its slice is read anew. */
export function storeDeliveries(store: Store): Deliveries {
  let reads = 0;
  return {
    ...store,
    async put(ref, body) {
      reads += 1;
      await store.savePage(pageOf(ref, body, reads));
    },
    async sheet(ref) {
      const { source, kind, school, scope, day } = ref;
      for await (const sheet of store.sheets({ source, kind, school, scope, days: { from: day, to: day } }))
        return sheet;
      return undefined;
    },
  };
}

/** A reading of one day of one class; the day is a Monday, the slice its week. */
function pageOf({ source, kind, school, scope, day }: SheetRef, body: SheetBody, reads: number): NormalisedPage {
  const at = new Date(Date.parse('2026-09-07T12:00:00Z') + reads * 1000);
  const accepted = Object.entries(body).flatMap(([entity, records]) =>
    records.map((record) => ({
      ...{ entity: entity as EntityName, scope, day, body: JSON.parse(canonicalJson(record)) as Body },
    })),
  );
  const to = new Date(Date.parse(day) + 6 * 86_400_000).toISOString().slice(0, 10);
  return {
    ...{ source, run: 'run', kind, school, received: accepted.length, quarantined: [], filtered: [], pupils: 'all' },
    accepted: accepted.map((placed, raw) => ({ ...placed, raw })),
    slice: { kind, school, scope, from: day, to, entities: ENTITIES },
    ...{ fingerprint: `reading ${reads}`, madeBy: 'test', schema: 1, cursor: `${reads}`, cause: 'read' },
    read: { from: at, to: at },
  };
}
