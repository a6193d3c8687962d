import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dealt, TWO_SYSTEMS } from '../../gateway/demo/journals.ts';
import { type Region, startRegion } from '../../gateway/demo/region.ts';
import { diffPaths, exportLines } from '../../gateway/showing/exports.ts';
import { createKeys, keyFile } from '../../gateway/data-folder/keys.ts';
import { openGateway } from '../../gateway/main.ts';
import { Diary } from './diary.ts';
import { type Letterbox, openLetterbox } from './letterbox.ts';
import { plantsIn } from './plants.ts';
import { play } from './play.ts';
import { daily, every, type Expected, reckonIncidents, reckonRuns } from './reckoning.ts';
import { World } from './world.ts';

/*
 * A year (or a month) of a region in fast time: `svod run` is left alone with schools on Dnevnik.ru and NetSchool and with the
 * platform, while things go wrong that were planted. In the end everything is recounted from outside.
 */

const USAGE = 'year [--schools N] [--classes N] [--days N] [--from DAY] [--seed S] [--json]';
const DAY_MS = 86_400_000;
/** Days behind the last one in which late corrections are read. */
const REST_MS = 3 * DAY_MS;
/** Kinds that come of the defects which the simulators plant in records and journals. */
const NATURAL: ReadonlySet<string> = new Set([
  ...['unknown-code', 'wrong-value', 'contradiction', 'record-shape', 'empty-reading', 'held-slice'],
]);
/** Evening readings, often enough forwarded. */
const FORWARD_MINUTES = 120;
const SCHEDULE = { collect: { at: ['18:00'], windowMinutes: 120 }, forward: { everyMinutes: FORWARD_MINUTES } };
const LOOK_BACK_DAYS = 14;

interface Wanted {
  readonly schools: number;
  /** In every school. */
  readonly classes: number;
  readonly days: number;
  readonly from: string;
  readonly seed: string;
  readonly json: boolean;
}

function asked(args: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...args],
    options: {
      schools: { type: 'string', default: '10' },
      classes: { type: 'string', default: '2' },
      days: { type: 'string', default: '22' },
      from: { type: 'string', default: '2026-09-01' },
      seed: { type: 'string', default: '1' },
      json: { type: 'boolean', default: false },
    },
  });
  return { ...values, schools: Number(values.schools), classes: Number(values.classes), days: Number(values.days) };
}

async function main(wanted: Wanted): Promise<boolean> {
  const startedAt = performance.now();
  const data = mkdtempSync(join(tmpdir(), 'svod-year-'));
  createKeys(keyFile(data));
  const { schools, classes, days, from, seed } = wanted;
  const size = { schools, municipalities: Math.min(4, schools), days, from, classes, size: 3 };
  const region = await startRegion({ ...size, seed, data, faults: false, deal: dealt(schools, TWO_SYSTEMS) });
  const letterbox = await openLetterbox();
  try {
    setUp(data, letterbox);
    const result = {
      ...(await playYear({ region, data, letterbox }, wanted)),
      seconds: Math.round((performance.now() - startedAt) / 1000),
    };
    tell(wanted, result);
    return result.isEven;
  } finally {
    await Promise.all([region.stop(), letterbox.close()]);
    rmSync(data, { recursive: true, force: true });
  }
}

/** The region's configuration, with a schedule and somebody who is told. */
function setUp(data: string, { url }: Letterbox): void {
  const file = join(data, 'svod.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as {
    sources: Record<string, { settings: Record<string, unknown> }>;
  };
  for (const { settings } of Object.values(config.sources))
    Object.assign(settings, { lookBackDays: LOOK_BACK_DAYS, firstWaitMs: 1 });
  const channels = { webhook: { allowLoopback: true, settings: { url } } };
  writeFileSync(file, `${JSON.stringify({ ...config, channels, schedule: SCHEDULE }, null, 2)}\n`);
}

interface Parts {
  readonly region: Region;
  readonly data: string;
  readonly letterbox: Letterbox;
}

