import type { Counts } from '../../contracts/records.ts';
import type { NormalisedPage } from '../../contracts/sheet.ts';
import type { Region } from '../../sheets/region.ts';
import { type PlacedSheet, placeRecords, sheetKey } from '../../sheets/placing.ts';
import { NEVER_READ, partOf } from '../../sheets/slice-reads.ts';
import { type Judging, SheetPlanner } from './plan-sheet.ts';
import { type KeptSlice, NOTHING, type PagePlan, type PageSight, sliceText } from './kept.ts';
import { planReplay } from './plan-replay.ts';
import { planAloneQuarantine, planSliceQuarantine } from './plan-quarantine.ts';
import { sliceAfter } from './plan-slice.ts';
import { type Before, indexOf, recordKey, tellingOf } from './telling.ts';

/**
 * What saving a page does to a store. Pure but for reading the store through `sight`; the store then writes the plan in
 * one transaction. Coverage, sightings and the order of readings are decided here and in gateway/sheets, for every store.
 */
export function planPage(page: NormalisedPage, sight: PageSight, judging: Judging): PagePlan {
  if (page.replays) return planReplay(page, page.replays, sight, judging);
  return page.slice ? planSlice({ ...page, slice: page.slice }, sight, judging) : planAlone(page, sight, judging);
}

type SlicePage = NormalisedPage & { readonly slice: NonNullable<NormalisedPage['slice']> };

function planSlice(page: SlicePage, sight: PageSight, judging: Judging): PagePlan {
  const { slice } = page;
  const over = sight.slices(slice.scope, slice.from, slice.to);
  const entities = new Set(slice.entities);
  const name = sliceText(slice);
  const before = over.find((kept) => sliceText(kept.slice) === name);
  const replaced = over.filter((kept) => kept !== before && kept.slice.entities.some((entity) => entities.has(entity)));
  if (isOvertaken(page, before, replaced)) return { ...NOTHING, counts: allOlder(page) };

  const quarantine = before ? sight.quarantineOf(before.key) : [];
  const known: Before = { slice: before, entities, quarantine };
  const region = regionOf(page, known);
  const isInRegion = (scope: string, day: string): boolean =>
    scope === slice.scope && slice.from <= day && day <= slice.to;
  const { sheets, tally } = placeRecords(
    page,
    ({ entity, scope, day }) => entities.has(entity) && isInRegion(scope, day),
  );
  const after = over.filter((kept) => kept !== before && !replaced.includes(kept));
  const planner = new SheetPlanner(page, sight, judging, tally, {
    over,
    after,
    isNew: before === undefined || replaced.length > 0,
  });
  for (const sheet of withRegion(sheets, sight, page)) {
    if (isInRegion(sheet.scope, sheet.day))
      planner.add(sheet, region, tellingOf(page, known, planner.slicesOn(sheet), planner.slicesBeside(sheet)));
    else planner.add(sheet, undefined, tellingOf(page, undefined, planner.slicesOn(sheet)));
  }
  const rows = planSliceQuarantine(page, before, quarantine, region.isRead);
  const dropped = replaced.map(({ key }) => key);
  const kept = sliceAfter(page, before, tally);
  const leaving = replaced.flatMap(({ key }) => sight.quarantineOf(key)).map(({ key }) => key);
  return {
    ...planner.result(),
    counts: tally.counts(page.received),
    slice: { ...(before && { before }), after: kept },
    dropped,
    quarantine: { ...rows, released: [...rows.released, ...leaving] },
  };
}

function planAlone(page: NormalisedPage, sight: PageSight, judging: Judging): PagePlan {
  const { sheets, tally } = placeRecords(page, () => false);
  const planner = new SheetPlanner(page, sight, judging, tally);
  for (const sheet of sheets.values())
    planner.add(sheet, undefined, tellingOf(page, undefined, planner.slicesOn(sheet)));
  const scopes = new Set([...sheets.values()].map(({ scope }) => scope));
  const quarantine = planAloneQuarantine(page, sight, scopes);
  return { ...planner.result(), counts: tally.counts(page.received), dropped: [], quarantine };
}

/** Whether all that the page tells was read later already. */
function isOvertaken(
  { read, pupils }: SlicePage,
  before: KeptSlice | undefined,
  replaced: readonly KeptSlice[],
): boolean {
  const from = read.from.getTime();
  if (replaced.some((kept) => kept.read.from.getTime() > from)) return true;
  if (!before) return false;
  const isLater = (pupil: string | undefined): boolean => (partOf(before.reads, pupil)?.from ?? -Infinity) > from;
  return pupils === 'all' ? isLater(undefined) : pupils.length > 0 && pupils.every(isLater);
}

function allOlder({ received, quarantined, filtered, accepted }: NormalisedPage): Counts {
  const out = new Set([...filtered, ...quarantined].map(({ raw }) => raw));
  const older = new Set(accepted.map(({ raw }) => raw).filter((raw) => !out.has(raw))).size + quarantined.length;
  const reasons: Record<string, number> = older > 0 ? { older } : {};
  for (const { reason } of filtered) reasons[reason] = (reasons[reason] ?? 0) + 1;
  return { received, accepted: 0, quarantined: 0, filtered: reasons };
}

function regionOf({ pupils, quarantined, read }: SlicePage, { slice, entities }: Before): Region {
  const from = read.from.getTime();
  const reads = slice?.reads ?? NEVER_READ;
  const listed = pupils === 'all' ? undefined : new Set(pupils);
  const { rows, untold } = indexOf(quarantined.map(({ failed }) => ({ failed, seen: { by: '' } })));
  return {
    entities,
    mode: 'replace',
    isWhole: !listed,
    isRead: (pupil) =>
      (!listed || (pupil !== undefined && listed.has(pupil))) && (partOf(reads, pupil)?.from ?? -Infinity) <= from,
    isHeldUp: (entity, id) => untold.has(entity) || (rows.size > 0 && rows.has(recordKey(entity, id))),
  };
}

/** The sheets of the page, and the stored ones of its region that it says nothing of; by scope and day. */
function withRegion(
  sheets: ReadonlyMap<string, PlacedSheet>,
  sight: PageSight,
  { slice: { scope, from, to } }: SlicePage,
): PlacedSheet[] {
  const all = new Map(sheets);
  for (const { day } of sight.heads(scope, from, to)) {
    const key = sheetKey(scope, day);
    if (!all.has(key)) all.set(key, { scope, day, slots: new Map() });
  }
  return [...all.entries()].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, sheet]) => sheet);
}
