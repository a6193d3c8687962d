import type { Body, EntityName, SheetKind } from '../contracts/records.ts';
import { canonicalJson } from '../sheets/canonical-json.ts';
import type { ExportLine } from '../sheets/export.ts';
import type { Place } from './place.ts';

/** One record that stands otherwise than in the truth. No name: ids are the vendor's, persons are pseudonyms. */
export interface Stray {
  readonly kind: SheetKind;
  readonly school: string;
  readonly scope: string;
  readonly day: string;
  readonly entity: EntityName;
  readonly id: string;
}

export interface Compared {
  /** Records of the truth. */
  readonly records: number;
  readonly missing: readonly Stray[];
  readonly surplus: readonly Stray[];
  /** On the day of the truth, and saying something else. */
  readonly changed: readonly Stray[];
  /** On another day than in the truth; `on` is where they stand. They are missing there and surplus here too. */
  readonly moved: readonly (Stray & { readonly on: string })[];
}

/** For a person at the vendor. */
export const strayPlace = ({ kind: sheet, school, entity, scope, day: from, id }: Stray): Place => ({
  ...{ sheet, school, entity, scope, from, id },
});

/** What was read against what should be, record by record: by the ids of both, which are the vendor's own. */
export function compare(sheets: readonly ExportLine[], truth: readonly ExportLine[]): Compared {
  const [read, wanted] = [recordsOf(sheets), recordsOf(truth)];
  const missing = strays(wanted, (key) => !read.has(key));
  const surplus = strays(read, (key) => !wanted.has(key));
  const changed = strays(wanted, (key, json) => read.has(key) && read.get(key)!.json !== json);
  const elsewhere = new Map(surplus.map((stray) => [thingOf(stray), stray.day]));
  const moved = missing.flatMap((stray) => {
    const on = elsewhere.get(thingOf(stray));
    return on === undefined || on === stray.day ? [] : [{ ...stray, on }];
  });
  return { records: wanted.size, missing, surplus, changed, moved };
}

interface Placed {
  readonly stray: Stray;
  readonly json: string;
}

function recordsOf(sheets: readonly ExportLine[]): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  for (const { kind, school, scope, day, body } of sheets)
    for (const [entity, records] of Object.entries(body) as [EntityName, readonly Body[]][])
      for (const record of records) {
        const stray: Stray = { kind, school, scope, day, entity, id: record.id };
        found.set(keyOf(stray), { stray, json: canonicalJson(record) });
      }
  return found;
}

const strays = (
  records: ReadonlyMap<string, Placed>,
  isStray: (key: string, json: string) => boolean,
): readonly Stray[] => [...records].flatMap(([key, { stray, json }]) => (isStray(key, json) ? [stray] : []));

/** Names one record over both sides. */
export const keyOf = ({ kind, entity, scope, day, id }: Stray): string => [kind, entity, scope, day, id].join('\t');

const thingOf = ({ kind, entity, id }: Stray): string => [kind, entity, id].join('\t');
