import type { CommandContext, Run } from './command.ts';
import { forwardAll, showParcels } from '../forwarding.ts';
import type { Forwarded } from '../forward/forward.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output, reasonOf } from '../output.ts';
import { makeProgress } from '../progress.ts';

/** svod forward: what is due goes to every destination that is not paused; with --dry-run everything is shown and nothing goes. */
export const run: Run = async (context, _words, options) => {
  const { output, configFile } = context;
  const gateway = await openGateway({ configFile });
  try {
    const names = gateway.config.destinations.filter(({ paused }) => !paused).map(({ name }) => name);
    if (names.length === 0) output.say('forward.none');
    return options['dryRun'] === true ? await showAll(gateway, names, output) : await sendAll(gateway, names, context);
  } finally {
    await gateway.close();
  }
};

async function showAll(gateway: Gateway, names: readonly string[], output: Output): Promise<number> {
  const results = [];
  for (const name of names) {
    let parcels = 0;
    let bytes = 0;
    for await (const shown of showParcels(gateway, name)) {
      if (shown.result === 'equal') continue;
      const text = JSON.stringify(shown.result === 'parcel' ? shown.parcel : shown);
      output.data(text);
      if (shown.result !== 'parcel') continue;
      parcels += 1;
      bytes += Buffer.byteLength(text);
    }
    output.say('forward.dry', { destination: name, parcels, bytes });
    results.push({ destination: name, parcels, bytes });
  }
  output.result({ dryRun: true, destinations: results });
  return EXIT.done;
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
    tell(output, name, forwarded);
    const { counts, error } = forwarded;
    if (error?.remedy === 'retry' || (counts.waiting > 0 && !error)) exit = EXIT.later;
    else if (error || counts.dead > 0) exit = EXIT.finding;
    results.push({ destination: name, ...counts, ...(error && { error: error.code }) });
  }
  output.result({ destinations: results });
  return exit;
}

function tell(output: Output, destination: string, { counts, error, retryAt, unplaced }: Forwarded): void {
  output.say('forward.done', { destination, ...counts });
  if (unplaced > 0) output.say('forward.unplaced', { count: unplaced });
  const at = retryAt?.toISOString() ?? '';
  if (error) output.say('forward.failed', { destination, reason: reasonOf(error, output.language) });
  if (retryAt) output.say('forward.waits', { destination, at });
}
