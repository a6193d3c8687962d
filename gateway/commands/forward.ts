import type { Run } from './command.ts';
import { forwardAll, showParcels } from '../forwarding.ts';
import { openGateway } from '../main.ts';
import { EXIT } from '../output.ts';

/** svod forward: what is due goes to every destination; with --dry-run everything is shown and nothing goes. */
export const run: Run = async ({ output, configFile, signal }, _words, options) => {
  const gateway = await openGateway({ configFile });
  try {
    if (gateway.config.destinations.length === 0) output.say('forward.none');
    if (options['dryRun'] === true) {
      const results = [];
      for (const { name } of gateway.config.destinations) {
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
