import type { Run } from './command.ts';
import { forwardAll, nodesOf, showParcels } from '../forwarding.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { EXIT, type Output } from '../output.ts';

/** svod forward: what is due goes to every destination; with --dry-run everything is shown and nothing goes. */
export const run: Run = async ({ output, configFile, signal }, _words, options) => {
  const gateway = await openGateway({ configFile });
  try {
    if (gateway.config.destinations.length === 0) output.say('forward.none');
    if (options['dryRun'] === true) return await showAll(gateway, output);
    const results = [];
    let exit: number = EXIT.done;
    for (const { name } of gateway.config.destinations) {
      const { counts, error, retryAt, unplaced } = await forwardAll(gateway, name, signal);
      output.say('forward.done', { destination: name, ...counts });
      if (unplaced > 0) output.say('forward.unplaced', { count: unplaced });
      if (error)
        output.say('forward.failed', {
          destination: name,
          reason: `${error.message} [${error.code}]`,
          at: retryAt?.toISOString() ?? '',
        });
      if (error?.remedy === 'retry' || (counts.waiting > 0 && !error)) exit = EXIT.later;
      else if (error || counts.dead > 0) exit = EXIT.finding;
      results.push({ destination: name, ...counts, ...(error && { error: error.code }) });
    }
    output.result({ destinations: results });
    return exit;
  } finally {
    await gateway.close();
  }
};

/** What would go, nodes first, a line each; a sheet that cannot go is a finding. No destination is asked for anything. */
async function showAll(gateway: Gateway, output: Output): Promise<number> {
  const results = [];
  for (const { name } of gateway.config.destinations) {
    const nodes = nodesOf(gateway);
    for (const node of nodes) output.data(JSON.stringify({ result: 'node', node }));
    const shown = { nodes: nodes.length, parcels: 0, bytes: 0, unplaced: 0, refused: 0 };
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
    if (shown.unplaced > 0) output.say('forward.unplaced', { count: shown.unplaced });
    results.push({ destination: name, ...shown });
  }
  output.result({ dryRun: true, destinations: results });
  return results.some(({ unplaced, refused }) => unplaced + refused > 0) ? EXIT.finding : EXIT.done;
}
