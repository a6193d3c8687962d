import type { Body, EntityName } from '../contracts/records.ts';
import type { SheetBody } from '../contracts/sheet.ts';
import { hashOf } from './canonical-json.ts';
import { RecordMerge } from './merge-records.ts';
import { type OriginTable, tableOf, type Trace, tracesOf } from './origin-table.ts';
import type { Slot, Slots } from './placing.ts';
import type { Change, Entry, Region, Telling } from './region.ts';

/** The stored side of a sheet; read only when it is needed. */
export interface StoredContent {
  readonly hash: string;
  body(): SheetBody;
  table(): OriginTable;
}

export interface MergedSheet {
  /** Canonical JSON of the body; its hash. */
  readonly json: string;
  readonly hash: string;
  readonly body: SheetBody;
  readonly table: OriginTable;
  /** Empty for a new sheet. */
  readonly changes: readonly Change[];
  /** Slots whose record was told later by another page. */
  readonly older: readonly Slot[];
  /** Slots whose record already counts for another raw record of the slice's last page. */
  readonly shared: readonly Slot[];
  /** Entities of records that counted for a slice and were told anew by a page without one; one item a record. */
  readonly displaced: readonly EntityName[];
}

/** The sheet after a page. Pure: equal arguments give an equal sheet. */
export function mergeSheet(
  stored: StoredContent | undefined,
  slots: Slots,
  region: Region | undefined,
  telling: Telling,
): MergedSheet {
  const merge = new RecordMerge(region, telling, stored === undefined);
  const { known, same } = stored ? entriesOf(stored, slots) : NOTHING_STORED;
  const entities = new Set<EntityName>([...known.keys(), ...slots.keys()]);
  const merged = new Map<EntityName, Entry[]>();
  for (const entity of [...entities].sort()) {
    const entries = merge.entity(entity, known.get(entity) ?? [], slots.get(entity) ?? new Map<string, Slot>());
    if (entries.length > 0) merged.set(entity, sortedById(entries));
  }
  const { changes, older, shared, displaced } = merge;
  const body = bodyOf(merged);
  const json = same ?? JSON.stringify(body);
  const hash = same === undefined ? hashOf(json) : stored!.hash;
  const table = merge.isMoved || !stored ? tableIn(merged) : stored.table();
  return { json, hash, body, table, changes, older, shared, displaced };
}

function tableIn(merged: ReadonlyMap<EntityName, readonly Entry[]>): OriginTable {
  const traces = new Map<EntityName, Trace[]>();
  for (const [entity, entries] of merged)
    traces.set(
      entity,
      entries.map(({ trace }) => trace),
    );
  return tableOf(traces);
}

/** Its JSON is canonical: members come sorted by entity, records by id, and the keys of a record are sorted. */
function bodyOf(merged: ReadonlyMap<EntityName, readonly Entry[]>): SheetBody {
  const body: Partial<Record<EntityName, Body[]>> = {};
  for (const [entity, entries] of merged) body[entity] = entries.map((entry) => entry.body);
  return body;
}

/** The stored records. When the page tells exactly these, `same` is their JSON: then the stored body stays closed. */
interface Known {
  readonly known: ReadonlyMap<EntityName, Entry[]>;
  readonly same?: string;
}

const NOTHING_STORED: Known = { known: new Map() };

function entriesOf(stored: StoredContent, slots: Slots): Known {
  const told = new Map<EntityName, Entry[]>();
  for (const entity of [...slots.keys()].sort()) {
    const entries = Array.from(slots.get(entity)!.values(), ({ placed }) => entryOf(placed.body));
    told.set(entity, sortedById(entries));
  }
  const json = JSON.stringify(bodyOf(told));
  const table = stored.table();
  if (hashOf(json) === stored.hash) return { known: withTraces(told, table), same: json };
  const known = new Map<EntityName, Entry[]>();
  for (const [entity, bodies] of Object.entries(stored.body()) as [EntityName, readonly Body[]][])
    known.set(entity, bodies.map(entryOf));
  return { known: withTraces(known, table) };
}

const NO_TRACE: Trace = { role: 'kept', seen: { by: '' } };

const entryOf = (body: Body): Entry => ({ id: body.id, body, trace: NO_TRACE });

function withTraces(known: ReadonlyMap<EntityName, readonly Entry[]>, table: OriginTable): Map<EntityName, Entry[]> {
  const traced = new Map<EntityName, Entry[]>();
  for (const [entity, entries] of known) {
    const traces = tracesOf(table, entity);
    traced.set(
      entity,
      entries.map(({ id, body }, index) => ({ id, body, trace: traces[index] ?? NO_TRACE })),
    );
  }
  return traced;
}

function sortedById(entries: Entry[]): Entry[] {
  for (let index = 1; index < entries.length; index += 1) {
    if (entries[index - 1]!.id > entries[index]!.id)
      return entries.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }
  return entries;
}
