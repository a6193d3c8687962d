import { copyFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { collectDay, readDay } from './gateway-day.ts';
import { DESTINATION, openStore } from './gateway-parts.ts';
import { serve, type Took, type Turn } from './side.ts';
import { withVolatileByte } from './tape.ts';
import { DAY, ROSTERS } from './workshop.ts';

/*
 * The gateway's side: its own parts from an answer's bytes to the committed page. A first reading goes into a fresh store
 * that has the rosters; what is read again goes into the store of the turn before.
 */
const [folder = ''] = process.argv.slice(2);
const HOUR_MS = 3_600_000;
const file = join(folder, 'gateway.db');
const day = readDay(join(folder, DAY));
const { tape } = day;
const changedDay = { ...day, tape: withVolatileByte(tape) };
let readings = 0;

async function take({ what, rawDays }: Turn): Promise<Took> {
  if (what === 'first') {
    for (const ending of ['', '-wal', '-shm']) rmSync(file + ending, { force: true });
    copyFileSync(join(folder, ROSTERS), file);
    readings = 0;
  }
  const later = readings * HOUR_MS;
  readings += 1;
  const store = openStore(file, tape.now + later);
  try {
    const before = await store.deliveryCounts(DESTINATION);
    const from = performance.now();
    const { outcome, changed, byEntity, error } = await collectDay(store, what === 'volatile' ? changedDay : day, {
      later,
      rawDays,
    });
    const ms = performance.now() - from;
    if (outcome === 'failed') throw error ?? new Error('measuring: the run failed');
    const deliveries = (await store.deliveryCounts(DESTINATION)).changed - before.changed;
    const records = Object.values(byEntity).reduce((sum, count) => sum + count, 0);
    return { ms, records, changed, deliveries, file };
  } finally {
    await store.close();
  }
}

serve(take);
