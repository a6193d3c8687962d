import type { NormalisedPage } from '../../contracts/sheet.ts';
import type { Region, Telling } from '../../sheets/region.ts';
import { type PlacedSheet, placeRecords, type Tally } from '../../sheets/placing.ts';
import { latestOf } from '../../sheets/slice-reads.ts';
import type { KeptQuarantine, PagePlan, PageSight } from './kept.ts';
import { type Judging, SheetPlanner } from './plan-sheet.ts';
import { recordKey, tellingOf } from './telling.ts';

/**
 * Raw records of the quarantine, read anew. What passes joins the slice it was quarantined in, as if it had passed there;
 * the slice's numbers move with it. Rows that left the quarantine meanwhile were overtaken: filtered(older).
 */
export function planReplay(page: NormalisedPage, ids: readonly string[], sight: PageSight, judging: Judging): PagePlan {
  const rows = ids.map((id) => sight.quarantineRow(id));
  const held = withoutGone(page, rows);
  const { sheets, tally } = placeRecords(held, ({ scope, day, entity, raw }) => {
    const slice = sight.slices(scope, day, day).find(({ key }) => key === rows[raw]!.slice);
    return slice?.slice.entities.includes(entity) === true && sight.isOfLastPage(rows[raw]!);
  });
  const planner = new SheetPlanner(held, sight, judging, tally);
  for (const sheet of sheets.values()) planner.add(sheet, ...regionOf(held, sheet, rows, { planner, tally }));
  const again = new Set(held.quarantined.map(({ raw }) => raw));
  const released = rows.filter((row, raw): row is KeptQuarantine => row !== undefined && !again.has(raw));
  const renewed = held.quarantined.map((row) => ({ key: rows[row.raw]!.key, row, page: 'same' as const }));
  const isCounted = (row: KeptQuarantine): boolean => tally.isCounted(rows.indexOf(row));
  const { moved, ...result } = planner.result();
  return {
    ...result,
    counts: tally.counts(page.received),
    dropped: [],
    moved: [...moved, ...movedBy(released, isCounted, sight)],
    quarantine: { added: [], renewed, released: released.map(({ key }) => key) },
  };
}

/** The page without the raw records whose rows are gone. */
function withoutGone(page: NormalisedPage, rows: readonly (KeptQuarantine | undefined)[]): NormalisedPage {
  const isHere = ({ raw }: { readonly raw: number }): boolean => rows[raw] !== undefined;
  const gone = rows.flatMap((row, raw) => (row ? [] : [{ raw, reason: 'older' as const }]));
  if (gone.length === 0) return page;
  const { accepted, quarantined, filtered } = page;
  return {
    ...page,
    accepted: accepted.filter(isHere),
    quarantined: quarantined.filter(isHere),
    filtered: [...filtered.filter(isHere), ...gone],
  };
}

/** The rows' slices as a region that only adds, and what the rows prove: their own sightings, at their own reading. */
function regionOf(
  page: NormalisedPage,
  sheet: PlacedSheet,
  rows: readonly (KeptQuarantine | undefined)[],
  { planner, tally }: { readonly planner: SheetPlanner; readonly tally: Tally },
): [Region | undefined, Telling] {
  const over = planner.slicesOn(sheet);
  const slots = [...sheet.slots].flatMap(([entity, byId]) =>
    [...byId.values()].map((slot) => ({ entity, slot, row: rows[slot.placed.raw]! })),
  );
  const own = over.filter(({ key }) => rows.some((row) => row?.slice === key));
  const entities = new Set(own.flatMap(({ slice }) => slice.entities));
  // What counts elsewhere must not look like a record of the slice's last page.
  for (const { entity, slot } of slots) if (entities.has(entity) && !tally.isCounted(slot.raw)) slot.role = 'also';
  const seen = new Map(slots.map(({ entity, slot, row }) => [recordKey(entity, slot.placed.body.id), row.seen]));
  const telling = tellingOf(page, undefined, over);
  const from = Math.max(...own.map(({ reads }) => latestOf(reads) ?? 0), ...slots.map(({ row }) => row.readFrom));
  const seenOf: Telling['seen'] = (entity, body) =>
    seen.get(recordKey(entity, body.id)) ?? { by: page.read.to.toISOString() };
  const region: Region = { entities, mode: 'add', isWhole: true, isRead: () => true, isHeldUp: () => false };
  return [
    own.length > 0 ? region : undefined,
    {
      ...telling,
      from,
      seen: seenOf,
      changed: (entity, body) => seenOf(entity, body, undefined, 'blank'),
      isToldAlone: (entity) => !entities.has(entity),
    },
  ];
}

/** Rows of a slice's last page that left the quarantine: those that count at no record of the region count elsewhere. */
function movedBy(
  released: readonly KeptQuarantine[],
  isCounted: (row: KeptQuarantine) => boolean,
  sight: PageSight,
): PagePlan['moved'] {
  const bySlice = Map.groupBy(
    released.filter(({ slice }) => slice !== undefined),
    ({ slice }) => slice!,
  );
  return [...bySlice].map(([slice, rows]) => {
    const last = rows.filter((row) => sight.isOfLastPage(row));
    return { slice, elsewhere: last.filter((row) => !isCounted(row)).length, released: last.length };
  });
}
