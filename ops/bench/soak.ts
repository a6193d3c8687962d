import { readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { dealt, TWO_SYSTEMS } from '../../gateway/demo/journals.ts';
import { startRegion } from '../../gateway/demo/region.ts';
import { openGateway } from '../../gateway/main.ts';
import { giveBack } from '../../gateway/memory.ts';
import { openService, type Service } from '../../gateway/service/service.ts';
import { median, say, tell } from './figure.ts';
import { inFolder, numberOption } from './workshop.ts';

/*
 * The service in fast time against simulators with faults on: it collects every evening and forwards every half hour, day after day,
 * the configuration is read anew every day, and each evening memory and open files are looked at, at rest. Flat is: the last third
 * of the days holds no more than the middle third.
 */
const MINUTES = 1;
const SCHOOLS = 6;
const HALF_HOUR_MS = 1_800_000;

await inFolder(async (folder) => {
  const data = join(folder, 'data');
  await openGateway({ data }).then((gateway) => gateway.close());
  const schools = numberOption('schools', SCHOOLS);
  const size = { schools, municipalities: 2, days: 60, size: 6, classes: 4 };
  const deal = dealt(schools, TWO_SYSTEMS);
  const region = await startRegion({ seed: '5', ...size, data, faults: true, deal });
  try {
    const schedule = { collect: { at: ['15:30', '19:00'], windowMinutes: 60 }, forward: { everyMinutes: 30 } };
    const file = join(data, 'svod.json');
    writeFileSync(file, JSON.stringify({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), schedule }));
    let clock = new Date(`${region.from}T05:00:00Z`);
    const service = await openService({
      open: () => openGateway({ data, configFile: file, now: () => clock, logLevel: 'silent' }),
    });
    const last = new Date(`${region.to}T20:59:00Z`);
    const days = await live(service, numberOption('minutes', MINUTES) * 60_000, async (moment) => {
      clock = moment;
      await region.moveTo(moment < last ? moment : last);
    });
    const { difference } = await service.gateway.store.ledger();
    await service.stop();
    if (difference !== 0) throw new Error(`the ledger differs by ${difference}`);
    report(days);
  } finally {
    await region.stop();
  }
});

interface Day {
  readonly rssMiB: number;
  readonly files: number;
}

/** Day after day until the time is over. */
async function live(
  service: Service,
  milliseconds: number,
  moveTo: (at: Date) => Promise<void>,
): Promise<readonly Day[]> {
  const until = performance.now() + milliseconds;
  const days: Day[] = [];
  let moment = service.gateway.now().getTime();
  while (performance.now() < until) {
    for (let half = 0; half < 48; half += 1) {
      moment += HALF_HOUR_MS;
      await moveTo(new Date(moment));
      await service.tick();
      await service.idle();
    }
    await service.reload();
    giveBack();
    days.push({ rssMiB: process.memoryUsage.rss() / 1_048_576, files: openFiles() });
  }
  return days;
}

function report(days: readonly Day[]): void {
  const third = Math.floor(days.length / 3);
  if (third === 0) throw new Error(`only ${days.length} days passed: give it more --minutes`);
  const [middle, end] = [days.slice(third, 2 * third), days.slice(-third)];
  const rss = (some: readonly Day[]): number => median(some.map(({ rssMiB }) => rssMiB));
  tell('soak.days', days.length, 'days');
  tell('soak.rssMiB', rss(end), 'MiB');
  tell('soak.growth', rss(end) / rss(middle), 'ratio');
  // Connections that are kept for the next reading come and go: the day's number says nothing, its median does.
  const open = (some: readonly Day[]): number => median(some.map(({ files }) => files));
  tell('soak.files', open(end) - open(middle), 'files');
  say(`open files by day: ${days.map(({ files }) => files).join(' ')}`);
  say(`memory by day, MiB: ${days.map(({ rssMiB }) => rssMiB.toFixed(0)).join(' ')}`);
}

function openFiles(): number {
  return readdirSync('/proc/self/fd').length;
}
