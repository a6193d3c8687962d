import { join } from 'node:path';
import { adapterOf } from '../../gateway/adapter-finder.ts';
import { stateResult, showSources } from '../../gateway/commands/sources-shown.ts';
import { emptyConfig, type SourceConfig } from '../../gateway/config/config.ts';
import type { NormalisedPage } from '../../gateway/contracts/sheet.ts';
import type { Gateway } from '../../gateway/gateway.ts';
import { makeOutput } from '../../gateway/terminal/output.ts';
import { sourceStates } from '../../gateway/looking/source-states.ts';
import { type OpenFile, openSqlite } from '../../gateway/stores/sqlite/store.ts';
import { median, say, tell } from './figure.ts';
import { DESTINATION, KEYS } from './gateway-parts.ts';
import { inFolder, numberOption } from './workshop.ts';

/*
 * What `svod sources` takes once it has started, over the sources of a region: every sheet waits for the platform, every source was read
 * on thirty evenings, one in ten failed last time. The file is opened anew for each time.
 */
const SOURCES = 800;
const SHEETS = 100_000;
const DAYS = 5;
const EVENINGS = 30;
const TIMES = 7;
const DAY_MS = 86_400_000;
const MONDAY = Date.parse('2026-09-07T00:00:00Z');
const NOW = new Date(MONDAY + EVENINGS * DAY_MS);

await inFolder(async (folder) => {
  const file = join(folder, 'svod.db');
  const count = numberOption('schools', SOURCES);
  const sheets = numberOption('sheets', SHEETS);
  const sources = Array.from({ length: count }, (_, index) => sourceOf(index));
  await fill(file, sources, sheets);
  const times: number[] = [];
  for (let time = 0; time < TIMES; time += 1) times.push(await shown(file, sources));
  tell('sources.ms', median(times), 'ms');
  tell('sources.first', times[0]!, 'ms');
  say(`${count} sources, ${sheets} sheets that wait, ${count * EVENINGS} runs`);
});

function sourceOf(index: number): SourceConfig {
  const settings = { accessToken: 'a'.repeat(32), schools: [String(index)] };
  return {
    name: `school-${index}`,
    system: 'dnevnik-ru',
    zone: 'Europe/Moscow',
    settings,
    allowLoopback: false,
    paused: false,
    times: emptyConfig().schedule.collect,
  };
}

function open(file: string): OpenFile {
  return openSqlite(file, {
    destinations: [DESTINATION],
    assess: () => ({ facts: [] }),
    zoneOf: () => 'Europe/Moscow',
    now: () => NOW,
    sealKey: KEYS.subkey('seal'),
    keyId: KEYS.keyId,
  });
}

/** Milliseconds from an open store to the last line. */
async function shown(file: string, sources: readonly SourceConfig[]): Promise<number> {
  const { store, operations } = open(file);
  const destination = { name: DESTINATION, settings: {}, allowLoopback: false, paused: false };
  const config = { ...emptyConfig(), sources, destinations: [destination] };
  const gateway = { store, operations, config, adapterOf, now: () => NOW } as unknown as Gateway;
  let text = '';
  const output = makeOutput('ru', false, (words) => void (text += words));
  const from = performance.now();
  const states = await sourceStates(gateway, sources);
  showSources(output, states, config.zone, { of: () => [], at: () => undefined });
  JSON.stringify(states.map((state) => stateResult(state, undefined, 'ru')));
  const took = performance.now() - from;
  await store.close();
  if (text.split('\n').length < sources.length) throw new Error('measuring svod sources: a source is missing');
  return took;
}

async function fill(file: string, sources: readonly SourceConfig[], sheets: number): Promise<void> {
  const { store } = open(file);
  const weeks = Math.ceil(sheets / DAYS / sources.length);
  for (const [index, { name }] of sources.entries()) {
    for (let week = 0; week < weeks; week += 1) await store.savePage(pageOf(name, week));
    for (let evening = 0; evening < EVENINGS; evening += 1) {
      const startedAt = new Date(MONDAY + evening * DAY_MS);
      const run = { id: `${name}/${evening}`, source: name, startedAt };
      await store.startRun(run);
      const isFailed = evening === EVENINGS - 1 && index % 10 === 0;
      const end = isFailed
        ? ({ outcome: 'failed', error: 'http.timeout' } as const)
        : ({ outcome: 'complete' } as const);
      await store.endRun({ ...run, endedAt: new Date(startedAt.getTime() + 60_000), ...end });
    }
  }
  await store.close();
}

/** A class's week of five sheets with a lesson each. */
function pageOf(source: string, week: number): NormalisedPage {
  const days = Array.from({ length: 7 }, (_, day) =>
    new Date(MONDAY + (week * 7 + day) * DAY_MS).toISOString().slice(0, 10),
  );
  const read = new Date(MONDAY + week * DAY_MS);
  return {
    ...{
      source,
      run: 'run',
      kind: 'journal-day',
      school: '1',
      received: DAYS,
      quarantined: [],
      filtered: [],
      pupils: 'all',
    },
    accepted: days.slice(0, DAYS).map((day, raw) => ({
      ...{ entity: 'lesson', scope: 'class', day, raw },
      body: { id: `${week}-${raw}`, day, number: 1, topicState: 'present' },
    })),
    slice: { kind: 'journal-day', school: '1', scope: 'class', from: days[0]!, to: days[6]!, entities: ['lesson'] },
    ...{ fingerprint: `${week}`, madeBy: 'dnevnik-ru/1', schema: 1, cursor: `${week}`, cause: 'read' },
    read: { from: read, to: read },
  };
}
