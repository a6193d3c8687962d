import type { Body, EntityName } from '../contracts/records.ts';
import type { SheetBody } from '../contracts/sheet.ts';
import { canonicalJson, hashOf } from './canonical-json.ts';
import { type Change, type Entry, RecordMerge, type Region, type Telling } from './merge-records.ts';
import { type OriginTable, tableOf, type Trace, tracesOf } from './origin-table.ts';
import type { Slot, Slots } from './placing.ts';

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
  const known = stored && entriesOf(stored, slots);
  const entities = new Set<EntityName>([...(known?.keys() ?? []), ...slots.keys()]);
  const merged = new Map<EntityName, Entry[]>();
  for (const entity of [...entities].sort()) {
    const entries = merge.entity(entity, known?.get(entity) ?? [], slots.get(entity) ?? new Map<string, Slot>());
    if (entries.length > 0) merged.set(entity, sortedById(entries));
  }
  const json = jsonOf(merged);
  const { changes, older, shared, displaced } = merge;
  const body: Partial<Record<EntityName, Body[]>> = {};
  const traces = new Map<EntityName, Trace[]>();
  for (const [entity, entries] of merged) {
    body[entity] = entries.map((entry) => entry.body);
    traces.set(
      entity,
      entries.map(({ trace }) => trace),
    );
  }
  return { json, hash: hashOf(json), body, table: tableOf(traces), changes, older, shared, displaced };
}

/** Canonical JSON of a body whose records are ready: members sorted by entity, records by id. */
function jsonOf(merged: ReadonlyMap<EntityName, readonly Entry[]>): string {
  let json = '';
  for (const [entity, entries] of merged) {
    json += `${json === '' ? '{' : ','}"${entity}":[`;
    let isFirst = true;
    for (const entry of entries) {
      json += isFirst ? entry.json : `,${entry.json}`;
      isFirst = false;
    }
    json += ']';
  }
  return json === '' ? '{}' : `${json}}`;
}

/** The stored records; when the page tells exactly these, their bodies are the page's and the stored one stays closed. */
function entriesOf(stored: StoredContent, slots: Slots): Map<EntityName, Entry[]> {
  const told = new Map<EntityName, Entry[]>();
  for (const entity of [...slots.keys()].sort()) {
    const entries = [...slots.get(entity)!.values()].map(({ placed }) => ({
      id: placed.body.id,
      json: placed.json,
      body: placed.body,
      trace: NO_TRACE,
    }));
    told.set(entity, sortedById(entries));
  }
  const table = stored.table();
  const isSame = hashOf(jsonOf(told)) === stored.hash;
  if (isSame) for (const [entity, entries] of told) told.set(entity, withTraces(entries, tracesOf(table, entity)));
  if (isSame) return told;
  const known = new Map<EntityName, Entry[]>();
  for (const [entity, bodies] of Object.entries(stored.body()) as [EntityName, readonly Body[]][]) {
    const entries = bodies.map((body) => ({ id: body.id, json: canonicalJson(body), body, trace: NO_TRACE }));
    known.set(entity, withTraces(entries, tracesOf(table, entity)));
  }
  return known;
}

const NO_TRACE: Trace = { role: 'kept', seen: { by: '' } };

const withTraces = (entries: readonly Entry[], traces: readonly Trace[]): Entry[] =>
  entries.map((entry, index) => ({ ...entry, trace: traces[index] ?? NO_TRACE }));

function sortedById(entries: Entry[]): Entry[] {
  for (let index = 1; index < entries.length; index += 1) {
    if (entries[index - 1]!.id > entries[index]!.id)
      return entries.sort((a, b) => (a.id < b.id ? -1 : a.id > b.id ? 1 : 0));
  }
  return entries;
}
