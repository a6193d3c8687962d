import type { Counts } from '../../contracts/records.ts';
import type { NormalisedPage, SaveCounts } from '../../contracts/sheet.ts';
import type { Finding } from '../../contracts/finding.ts';
import type { Store, StoreOptions } from '../../contracts/store.ts';
import { planConfirm } from '../plan/plan-confirm.ts';
import { planPage } from '../plan/plan-page.ts';
import { sheetOf, sightOf, sliceOf } from './sight.ts';
import type { MemoryState } from './state.ts';
import { beside, drop, judge, move, moveOn, quarantine, write } from './writing.ts';

/** Plans first and writes then, and writing cannot fail: so a page is there as a whole or not at all. */
export class MemorySaver {
  private readonly state: MemoryState;
  private readonly options: StoreOptions;

  constructor(state: MemoryState, options: StoreOptions) {
    this.state = state;
    this.options = options;
  }

  save(page: NormalisedPage): SaveCounts {
    const now = this.options.now().getTime();
    const plan = planPage(page, sightOf(this.state, page), this.options);
    const key = this.page(page, plan.counts);
    for (const sheet of plan.sheets) write(this.state, page, sheet, now);
    for (const dropped of plan.dropped) drop(this.state, dropped);
    for (const { slice, elsewhere, released } of plan.moved) move(this.state, slice, elsewhere, released);
    const slice = plan.slice && (plan.slice.before?.key ?? (this.state.lastKey += 1));
    if (slice !== undefined)
      this.state.slices.set(slice, { ...plan.slice!.after, key: slice, page: key, source: page.source });
    quarantine(this.state, page, key, slice, plan.quarantine);
    beside(this.state, page, slice, now);
    moveOn(this.state, page.source, page.cursor, page.cause === 'read' ? page.read.to.getTime() : undefined);
    return { ...plan.counts, page: key, changed: plan.changed, unchanged: plan.unchanged };
  }

  confirm({
    source,
    run,
    slice,
    received,
    cursor,
    read,
  }: Parameters<Store['confirmSlice']>[0]): SaveCounts | undefined {
    const kept = sliceOf(this.state, source, slice);
    if (!kept) return undefined;
    const plan = planConfirm(source, kept, read, sightOf(this.state, { source, ...slice }), this.options);
    const counts = { ...kept.counts, received };
    const key = this.page({ source, run }, counts);
    const times = { from: new Date(plan.times.from), to: new Date(plan.times.to) };
    this.state.slices.set(kept.key, { ...kept, read: times, reads: plan.reads });
    for (const { head, ...assessed } of plan.judged)
      judge(sheetOf(this.state, head), assessed, this.options.now().getTime());
    moveOn(this.state, source, cursor, read.to.getTime());
    return { ...counts, page: key, changed: 0, unchanged: 0 };
  }

  hold(page: NormalisedPage, finding: Finding): SaveCounts {
    const counts: Counts = { received: page.received, accepted: 0, quarantined: 0, filtered: { held: page.received } };
    const key = this.page(page, counts);
    this.state.findings.set(finding.id, { finding, held: structuredClone(page) });
    moveOn(this.state, page.source, page.cursor, page.read.to.getTime());
    return { ...counts, page: key, changed: 0, unchanged: 0 };
  }

  private page({ source, run }: Pick<NormalisedPage, 'source' | 'run'>, counts: Counts): number {
    const key = this.state.pages.length + 1;
    this.state.pages.push({ key, source, run, ...counts });
    return key;
  }
}
