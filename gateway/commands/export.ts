import { createWriteStream } from 'node:fs';
import { once } from 'node:events';
import { pipeline } from 'node:stream/promises';
import { Readable } from 'node:stream';
import type { Run } from './command.ts';
import { exportLines } from '../files.ts';
import { openGateway } from '../main.ts';
import { EXIT } from '../output.ts';
import { dayOf } from './flags.ts';

/** First and last day of what may be asked for. */
const [FIRST_DAY, LAST_DAY] = ['0000-01-01', '9999-12-31'];

/** svod export: line 1 a header, then a sheet a line; to standard output or a file. */
export const run: Run = async ({ output, configFile }, _words, options) => {
  const { source, out } = options as Record<string, string | undefined>;
  const [from, to] = [dayOf(options['from'], '--from'), dayOf(options['to'], '--to')];
  const gateway = await openGateway({ configFile });
  try {
    let sheets = -1;
    const lines = exportLines(gateway, {
      ...(source && { source }),
      ...((from ?? to) && { days: { from: from ?? FIRST_DAY, to: to ?? LAST_DAY } }),
    });
    const counted = async function* (): AsyncIterable<string> {
      for await (const line of lines) {
        sheets += 1;
        yield `${line}\n`;
      }
    };
    if (out) {
      await pipeline(Readable.from(counted()), createWriteStream(out, { mode: 0o600 }));
      output.say('export.done', { sheets, file: out });
      output.result({ sheets, file: out });
    } else {
      for await (const line of counted()) if (!process.stdout.write(line)) await once(process.stdout, 'drain');
    }
    return EXIT.done;
  } finally {
    await gateway.close();
  }
};
