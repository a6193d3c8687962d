import { mkdtempSync } from 'node:fs';
import { join } from 'node:path';
import { collectWhole, forwardKilled, forwardWhole } from './evening.ts';
import type { Kill } from './gateway-process.ts';
import { ENDLESS, oneOf, type Phase } from './phases.ts';
import type { Side } from './side.ts';

/** Times a kill is tried at one place before it is drawn again elsewhere. */
const MOST_TRIES = 12;
/** Pages, at most, that are let pass before a kill at a page. */
const MOST_SKIPPED = { 'answer-to-save': 12, save: 4 } as const;

export interface Killing {
  readonly side: Side;
  readonly random: () => number;
  /** Folder for stores that are only there to be migrated. */
  readonly folder: string;
  /** Told after each kill that struck, with what the ledger says before the restart. */
  struck(phase: Phase, difference: number): void;
}

/**
 * One evening under kills: collected, forwarded, and killed in the given phases on the way; then run to the end. After every kill
 * the ledger is verified, before anything is mended by going on.
 *
 * Gives the phases that could not be struck this evening.
 */
export async function killedEvening(
  killing: Killing,
  collect: readonly string[],
  phases: readonly Phase[],
): Promise<readonly Phase[]> {
  const { side, struck } = killing;
  const missed: Phase[] = [];
  for (const phase of phases) {
    const place =
      phase === 'send-to-settle'
        ? await strikeForwarding(killing, collect)
        : await strikeCollecting(killing, phase, collect);
    if (place) struck(phase, await differenceIn(side, place));
    else missed.push(phase);
  }
  await collectWhole(side, collect);
  await forwardWhole(side);
  return missed;
}

/** What no evening was left for is drawn again among the phases that every start has. */
export async function strikeAnyhow(killing: Killing, collect: readonly string[]): Promise<void> {
  for (;;) {
    const phase = oneOf(ENDLESS, killing.random);
    const place = await strikeCollecting(killing, phase, collect);
    if (place) return killing.struck(phase, await differenceIn(killing.side, place));
  }
}

/** Collects source by source, so that there is something to forward, until a forwarder is killed between send and settle. */
async function strikeForwarding(killing: Killing, collect: readonly string[]): Promise<string | undefined> {
  const { side } = killing;
  const kill = killOf(killing, 'send-to-settle', 0);
  if (await forwardKilled(side, kill)) return side.data;
  for (const source of side.sources) {
    await collectWhole(side, [...collect, source]);
    if (await forwardKilled(side, kill)) return side.data;
  }
  return undefined;
}

/** Kills a collecting gateway in the phase; gives the data folder where it struck. */
async function strikeCollecting(
  killing: Killing,
  phase: Phase,
  collect: readonly string[],
): Promise<string | undefined> {
  for (let tries = 0; tries < MOST_TRIES; tries += 1) {
    const kill = killOf(killing, phase, MOST_TRIES - 1 - tries);
    const place = phase === 'migration' ? unmigrated(killing) : killing.side.data;
    const words = phase === 'start' ? oneOf([collect, ['forward'], ['check']], killing.random) : collect;
    const ended = await killing.side.svodIn(place, words, kill);
    if (ended.struck) return place;
    if (phase === 'save' && ended.exit !== null && !ended.entered.save) return undefined;
  }
  return undefined;
}

/** The side's own folder before its first start, later a fresh one: a store is migrated once. */
function unmigrated({ side, folder }: Killing): string {
  if (!side.isMigrated()) return side.data;
  return mkdtempSync(join(folder, 'migrated-'));
}

/** Fewer pages are let pass from try to try. */
function killOf({ random }: Killing, phase: Phase, triesLeft: number): Kill {
  const most = phase in MOST_SKIPPED ? MOST_SKIPPED[phase as keyof typeof MOST_SKIPPED] : 0;
  return { phase, random, skip: Math.floor(random() * Math.min(most, triesLeft)) };
}

async function differenceIn(side: Side, place: string): Promise<number> {
  const { result } = await side.svodIn(place, ['ledger', 'verify']);
  return Number(result['difference']);
}
