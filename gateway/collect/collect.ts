import type { Adapter, AdapterContext, Log, Page } from '../contracts/adapter.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { Counts, EntityName, FilterReason } from '../contracts/records.ts';
import type { NormalisedPage, SaveCounts } from '../contracts/sheet.ts';
import type { Store } from '../contracts/store.ts';
import { OpenFindings } from './open-findings.ts';
import { type Reading, sliceOf } from './reading.ts';
import { lossOf, suspects } from './suspicion.ts';

/** What one run of one source is made of; main puts it together. */
export interface Collecting {
  readonly source: string;
  readonly run: string;
  readonly adapter: Adapter;
  readonly config: unknown;
  readonly store: Store;
  readonly reading: Reading;
  readonly context: AdapterContext;
  readonly log: Log;
  /** A loss of fewer records is a correction, also when it is more than half of the slice. */
  readonly holdLossFrom: number;
  /** Forgets where an unfinished run stopped. */
  readonly fromStart: boolean;
  /** Called after every stored page. */
  onPage?(saved: SaveCounts): void;
}

export interface Collected {
  readonly run: string;
  readonly source: string;
  readonly outcome: 'complete' | 'partial' | 'stopped' | 'failed';
  readonly pages: number;
  readonly counts: Counts;
  /** Sheets that got a new version. */
  readonly changed: number;
  readonly findings: number;
  /** Canonical records accepted, by entity. */
  readonly byEntity: Readonly<Partial<Record<EntityName, number>>>;
  /** Values that no code list has. */
  readonly unknownCodes: number;
  readonly error?: GatewayError;
}

/**
 * One run of one source: take a page, normalise it, save it, ask for the next. A slice that lost too much, or came empty
 * where lessons are expected, is asked again; still so, a large loss is held for `svod approve` and the run goes on.
 *
 * Errors of the vendor end the run as "failed" and are returned, not thrown; a broken contract is thrown.
 */
export async function collect(collecting: Collecting): Promise<Collected> {
  const { adapter, store, context, source, run } = collecting;
  const total = new Total(collecting);
  const startedAt = context.now();
  const cursor = collecting.fromStart ? undefined : await store.cursorOf(source);
  await store.startRun({ id: run, source, startedAt });
  const end = async (outcome: Collected['outcome'], error?: GatewayError): Promise<Collected> => {
    await store.endRun({
      id: run,
      source,
      startedAt,
      endedAt: context.now(),
      outcome,
      ...(error && { error: error.code }),
    });
    return { run, source, outcome, ...total.summary(), ...(error && { error }) };
  };
  try {
    if (!adapter.pull)
      throw new GatewayError('adapter.contract', `collecting ${source}: ${adapter.name} cannot be pulled`);
    for await (const page of adapter.pull(collecting.config, cursor, context)) {
      collecting.log.debug({ source }, 'page read');
      const saved = await savePage(collecting, page, total);
      collecting.log.debug({ source }, 'saved');
      collecting.onPage?.(saved);
      if (context.signal.aborted) return await end('stopped');
    }
    return await end(total.isPartial() ? 'partial' : 'complete');
  } catch (error) {
    if (context.signal.aborted) return end('stopped');
    if (!(error instanceof GatewayError) || error.remedy === 'bug') {
      await end('failed');
      throw error;
    }
    collecting.log.warn({ source, code: error.code }, 'run failed');
    return end('failed', error);
  }
}

