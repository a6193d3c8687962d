import type { EntityName, ReadTimes } from '../../contracts/records.ts';
import { afterReading, latestOf, type SliceReads } from '../../sheets/slice-reads.ts';
import { type KeptSlice, millisecondsOf, type PageSight, type SheetHead } from './kept.ts';
import { type Assessed, assessedOf, isDecidedBy, type Judging } from './plan-sheet.ts';
import { storedSheet } from './stored-sheet.ts';
import { slicesOn } from './telling.ts';

/** What an equal answer changes: the reading, and facts that waited for it. */
export interface ConfirmPlan {
  readonly reads: SliceReads;
  /** The slice's latest reading. */
  readonly times: { readonly from: number; readonly to: number };
  readonly judged: readonly ({ readonly head: SheetHead } & Assessed)[];
}

export function planConfirm(
  source: string,
  kept: KeptSlice,
  read: ReadTimes,
  sight: PageSight,
  judging: Judging,
): ConfirmPlan {
  const { scope, from, to } = kept.slice;
  const isLatest = kept.read.from.getTime() <= read.from.getTime();
  const reads = afterReading(kept.reads, kept.pupils, { from: read.from.getTime(), proves: true });
  const over = sight.slices(scope, from, to).map((slice) => (slice.key === kept.key ? { ...slice, reads } : slice));
  const open = sight.heads(scope, from, to).filter((head) => isDecidedBy(read.from, head));
  const judged = open.map((head) => ({ head, ...judge(source, kept, head, over, sight, judging) }));
  return { reads, times: millisecondsOf(isLatest ? read : kept.read), judged };
}

/** Facts of a stored sheet, read anew. */
function judge(
  source: string,
  { slice: { kind, school } }: KeptSlice,
  head: SheetHead,
  over: readonly KeptSlice[],
  sight: PageSight,
  { assess, zoneOf }: Judging,
): Assessed {
  const { scope, day } = head;
  const covering = slicesOn(over, day);
  const covered = new Set<EntityName>(covering.flatMap(({ slice }) => slice.entities));
  const readFrom = new Date(
    Math.min(...covering.map((kept) => latestOf(kept.reads) ?? kept.read.from.getTime())),
  ).toISOString();
  const ref = { source, kind, school, scope, day };
  const sheet = storedSheet(ref, head, sight.body(head), sight.table(head));
  return assessedOf(assess(sheet, { covered, readFrom, zone: zoneOf(source) }));
}
