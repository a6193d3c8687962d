import type { CommandContext, Run } from './command.ts';
import { activeDestinations } from '../config/lacking.ts';
import { forwardAll, type Forwarded, nodesOf, showParcels } from '../forwarding/forwarding.ts';
import type { Gateway } from '../gateway.ts';
import { localMoment } from '../messages/local-moment.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output, reasonOf } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { turnOf } from './turn.ts';

const MINUTE_MS = 60_000;

/** svod forward: what is due goes to every destination that is not paused; with --dry-run everything is shown and nothing goes. */
export const run: Run = async (context, _words, options) => {
  const { output, configFile } = context;
  const isDry = options['dryRun'] === true;
  const gateway = await openGateway({
    configFile,
    ...(!isDry && { asked: activeDestinations, turn: turnOf(context, 'forward') }),
  });
  try {
    const names = activeDestinations(gateway.config).map(({ name }) => name);
    if (names.length === 0) output.say('forward.none');
    return isDry ? await showAll(gateway, names, output) : await sendAll(gateway, names, context);
  } finally {
    await gateway.close();
  }
};

/** What would go, nodes first, a line each; a sheet that cannot go is a finding. No destination is asked for anything. */
async function showAll(gateway: Gateway, names: readonly string[], output: Output): Promise<number> {
  const results = [];
  for (const name of names) {
    const nodes = nodesOf(gateway);
    for (const node of nodes) output.data(JSON.stringify({ result: 'node', node }));
    const shown = { nodes: nodes.length, parcels: 0, bytes: 0, unplaced: 0, gated: 0, refused: 0 };
    for await (const one of showParcels(gateway, name)) {
      if (one.result === 'equal') continue;
      const text = JSON.stringify(one.result === 'parcel' ? one.parcel : one);
      output.data(text);
      if (one.result !== 'parcel') shown[one.result] += 1;
      else {
        shown.parcels += 1;
        shown.bytes += Buffer.byteLength(text);
      }
    }
    output.say('forward.dry', { destination: name, ...shown });
    tellWaiting(output, shown);
    results.push({ destination: name, ...shown });
  }
  output.result({ dryRun: true, destinations: results });
  return results.some(({ unplaced, refused }) => unplaced + refused > 0) ? EXIT.finding : EXIT.done;
}

async function sendAll(
  gateway: Gateway,
  names: readonly string[],
  { output, signal }: CommandContext,
): Promise<number> {
  const results = [];
  let exit: number = EXIT.done;
  for (const name of names) {
    const { waiting } = await gateway.store.deliveryCounts(name);
    const progress = makeProgress(output.text('progress.parcels', { destination: name }), output);
    let judged = 0;
    const forwarded = await forwardAll(gateway, name, signal, {
      onSent: (parcels) => progress.update((judged += parcels), waiting),
    });
    progress.stop();
    tell(output, name, forwarded, gateway);
    const { counts, error, gated } = forwarded;
    if (error?.remedy === 'retry' || (counts.waiting > 0 && !error)) exit = EXIT.later;
    else if (error || counts.dead > 0) exit = EXIT.finding;
    results.push({ destination: name, ...counts, gated, ...(error && { error: error.code }) });
  }
  output.result({ destinations: results });
  return exit;
}

function tell(
  output: Output,
  destination: string,
  { counts, error, retryAt, unplaced, gated }: Forwarded,
  { config, now }: Gateway,
): void {
  output.say('forward.done', { destination, ...counts });
  tellWaiting(output, { unplaced, gated });
  if (error) output.say('forward.failed', { destination, reason: reasonOf(error, output.language) });
  if (!retryAt) return;
  const at = localMoment(config.zone, wholeMinute(Math.max(retryAt.getTime(), now().getTime())));
  // Commands of a rehearsal that are given one moment each begin before the one ahead of them had ended.
  output.say(process.env['SVOD_NOW'] ? 'forward.waits-given-clock' : 'forward.waits', { destination, at });
}

/** Moments are told to the minute: the present one would be told as over. */
const wholeMinute = (moment: number): Date => new Date(Math.ceil(moment / MINUTE_MS) * MINUTE_MS);

function tellWaiting(output: Output, { unplaced, gated }: { readonly unplaced: number; readonly gated: number }): void {
  if (unplaced > 0) output.say('forward.unplaced', { count: unplaced });
  if (gated > 0) output.say('forward.gated', { count: gated });
}
