import type { Counts, Day, EntityName } from '../../contracts/records.ts';
import type { DeliveryCounts } from '../../contracts/delivery.ts';
import type { Ledger, LedgerDifference } from '../../contracts/ledger.ts';
import { type KeptSlice, sumOf } from './kept.ts';

/** Gathers what a recount of a store found. Nothing here is a running total: every number was counted anew. */
export class Recount {
  private readonly differences: LedgerDifference[] = [];
  private readonly runs = new Map<string, { run: string; source: string; received: number; difference: number }>();
  private readonly slices: { slice: string; difference: number }[] = [];
  private readonly destinations: Ledger['destinations'][number][] = [];
  private pages = 0;

  private note(where: LedgerDifference['where'], what: string, expected: number, found: number): number {
    if (expected !== found) this.differences.push({ where, what, expected, found });
    return Math.abs(expected - found);
  }

  /** A page's row: received = accepted + quarantined + filtered. */
  page(page: { readonly key: number; readonly source: string; readonly run: string } & Counts): void {
    const { key, source, run, received, accepted, quarantined, filtered } = page;
    this.pages += 1;
    const difference = this.note(
      'page',
      `page ${key} of source ${source}`,
      received,
      accepted + quarantined + sumOf(filtered),
    );
    const known = this.runs.get(run) ?? { run, source, received: 0, difference: 0 };
    this.runs.set(run, { ...known, received: known.received + received, difference: known.difference + difference });
  }

  /** Rows that were deleted behind our back: keys are given without gaps. */
  missing(where: 'page' | 'slice' | 'sheet', what: string): void {
    this.note(where, what, 1, 0);
  }

  /**
   * A slice: what its last page received stands at records of its region, in its quarantine, is filtered, or counts elsewhere.
   * @param counted records of the region that carry a raw record of the last page
   * @param waiting rows of its quarantine that the last page told
   */
  slice(source: string, { slice, counts, elsewhere }: KeptSlice, counted: number, waiting: number): void {
    const name = `${slice.kind} ${slice.scope} ${slice.from}…${slice.to} of source ${source} (${slice.entities.join(', ')})`;
    const difference = this.note(
      'slice',
      name,
      counts.received,
      counted + waiting + sumOf(counts.filtered) + elsewhere,
    );
    this.slices.push({ slice: name, difference });
  }

  /** A sheet whose body is not what its hash says, or cannot be opened. */
  sheet(name: string): void {
    this.note('sheet', `${name}: the body is not the one that was stored`, 1, 0);
  }

  /** @param strays what disagrees sheet by sheet: versions to be accounted for, and receipts found */
  destination(
    name: string,
    counts: DeliveryCounts,
    strays: readonly { readonly sheet: string; readonly expected: number; readonly found: number }[],
  ): void {
    let difference = 0;
    for (const { sheet, expected, found } of strays)
      difference += this.note('destination', `receipts of ${name} for ${sheet}`, expected, found);
    const { changed, acknowledged, waiting, dead, superseded } = counts;
    const sum = acknowledged + waiting + dead + superseded;
    if (difference === 0) difference += this.note('destination', `versions at ${name}`, changed, sum);
    this.destinations.push({ destination: name, ...counts, difference });
  }

  result(): Ledger {
    const { pages, slices, destinations, differences } = this;
    const difference = differences.reduce((sum, { expected, found }) => sum + Math.abs(expected - found), 0);
    return { difference, pages, runs: [...this.runs.values()], slices, destinations, differences };
  }
}

/** The slice over a day that covers an entity. */
export const coveringSlice = (slices: readonly KeptSlice[], day: Day, entity: EntityName): KeptSlice | undefined =>
  slices.find(({ slice }) => slice.from <= day && day <= slice.to && slice.entities.includes(entity));
