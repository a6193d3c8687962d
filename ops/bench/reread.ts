import { equal } from 'node:assert/strict';
import { median, say, tell } from './figure.ts';
import { openSide } from './side.ts';
import { inFolder, numberOption, makeReady } from './workshop.ts';

/*
 * The same school day read again: with the very answers, which the digest of a page tells without reading it; and with
 * answers that differ in one byte each (a space), which are read whole and found equal. Nothing may change, nothing become due.
 */
const SCHOOLS = 32;
const WARM = 2;
const ROUNDS = 7;

await inFolder(async (folder) => {
  await makeReady(folder, numberOption('schools', SCHOOLS));
  const gateway = await openSide('gateway-side.ts', [folder]);
  const times: Record<'first' | 'again' | 'volatile', number[]> = { first: [], again: [], volatile: [] };
  try {
    for (let round = -WARM; round < ROUNDS; round += 1) {
      for (const what of ['first', 'again', 'volatile'] as const) {
        const { ms, changed, deliveries } = await gateway.take({ what, rawDays: 0 });
        if (what !== 'first')
          equal(changed + deliveries, 0, `reading ${what}: ${changed} sheets changed, ${deliveries} deliveries`);
        if (round >= 0) times[what].push(ms);
      }
    }
  } finally {
    gateway.close();
  }
  const ratioOf = (what: 'again' | 'volatile'): number =>
    median(times.first.map((ms, round) => ms / times[what][round]!));
  tell('reread.ratio', ratioOf('again'), 'ratio');
  tell('reread.volatile', ratioOf('volatile'), 'ratio');
  tell('reread.first', median(times.first), 'ms');
  tell('reread.again', median(times.again), 'ms');
  tell('reread.volatile-again', median(times.volatile), 'ms');
  say('0 sheets changed, 0 deliveries came to be');
});
