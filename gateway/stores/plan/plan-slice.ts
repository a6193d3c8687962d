import type { NormalisedPage } from '../../contracts/sheet.ts';
import { recordsOf } from '../../sheets/page-records.ts';
import type { Tally } from '../../sheets/placing.ts';
import { afterReading, NEVER_READ } from '../../sheets/slice-reads.ts';
import type { KeptSlice } from './kept.ts';

/** The slice after its page was saved. */
export function sliceAfter(
  page: NormalisedPage,
  before: KeptSlice | undefined,
  tally: Tally,
): Omit<KeptSlice, 'key' | 'page'> {
  const { slice, fingerprint, read, pupils, parts, madeBy, cause } = page;
  const isLatest = !before || before.read.from.getTime() <= read.from.getTime();
  return {
    slice: slice!,
    fingerprint,
    read: isLatest ? read : before.read,
    records: recordsOf(page),
    parts: pupils === 'all' ? partsOf(parts) : { ...before?.parts, ...partsOf(parts) },
    pupils,
    reads: afterReading(before?.reads ?? NEVER_READ, pupils, { from: read.from.getTime(), proves: cause === 'read' }),
    madeBy,
    counts: tally.counts(page.received),
    elsewhere: tally.elsewhere,
  };
}

const partsOf = (parts: ReadonlyMap<string, number> | undefined): Record<string, number> =>
  Object.fromEntries(parts ?? []);
