import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { median, say, tell } from './figure.ts';
import { openStore, readerOf } from './gateway-parts.ts';
import { rostersOf, tapeRegionDay } from './region-day.ts';
import { startServiceSide } from './service-side.ts';
import { replay } from './tape.ts';
import { inFolder, numberOption } from './workshop.ts';
import { openGateway } from '../../gateway/main.ts';

/*
 * A service of a whole region with nothing to do: every source was read last evening and has its roster, it is noon, and Prometheus
 * asks for the figures four times a minute.
 */
const SCHOOLS = 800;
const SECONDS = 45;
/** Seconds until a start is over. */
const WARM_UP = 15;
const SCRAPE = 15;
const LAST_EVENING = new Date('2026-10-13T16:00:00Z');
const NOON = '2026-10-14T09:00:30Z';

await inFolder(async (folder) => {
  const schools = numberOption('schools', SCHOOLS);
  const data = join(folder, 'data');
  await fill(folder, data, schools);
  // As after an evening of readings: the first start of all opens every roster once.
  const first = await startServiceSide(data, NOON);
  await pause(WARM_UP * 1000);
  await first.stop();
  const service = await startServiceSide(data, NOON);
  await pause(WARM_UP * 1000);
  say(`started with ${service.cpuSeconds().toFixed(1)} s of a core; now idle for ${SECONDS} s`);
  const from = { at: performance.now(), cpu: service.cpuSeconds() };
  const memory: number[] = [];
  for (let second = 0; second < SECONDS; second += SCRAPE) {
    await (await fetch(`${service.url}/metrics`)).text();
    await pause(SCRAPE * 1000);
    memory.push(service.rssMiB());
  }
  const used = (service.cpuSeconds() - from.cpu) / ((performance.now() - from.at) / 1000);
  tell('idle.core', used * 100, '% of a core');
  tell('idle.rssMiB', median(memory), 'MiB');
  tell('idle.files', service.openFiles(), 'files');
  const begun = service.log.filter((line) => line.includes('"collect:'));
  if (begun.length > 0) throw new Error(`${begun.length} sources were read: nothing should have been due`);
  await service.stop();
});

/** A data folder with so many sources, a roster of each, and a reading of each last evening. */
async function fill(folder: string, data: string, schools: number): Promise<void> {
  const names = Array.from({ length: schools }, (_, index) => `school-${index}`);
  process.env['SVOD_BENCH_TOKEN'] = 't'.repeat(32);
  const settings = { accessToken: { $env: 'SVOD_BENCH_TOKEN' } };
  const sources = Object.fromEntries(names.map((name) => [name, { system: 'dnevnik-ru', settings }]));
  const gateway = await openGateway({ data, now: () => LAST_EVENING });
  writeFileSync(join(data, 'svod.json'), JSON.stringify({ sources }));
  const tape = await tapeRegionDay(2);
  const [{ id, calls } = { id: '', calls: new Map() }] = tape.schools;
  const [roster] = await rostersOf(replay(calls), id, tape.now);
  const other = openStore(join(folder, 'other.db'), tape.now);
  const page = await readerOf(other, tape.now).read({ ...roster!.page, cursor: 'roster' });
  await other.close();
  for (const name of names) {
    await gateway.store.savePage({ ...page, source: name });
    await gateway.operations.beginJob(`collect:${name}`, LAST_EVENING, LAST_EVENING);
    await gateway.operations.endJob(`collect:${name}`, { at: LAST_EVENING, outcome: 'done' });
  }
  await gateway.close();
  say(`${schools} sources with their rosters (${page.accepted.length} records each)`);
}
