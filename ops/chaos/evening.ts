import type { Ended, Kill } from './gateway-process.ts';
import { Crash, type Side } from './side.ts';

/** First and longest wait before what waits for the platform is tried again, milliseconds: back-off is an hour and a quarter at most. */
const FIRST_WAIT_MS = 2 * 60_000;
const LONGEST_WAIT_MS = 80 * 60_000;
/** Milliseconds after which what a killed forwarder leased is due again. */
const AFTER_LEASE_MS = 2 * 60_000;
/** Rounds after which something that still is not done never will be. */
const MOST_ROUNDS = 50;
const LATER = 3;

/** Deliveries that still wait, over all destinations. */
export const waitingIn = ({ result }: Ended): number =>
  (result['destinations'] as readonly { readonly waiting: number }[]).reduce((sum, { waiting }) => sum + waiting, 0);

/** Collects until no source says "later"; on the last evening the whole period, as the weekly run does. */
export async function collectWhole(side: Side, words: readonly string[]): Promise<readonly Ended[]> {
  const runs: Ended[] = [];
  do {
    if (runs.length === MOST_ROUNDS) throw new Crash(`Collecting ${side.data} never ends.`);
    runs.push(await side.svod(words));
  } while (runs.at(-1)!.exit === LATER);
  return runs;
}

/** Forwards, with the clock moved on from round to round, until nothing waits. */
export async function forwardWhole(side: Side): Promise<void> {
  const patience = makePatience(side);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const waiting = waitingIn(await side.svod(['forward']));
    if (waiting === 0) return;
    patience(waiting);
  }
  throw new Crash(`Forwarding ${side.data} never ends.`);
}

/** Forwards until killed between send and settle, or until nothing waits; then the kill has missed. */
export async function forwardKilled(side: Side, kill: Kill): Promise<boolean> {
  const patience = makePatience(side);
  for (let round = 0; round < MOST_ROUNDS; round += 1) {
    const ended = await side.svod(['forward'], kill);
    if (ended.struck) {
      side.wait(AFTER_LEASE_MS);
      return true;
    }
    const waiting = ended.exit === null ? undefined : waitingIn(ended);
    if (waiting === 0) return false;
    patience(waiting);
  }
  return false;
}

/** Waits a little; longer every time that it did not help. Also outwaits the lease of a forwarder that was killed. */
function makePatience(side: Side): (waiting: number | undefined) => void {
  let before = Infinity;
  let wait = FIRST_WAIT_MS;
  return (waiting = 0) => {
    wait = waiting < before ? FIRST_WAIT_MS : Math.min(wait * 2, LONGEST_WAIT_MS);
    before = waiting;
    side.wait(wait);
  };
}
