import type { Body, EntityName, SheetKind } from '../contracts/records.ts';
import { canonicalJson } from '../sheets/canonical-json.ts';
import type { ExportLine } from '../sheets/export.ts';
import type { Cited } from './evidence.ts';
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

export interface Changed extends Stray {
  /** Fields of ours that say something else. */
  readonly fields: readonly string[];
}

export interface Compared {
  /** Records of the truth. */
  readonly records: number;
  readonly missing: readonly Stray[];
  readonly surplus: readonly Stray[];
  /** On the day of the truth, and saying something else. */
  readonly changed: readonly Changed[];
  /** On another day than in the truth; `on` is where they stand. They are missing there and surplus here too. */
  readonly moved: readonly (Stray & { readonly on: string })[];
}

/** For a person at the vendor. */
export const strayPlace = ({ kind: sheet, school, entity, scope, day: from, id }: Stray): Place => ({
  ...{ sheet, school, entity, scope, from, id },
});

/** The same, with the fields that say something else. */
export const changedPlace = (changed: Changed): Cited => [strayPlace(changed), `(${changed.fields.join(', ')})`];

/** What was read against what should be, record by record: by the ids of both, which are the vendor's own. */
export function compare(sheets: readonly ExportLine[], truth: readonly ExportLine[]): Compared {
  const [read, wanted] = [recordsOf(sheets), recordsOf(truth)];
  const missing = without(wanted, read);
  const surplus = without(read, wanted);
  const changed = [...wanted].flatMap(([key, { stray, record }]): readonly Changed[] => {
    const fields = read.has(key) ? differing(record, read.get(key)!.record) : [];
    return fields.length > 0 ? [{ ...stray, fields }] : [];
  });
  const elsewhere = new Map(surplus.map((stray) => [thingOf(stray), stray.day]));
  const moved = missing.flatMap((stray) => {
    const on = elsewhere.get(thingOf(stray));
    return on === undefined || on === stray.day ? [] : [{ ...stray, on }];
  });
  return { records: wanted.size, missing, surplus, changed, moved };
}

interface Placed {
  readonly stray: Stray;
  readonly record: Body;
}

function recordsOf(sheets: readonly ExportLine[]): ReadonlyMap<string, Placed> {
  const found = new Map<string, Placed>();
  for (const { kind, school, scope, day, body } of sheets)
    for (const [entity, records] of Object.entries(body) as [EntityName, readonly Body[]][])
      for (const record of records) {
        const stray: Stray = { kind, school, scope, day, entity, id: record.id };
        found.set(keyOf(stray), { stray, record });
      }
  return found;
}

/** Records of one side that the other has not. */
const without = (records: ReadonlyMap<string, Placed>, others: ReadonlyMap<string, Placed>): readonly Stray[] =>
  [...records].flatMap(([key, { stray }]) => (others.has(key) ? [] : [stray]));

/** Names of the fields in which two records differ. */
function differing(one: Body, other: Body): readonly string[] {
  if (canonicalJson(one) === canonicalJson(other)) return [];
  const names = [...new Set([...Object.keys(one), ...Object.keys(other)])].sort();
  return names.filter((name) => canonicalJson({ is: one[name] }) !== canonicalJson({ is: other[name] }));
}

/** Names one record over both sides. */
export const keyOf = ({ kind, entity, scope, day, id }: Stray): string => [kind, entity, scope, day, id].join('\t');

const thingOf = ({ kind, entity, id }: Stray): string => [kind, entity, id].join('\t');