async function playYear({ region, data, letterbox }: Parts, { seed }: Wanted) {
  const { days } = (await region.journals[0]!.tell({ days: true })) as { days: readonly string[] };
  const diary = new Diary();
  const first = Date.parse(`${region.from}T00:00:00Z`);
  const world = new World({ region, data, diary, letterbox }, first);
  await region.moveTo(new Date(first));
  const plants = plantsIn(days, world, seed);
  await world.switchOn();
  const end = Date.parse(`${region.to}T00:00:00Z`) + REST_MS;
  await play(world, plants, end, dayTeller(days.length));
  const sources = world.sourcesOf();
  await world.readAll(sources);
  await world.switchOff();
  const offs = plants.filter(({ isOff }) => isOff === true);
  const runs = reckonRuns(diary, expectedOf(sources, days, { from: first, until: end }), offs);
  const incidents = reckonIncidents(diary, plants, NATURAL);
  const standing = await recount(region, data, end);
  const found = Object.values(incidents.planted).every(({ planted, found: one }) => planted === one);
  const isEven =
    standing.ledger + standing.truth.differences + standing.platform.duplicates + standing.waiting === 0 &&
    runs.missed.length + runs.doubled.length === 0 &&
    found &&
    Object.keys(incidents.false).length === 0;
  return {
    ...{ from: region.from, to: region.to, days: days.length, sources: sources.length, ...standing },
    ...{ messages: letterbox.count(), runs, incidents, isEven },
  };
}

/** Schools are read on school days; everything else goes on all year. */
function expectedOf(
  sources: readonly string[],
  schoolDays: readonly string[],
  window: { readonly from: number; readonly until: number },
): readonly Expected[] {
  const allDays: string[] = [];
  for (let at = window.from; at < window.until; at += DAY_MS) allDays.push(new Date(at).toISOString().slice(0, 10));
  return [
    ...sources.map((source) => daily(`collect:${source}`, schoolDays)),
    ...(['balance:mono-log', 'digest:', 'keeping:'] as const).map((job) => daily(job, allDays)),
    every('forward:mono-log', FORWARD_MINUTES * 60_000, window),
  ];
}

/** What stands there in the end, recounted. */
async function recount(region: Region, data: string, at: number) {
  const gateway = await openGateway({ data, now: () => new Date(at) });
  try {
    const { difference } = await gateway.store.ledger();
    const counts = await region.platform.tell({ counts: true });
    const lines = await Array.fromAsync(exportLines(gateway, {}));
    const file = join(data, 'export.jsonl');
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    const { differences } = await diffPaths(file, await region.truth());
    const [{ name } = { name: '' }] = gateway.config.destinations;
    const { waiting } = await gateway.store.deliveryCounts(name);
    return {
      ledger: difference,
      epoch: await gateway.store.epoch(),
      waiting,
      platform: { effects: Number(counts['effects']), duplicates: Number(counts['duplicates']) },
      truth: {
        sheets: lines.length - 1,
        differences: differences.length,
        first: differences.slice(0, 10).map(({ what, sheet, entity, key }) => `${what} ${entity} ${key} of ${sheet}`),
      },
    };
  } finally {
    await gateway.close();
  }
}

function dayTeller(days: number): (moment: number) => void {
  let last = '';
  let count = 0;
  return (moment) => {
    const day = new Date(moment).toISOString().slice(0, 10);
    if (day === last) return;
    last = day;
    count += 1;
    if (process.stderr.isTTY) process.stderr.write(`\r${day}, day ${count} (school days: ${days})`);
  };
}

type Result = Awaited<ReturnType<typeof playYear>> & { readonly seconds: number };

function tell({ json }: Wanted, result: Result): void {
  if (json) process.stdout.write(`${JSON.stringify(result)}\n`);
  else process.stdout.write(`${JSON.stringify(result, null, 2)}\n`);
}

try {
  process.exitCode = (await main(asked(process.argv.slice(2)))) ? 0 : 1;
} catch (error) {
  process.stderr.write(`${(error as Error).stack ?? String(error)}\n${USAGE}\n`);
  process.exitCode = 2;
}
