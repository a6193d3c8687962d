import { tellsBroken } from './broken.ts';
import { once } from 'node:events';
import type { Run } from './command.ts';
import { GatewayError } from '../contracts/errors.ts';
import { exportLines } from '../showing/exports.ts';
import { knownSource } from '../reading/file-sources.ts';
import { openGateway } from '../main.ts';
import { EXIT } from '../terminal/output.ts';
import { makeProgress } from '../terminal/progress.ts';
import { writeLines } from '../files/written-file.ts';
import { dayOf } from './flags.ts';

/** First and last day of what may be asked for. */
const [FIRST_DAY, LAST_DAY] = ['0000-01-01', '9999-12-31'];

/** svod export: line 1 a header, then a sheet a line; to standard output or a file. */
export const run: Run = async ({ output, configFile, signal }, _words, options) => {
  const { source, out } = options as Record<string, string | undefined>;
  const [from, to] = [dayOf(options['from'], '--from'), dayOf(options['to'], '--to')];
  const gateway = await openGateway({ configFile, onBroken: tellsBroken(output) });
  try {
    if (source) await knownSource(gateway, source);
    const lines = exportLines(gateway, {
      ...(source && { source }),
      ...((from ?? to) && { days: { from: from ?? FIRST_DAY, to: to ?? LAST_DAY } }),
    });
    const progress = makeProgress(output.text('progress.sheets'), out ? output : { ...output, json: true });
    let sheets = -1;
    const counted = async function* (): AsyncIterable<string> {
      for await (const line of lines) {
        if (signal.aborted) throw new GatewayError('stopped', `writing ${out ?? 'the export'}: told to stop`);
        progress.update((sheets += 1));
        yield `${line}\n`;
      }
    };
    try {
      if (out) await writeLines(out, counted());
      else for await (const line of counted()) if (!process.stdout.write(line)) await once(process.stdout, 'drain');
    } finally {
      progress.stop();
    }
    if (!out) return EXIT.done;
    output.say('export.done', { sheets, file: out });
    output.result({ sheets, file: out });
    return EXIT.done;
  } finally {
    await gateway.close();
  }
};
