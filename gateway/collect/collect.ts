import type { Adapter, AdapterContext, Log, Page } from '../contracts/adapter.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { FieldChange } from '../contracts/census.ts';
import type { NormalisedPage, SaveCounts } from '../contracts/sheet.ts';
import type { Store } from '../contracts/store.ts';
import { checkClock } from './clock-check.ts';
import { type Reading, sliceOf } from './reading.ts';
import { lossOf, suspects } from './suspicion.ts';
import { type Summary, Total } from './total.ts';

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

export interface Collected extends Summary {
  readonly run: string;
  readonly source: string;
  readonly outcome: 'complete' | 'partial' | 'stopped' | 'failed';
  readonly error?: GatewayError;
}

/**
 * One run of one source: take a page, normalise it, save it, ask for the next. A slice that lost too much, or came empty
 * where lessons are expected, is asked again; still so, a large loss is held for `svod approve` and the run goes on.
 *
 * Errors of the vendor end the run as "failed" and are returned, not thrown; so is the first one that was left out of a partial
 * run. A broken contract is thrown.
 */
export async function collect(collecting: Collecting): Promise<Collected> {
  const { adapter, store, context, source, run } = collecting;
  const total = new Total(collecting);
  const left: GatewayError[] = [];
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
    checkClock(source, startedAt, await store.lastReadOf(source));
    if (!adapter.pull)
      throw new GatewayError('adapter.contract', `collecting ${source}: ${adapter.name} cannot be pulled`);
    const leftOut = (error: GatewayError): void => void left.push(error);
    for await (const page of adapter.pull(collecting.config, cursor, { ...context, leftOut })) {
      collecting.log.debug({ source }, 'page read');
      const saved = await savePage(collecting, page, total);
      collecting.log.debug({ source }, 'saved');
      collecting.onPage?.(saved);
      if (context.signal.aborted) return await end('stopped');
    }
    return await end(total.isPartial() || left.length > 0 ? 'partial' : 'complete', left[0]);
  } catch (error) {
    if (context.signal.aborted) return end('stopped');
    const known = error instanceof GatewayError ? error : undefined;
    if (!known || known.remedy === 'bug') {
      await end('failed', known);
      throw error;
    }
    collecting.log.warn({ source, code: known.code }, 'run failed');
    return end('failed', known);
  }
}

/** Saves, confirms or holds one page; used for files too, which have no second asking. */
export async function savePage(collecting: Collecting, page: Page, total: Total): Promise<SaveCounts> {
  const { store, reading, source, run } = collecting;
  const slice = page.covers && sliceOf(page.covers);
  const before = slice && (await store.sliceState(source, slice));
  if (slice && before && before.fingerprint === (await reading.fingerprint(page))) {
    const { received, cursor, read } = page;
    await total.read(slice, received);
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
  const change = slice && reading.heldFor?.(taken);
  if (change) return holdChanged(collecting, taken, change, total);
  if (await isEmptyFirst()) await openEmpty(collecting, taken, total);
  collecting.log.debug({ source }, 'saving');
  total.addRecords(taken);
  const saved = await store.savePage(taken);
  if (slice) await total.read(slice, taken.received);
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

async function holdChanged(
  { store, source, log }: Collecting,
  taken: NormalisedPage,
  change: FieldChange,
  total: Total,
): Promise<SaveCounts> {
  const finding = await total.findings.of('change', taken.slice!);
  const { kind, from } = taken.slice!;
  log.warn({ source, kind, from, field: change.field, what: change.what }, 'holding a page with a changed field');
  total.found += 1;
  return total.add(await store.holdPage(taken, { ...finding, change }));
}

async function openEmpty(collecting: Collecting, taken: NormalisedPage, total: Total): Promise<void> {
  const finding = await total.findings.of('empty', taken.slice!);
  await collecting.store.openFinding({ ...finding, before: 0, now: 0 });
}
