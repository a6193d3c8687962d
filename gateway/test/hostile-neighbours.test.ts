import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectAll } from '../service/collecting-all.ts';
import { dealt, TWO_SYSTEMS } from '../demo/journals.ts';
import { type Region, startRegion } from '../demo/region.ts';
import { diffPaths, exportLines } from '../showing/exports.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { makeQueues } from '../service/queues.ts';
import { type HostileDoor, type Manner, openDoor } from './hostile-door.ts';
import { newFolder, removeFolders } from './svod-process.ts';

/* Vendors that hang, flood or lie, beside others that do not: real simulators, real sockets, one process of the gateway. */

const EVENING = new Date('2026-10-23T16:30:00Z');
/** Milliseconds that the test may take where many others run beside it; alone it takes some seconds. */
const LONGEST_MS = 600_000;
/** Milliseconds after which a source that does not get on leaves its place. */
const PATIENCE = 100;
/** More sources that hang than there are places, at more hosts than one: they come first. */
const MANNERS: readonly Manner[] = ['hangs', 'hangs', 'hangs', 'huge', 'endless', 'lies'];
const SOURCES_EACH = 2;

let region: Region;
let data: string;
let gateway: Gateway;
let doors: readonly HostileDoor[];
let good: readonly string[];

interface Written {
  readonly sources: Readonly<Record<string, { readonly system: string; readonly settings: object }>>;
}

beforeAll(async () => {
  data = newFolder();
  await openGateway({ data }).then((empty) => empty.close());
  const size = { schools: 3, municipalities: 1, days: 10, size: 4, classes: 3 };
  region = await startRegion({ seed: '3', ...size, data, faults: false, deal: dealt(size.schools, TWO_SYSTEMS) });
  await region.moveTo(EVENING);
  const file = join(data, 'svod.json');
  const config = JSON.parse(readFileSync(file, 'utf8')) as Written;
  good = Object.keys(config.sources);
  const [, model] = Object.entries(config.sources).find(([, { system }]) => system === 'dnevnik-ru')!;
  const origin = (model.settings as { readonly baseUrl: string }).baseUrl;
  doors = await Promise.all(MANNERS.map((manner) => openDoor(manner, origin)));
  const hostile = doors.flatMap(({ url }, index) =>
    Array.from({ length: SOURCES_EACH }, (_, nth) => {
      const settings = { ...model.settings, baseUrl: url, maxAnswerMiB: 8 };
      return [`${MANNERS[index]}-${index}-${nth}`, { ...model, settings }] as const;
    }),
  );
  writeFileSync(file, JSON.stringify({ ...config, sources: { ...Object.fromEntries(hostile), ...config.sources } }));
  gateway = await openGateway({ data, at: EVENING });
});
afterAll(async () => {
  doors.forEach((door) => door.close());
  await gateway.close();
  await region.stop();
  removeFolders();
});

/** What the good sources have, beside what their simulators say that they must have. */
async function differences(): Promise<number> {
  const exported = join(data, 'good.jsonl');
  const lines: string[] = [];
  for (const source of good)
    for await (const line of exportLines(gateway, { source }))
      if (lines.length === 0 || !line.startsWith(lines[0]!.slice(0, 12))) lines.push(line);
  writeFileSync(exported, `${lines.join('\n')}\n`);
  return (await diffPaths(exported, await region.truth())).differences.length;
}

test(
  'a vendor that hangs, floods or lies neither holds up nor spoils what others tell',
  async () => {
    const stop = new AbortController();
    const ended = new Map<string, string>();
    let areGoodRead: () => void = () => {};
    const goodRead = new Promise<void>((resolve) => (areGoodRead = resolve));
    const all = collectAll(gateway, gateway.config.sources, {
      ...{ signal: stop.signal, reach: 'nightly', queues: makeQueues(PATIENCE) },
      onEnd({ source, outcome }) {
        ended.set(source, outcome);
        if (good.every((name) => ended.has(name))) areGoodRead();
      },
    });
    await Promise.race([goodRead, all]);
    // Those that hang still do; what has no end has not ended; what was too large was given up.
    const ofManner = (manner: Manner): readonly string[] => [...ended.keys()].filter((name) => name.startsWith(manner));
    expect([ofManner('hangs'), ofManner('endless')]).toEqual([[], []]);
    expect(doors.slice(0, 3).map(({ asked, waiting }) => asked > 0 && waiting > 0)).toEqual([true, true, true]);
    expect(await differences()).toBe(0);
    stop.abort();
    const results = await all;
    const outcomes = results.map(({ source, outcome, error }) => [source, outcome, error?.code] as const);
    for (const [source, outcome, error] of outcomes.filter(([name]) => good.includes(name)))
      expect([source, ['complete', 'partial'].includes(outcome), error]).toEqual([source, true, undefined]);
    for (const [source, outcome] of outcomes.filter(([name]) => name.startsWith('hangs')))
      expect([source, outcome]).toEqual([source, 'stopped']);
    for (const [source, outcome, error] of outcomes.filter(([name]) => name.startsWith('huge')))
      expect([source, outcome, error]).toEqual([source, 'failed', 'http.too-large']);
    expect((await gateway.store.ledger()).difference).toBe(0);
  },
  LONGEST_MS,
);
