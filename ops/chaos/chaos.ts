import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { compare } from './compare.ts';
import { collectWhole, forwardWhole } from './evening.ts';
import type { Durations } from './gateway-process.ts';
import { killedEvening, type Killing, strikeAnyhow } from './killing.ts';
import { dealPhases, type Phase, randomOf } from './phases.ts';
import { Crash, openSide, type Side } from './side.ts';
import { Tally } from './tally.ts';

/*
 * Proves that a killed gateway loses nothing and doubles nothing: a region under faults is collected and forwarded by real `svod`
 * processes, killed (SIGKILL) at drawn moments and started again; what is there in the end is held against an undisturbed run.
 */

const USAGE = 'chaos [--kills N] [--seed S] [--without-transactions] [--json]';
const EXIT = { even: 0, uneven: 1, usage: 2 } as const;
const MOST_KILLS = 1000;
/** Fewest and most evenings, and kills after which an evening more is played. */
const EVENINGS = { fewest: 3, most: 10, killsEach: 5 } as const;
/** Differences told one by one. */
const TOLD = 20;

interface Wanted {
  readonly kills: number;
  readonly seed: string;
  readonly withoutTransactions: boolean;
  readonly json: boolean;
}

function asked(args: readonly string[]): Wanted | undefined {
  try {
    const { values } = parseArgs({
      args: [...args],
      options: {
        kills: { type: 'string', default: '10' },
        seed: { type: 'string', default: '1' },
        'without-transactions': { type: 'boolean', default: false },
        json: { type: 'boolean', default: false },
      },
    });
    const kills = Number(values.kills);
    if (!Number.isInteger(kills) || kills < 1 || kills > MOST_KILLS)
      throw new RangeError(`--kills ${values.kills}: write a whole number from 1 to ${MOST_KILLS}.`);
    return { kills, seed: values.seed, withoutTransactions: values['without-transactions'], json: values.json };
  } catch (error) {
    tell(`${(error as Error).message}\n${USAGE}`);
    return undefined;
  }
}

async function main({ kills, seed, withoutTransactions, json }: Wanted): Promise<number> {
  const startedAt = performance.now();
  const folder = mkdtempSync(join(tmpdir(), 'svod-chaos-'));
  const key = `${JSON.stringify({ svodKey: 1, secret: randomBytes(32).toString('base64') })}\n`;
  const durations: Durations = new Map();
  const evenings = Math.min(EVENINGS.most, Math.max(EVENINGS.fewest, Math.ceil(kills / EVENINGS.killsEach)));
  const common = { folder, seed, key, evenings, durations };
  const open: Side[] = [];
  const opened = async (part: { name: string; faults: boolean; withoutTransactions: boolean }): Promise<Side> => {
    const side = await openSide({ ...common, ...part });
    open.push(side);
    return side;
  };
  const tally = new Tally();
  let isEven = false;
  try {
    const undisturbed = await opened({ name: 'undisturbed', faults: false, withoutTransactions: false });
    await playUndisturbed(undisturbed);
    tell(`undisturbed run done in ${secondsSince(startedAt)} s`);
    if (withoutTransactions) durations.clear();
    const disturbed = await opened({ name: 'disturbed', faults: true, withoutTransactions });
    await playKilled(disturbed, { kills, seed, withoutTransactions, folder }, tally);
    tally.compared(await compare(undisturbed, disturbed));
    isEven = tally.isEven();
  } catch (error) {
    if (!(error instanceof Crash)) throw error;
    tally.crashed(error.message);
  } finally {
    await Promise.all(open.map(({ region }) => region.stop()));
    if (isEven) rmSync(folder, { recursive: true });
    else tell(`what was found lies in ${folder}`);
  }
  const result = tally.result();
  for (const line of tally.details.slice(0, TOLD)) tell(`  ${line}`);
  tell(`${isEven ? 'even' : 'NOT EVEN'} after ${result.kills} kills in ${secondsSince(startedAt)} s`);
  process.stdout.write(json ? `${JSON.stringify(result)}\n` : `${JSON.stringify(result, null, 2)}\n`);
  return isEven ? EXIT.even : EXIT.uneven;
}

/** Every evening collected and forwarded, by the same commands, with nothing in the way. */
async function playUndisturbed(side: Side): Promise<void> {
  for (const moment of side.moments) {
    await side.beginEvening(moment);
    await collectWhole(side, collectOn(side, moment));
    await forwardWhole(side);
  }
}

async function playKilled(
  side: Side,
  { kills, seed, withoutTransactions, folder }: Omit<Wanted, 'json'> & { readonly folder: string },
  tally: Tally,
): Promise<void> {
  const random = randomOf(`kills of ${seed}`);
  const dealt = dealPhases(kills, side.moments.length, random);
  const struck: Killing['struck'] = (phase, difference) => {
    tally.struck(phase, difference);
    tell(`killed ${tally.kills} of ${kills}: ${phase}, ledger difference ${difference}`);
  };
  const killing: Killing = { side, random, folder, struck };
  let missed: readonly Phase[] = [];
  for (const [index, moment] of side.moments.entries()) {
    tell(`evening of ${moment.toISOString().slice(0, 10)}`);
    await side.beginEvening(moment);
    const phases = [...missed, ...dealt[index]!];
    // The control is about the transaction of a page.
    const meant = withoutTransactions ? phases.map((): Phase => 'save') : phases;
    missed = await killedEvening(killing, collectOn(side, moment), meant);
  }
  const last = collectOn(side, side.moments.at(-1)!);
  for (const _ of missed) await strikeAnyhow(killing, last);
  await collectWhole(side, last);
  await forwardWhole(side);
  const { result } = await side.svod(['ledger', 'verify']);
  tally.verified(Number(result['difference']));
}

/** On the last evening the whole period is read, as the weekly run does. */
const collectOn = ({ moments }: Side, moment: Date): readonly string[] =>
  moment === moments.at(-1) ? ['collect', '--period'] : ['collect'];

const secondsSince = (startedAt: number): number => Math.round((performance.now() - startedAt) / 1000);

function tell(line: string): void {
  process.stderr.write(`${line}\n`);
}

const wanted = asked(process.argv.slice(2));
process.exitCode = wanted ? await main(wanted) : EXIT.usage;