/** Saves, confirms or holds one page; used for files too, which have no second asking. */
export async function savePage(collecting: Collecting, page: Page, total: Total): Promise<SaveCounts> {
  const { store, reading, source, run } = collecting;
  const slice = page.covers && sliceOf(page.covers);
  const before = slice && (await store.sliceState(source, slice));
  if (slice && before && before.fingerprint === (await reading.fingerprint(page))) {
    const { received, cursor, read } = page;
    if (received > 0) await total.findings.ended(slice);
    return total.add(await store.confirmSlice({ source, run, slice, received, cursor, read }));
  }
  let taken = await reading.read(page);
  const isEmptyFirst = async (): Promise<boolean> =>
    slice !== undefined && !before && taken.received === 0 && (await reading.expectsRecords(slice));
  const doubtful = suspects(before, taken);
  if (page.again && (doubtful.isSuspicious || (await isEmptyFirst())))
    taken = await askAgain(collecting, page, taken, doubtful.pupils);
  if (slice && before && suspects(before, taken).isSuspicious) {
    const loss = lossOf(before, taken);
    if (loss.lost >= collecting.holdLossFrom) return hold(collecting, taken, loss, total);
  }
  if (slice && (await isEmptyFirst())) await openEmpty(collecting, taken, total);
  collecting.log.debug({ source }, 'saving');
  total.addRecords(taken);
  const saved = await store.savePage(taken);
  if (slice && taken.received > 0) await total.findings.ended(slice);
  reading.saved(taken);
  return total.add(saved);
}

async function askAgain(
  { reading, log, source }: Collecting,
  page: Page,
  taken: NormalisedPage,
  pupils: readonly string[],
): Promise<NormalisedPage> {
  log.info({ source, received: taken.received }, 'asking a slice again');
  const ids = reading.vendorIdsOf(page, pupils);
  return reading.read(await page.again!(ids.length > 0 ? ids : undefined));
}

async function hold(
  collecting: Collecting,
  taken: NormalisedPage,
  { before, now }: { before: number; now: number },
  total: Total,
): Promise<SaveCounts> {
  const { store, source, log } = collecting;
  const slice = taken.slice!;
  const finding = await total.findings.of('loss', slice);
  log.warn({ source, kind: slice.kind, from: slice.from, before, now }, 'holding a page that lost too much');
  total.found += 1;
  return total.add(await store.holdPage(taken, { ...finding, before, now }));
}

async function openEmpty(collecting: Collecting, taken: NormalisedPage, total: Total): Promise<void> {
  const finding = await total.findings.of('empty', taken.slice!);
  total.found += 1;
  await collecting.store.openFinding({ ...finding, before: 0, now: 0 });
}

/** The run that is summed up, and its clock. */
type TotalParts = Pick<Collecting, 'store' | 'source' | 'run'> & { readonly context: Pick<AdapterContext, 'now'> };

/** Running totals of a run, for the summary only: the ledger recounts from the store. */
export class Total {
  pages = 0;
  /** Findings of this run, also those that were open already. */
  found = 0;
  readonly findings: OpenFindings;
  private received = 0;
  private accepted = 0;
  private quarantined = 0;
  private changed = 0;
  private readonly filtered: Partial<Record<FilterReason, number>> = {};
  /** Canonical records accepted, by entity. */
  readonly byEntity: Partial<Record<EntityName, number>> = {};
  unknownCodes = 0;

  constructor({ store, source, run, context }: TotalParts) {
    this.findings = new OpenFindings({ store, source, run, now: () => context.now() });
  }

  add(saved: SaveCounts): SaveCounts {
    this.pages += 1;
    this.received += saved.received;
    this.accepted += saved.accepted;
    this.quarantined += saved.quarantined;
    this.changed += saved.changed;
    for (const [reason, count] of Object.entries(saved.filtered))
      this.filtered[reason as FilterReason] = (this.filtered[reason as FilterReason] ?? 0) + count;
    return saved;
  }

  addRecords({ accepted, unknownCodes = [], quarantined }: NormalisedPage): void {
    for (const { entity } of accepted) this.byEntity[entity] = (this.byEntity[entity] ?? 0) + 1;
    this.unknownCodes += unknownCodes.length + quarantined.filter((row) => row.unknownCodes).length;
  }

  isPartial(): boolean {
    return this.quarantined > 0 || this.found > 0;
  }

  summary(): Omit<Collected, 'run' | 'source' | 'outcome' | 'error'> {
    const { received, accepted, quarantined, filtered, pages, changed, found: findings, byEntity, unknownCodes } = this;
    return { pages, changed, findings, byEntity, unknownCodes, counts: { received, accepted, quarantined, filtered } };
  }
}
