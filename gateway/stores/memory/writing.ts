import type { NormalisedPage, SheetBody } from '../../contracts/sheet.ts';
import { newDelivery, overtaken } from '../plan/delivery.ts';
import type { QuarantinePlan, SheetWrite } from '../plan/kept.ts';
import { scopeOf } from '../plan/plan-quarantine.ts';
import type { Assessed } from '../plan/plan-sheet.ts';
import { stemList } from '../../sheets/stem-list.ts';
import { type MemorySheet, type MemoryState, nameOf } from './state.ts';

export function write(
  state: MemoryState,
  { source, kind, school, schema, madeBy }: NormalisedPage,
  write: SheetWrite,
  now: number,
): void {
  const { scope, day, before, content, table, changes, facts, openUntil } = write;
  const ref = { source, kind, school, scope, day };
  const sheet = state.sheets.get(nameOf(ref)) ?? added(state, ref, now);
  if (table) sheet.table = table;
  if (content) {
    if (before)
      for (const delivery of sheet.deliveries.values()) {
        const after = overtaken(delivery.state, now);
        delivery.state = after.state;
        if (after.receipt) delivery.receipts.set(before.version, after.receipt);
      }
    if (before) sheet.corrections.push({ version: content.version, changes });
    sheet.head = {
      ...sheet.head,
      version: content.version,
      hash: content.hash,
      schema,
      madeBy,
      changedAt: now,
      openUntil,
    };
    sheet.json = content.json;
    sheet.body = JSON.parse(content.json) as SheetBody;
  }
  if (facts) judge(sheet, { facts, openUntil }, now);
}

function added(state: MemoryState, ref: MemorySheet['ref'], now: number): MemorySheet {
  const head = {
    key: (state.lastKey += 1),
    scope: ref.scope,
    day: ref.day,
    version: 0,
    hash: '',
    schema: 0,
    madeBy: '',
    changedAt: now,
    openUntil: undefined,
  };
  const deliveries = new Map(
    [...state.destinations].map((name) => [name, { state: newDelivery(now), first: 1, receipts: new Map() }]),
  );
  const sheet: MemorySheet = {
    ref,
    head,
    json: '{}',
    body: {},
    table: { seen: [], entities: {} },
    pastFacts: [],
    corrections: [],
    deliveries,
  };
  state.sheets.set(nameOf(ref), sheet);
  return sheet;
}

export function judge(sheet: MemorySheet, { facts, openUntil }: Assessed, now: number): void {
  const { version } = sheet.head;
  sheet.head = { ...sheet.head, openUntil };
  if (sheet.facts?.version === version && JSON.stringify(sheet.facts.facts) === JSON.stringify(facts)) return;
  if (sheet.facts) sheet.pastFacts.push({ ...sheet.facts, to: now });
  sheet.facts = { version, from: now, facts };
}

export function drop(state: MemoryState, slice: number): void {
  state.slices.delete(slice);
  state.raws.delete(slice);
  for (const [name, code] of state.codes) if (code.slice === slice) state.codes.delete(name);
}

export function move(state: MemoryState, key: number, elsewhere: number, released: number): void {
  const kept = state.slices.get(key)!;
  const counts = {
    ...kept.counts,
    accepted: kept.counts.accepted + released,
    quarantined: kept.counts.quarantined - released,
  };
  state.slices.set(key, { ...kept, counts, elsewhere: kept.elsewhere + elsewhere });
}

export function quarantine(
  state: MemoryState,
  page: NormalisedPage,
  pageKey: number,
  slice: number | undefined,
  { added, renewed, released }: QuarantinePlan,
): void {
  const { source, kind, school, madeBy } = page;
  const readFrom = page.read.from.getTime();
  for (const { row, seen } of added) {
    const key = (state.lastKey += 1);
    const scope = page.slice?.scope ?? scopeOf(row);
    state.quarantine.set(key, {
      ...row,
      key,
      ...(slice !== undefined && { slice }),
      page: pageKey,
      readFrom,
      seen,
      source,
      kind,
      school,
      madeBy,
      scope,
    });
  }
  for (const { key, row, page: which } of renewed) {
    const known = state.quarantine.get(key)!;
    state.quarantine.set(key, {
      ...known,
      ...row,
      madeBy,
      ...(which === 'this' && { page: pageKey, readFrom }),
    });
  }
  for (const key of released) state.quarantine.delete(key);
}

export function beside(state: MemoryState, page: NormalisedPage, slice: number | undefined, now: number): void {
  const { source, school, stems, answers, keepRawUntil, pupils, read, unknownCodes = [] } = page;
  for (const [name, list] of stems ?? []) {
    const place = JSON.stringify([source, school]);
    if (!state.stems.has(place)) state.stems.set(place, new Map());
    state.stems.get(place)!.set(name, stemList(list));
  }
  if (slice === undefined && page.slice) return;
  const known = new Map(state.codes);
  if (slice !== undefined) for (const [name, code] of known) if (code.slice === slice) state.codes.delete(name);
  for (const { list, value, count } of unknownCodes) {
    const name = JSON.stringify([slice ?? 0, source, school, list, value]);
    state.codes.set(name, {
      source,
      school,
      slice: slice ?? 0,
      list,
      value,
      count,
      firstSeen: known.get(name)?.firstSeen ?? now,
    });
  }
  if (slice === undefined) return;
  if (answers !== undefined)
    state.raws.set(slice, { pupils, read, answers, ...(keepRawUntil && { until: keepRawUntil }) });
  else if (page.cause === 'read') state.raws.delete(slice);
}

export function moveOn(
  state: MemoryState,
  source: string,
  cursor: string | undefined,
  readTo: number | undefined,
): void {
  const known = state.sources.get(source);
  const lastRead = Math.max(known?.lastRead ?? 0, readTo ?? 0) || undefined;
  state.sources.set(source, { ...known, cursor: cursor ?? known?.cursor, lastRead });
}
