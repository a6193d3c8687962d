import { equal, strictEqual } from 'node:assert/strict';
import { median, say, tell } from './figure.ts';
import { bodiesOf } from './floor.ts';
import { openStore, SOURCE } from './gateway-parts.ts';
import { openSide, type Took } from './side.ts';
import { inFolder, numberOption, makeReady } from './workshop.ts';

/*
 * One school day of the Dnevnik.ru simulator's own bytes, from memory: by the gateway's own parts (the adapter's page of
 * bytes, collect, normalise, the embedded store with facts and due marks), and by the floor. Rosters are stored before; a
 * roster changes rarely and is skipped by its digest. Both sides take turns, each in a process of its own.
 */
const SCHOOLS = 64;
/** Turns before the clock counts: the engine compiles. */
const WARM = 2;
const ROUNDS = 7;

await inFolder(async (folder) => {
  const megabytes = await makeReady(folder, numberOption('schools', SCHOOLS));
  const gateway = await openSide('gateway-side.ts', [folder]);
  const floor = await openSide('floor-side.ts', [folder]);
  try {
    const [ours, floors, raw]: [Took[], Took[], Took[]] = [[], [], []];
    for (let round = -WARM; round < ROUNDS; round += 1) {
      const turns = [
        await gateway.take({ what: 'first', rawDays: 30 }),
        await floor.take({ what: 'first', rawDays: 0 }),
        await gateway.take({ what: 'first', rawDays: 0 }),
      ] as const;
      if (round === -WARM) await compare(turns[2].file, turns[1].file);
      if (round < 0) continue;
      raw.push(turns[0]);
      floors.push(turns[1]);
      ours.push(turns[2]);
    }
    equal(ours[0]!.records, floors[0]!.records);
    tellAll(ours, floors, raw, megabytes);
  } finally {
    gateway.close();
    floor.close();
  }
});

function tellAll(ours: readonly Took[], floors: readonly Took[], raw: readonly Took[], megabytes: number): void {
  const [own, bare, kept] = [ours, floors, raw].map((turns) => median(turns.map(({ ms }) => ms))) as [
    number,
    number,
    number,
  ];
  const { records } = ours[0]!;
  tell('pipeline.ratio', median(ours.map(({ ms }, round) => floors[round]!.ms / ms)), 'ratio');
  tell('pipeline.gateway', records / (own / 1000), 'records/s');
  tell('pipeline.gateway-bytes', megabytes / (own / 1000), 'MB/s');
  tell('pipeline.floor', records / (bare / 1000), 'records/s');
  tell('pipeline.floor-bytes', megabytes / (bare / 1000), 'MB/s');
  tell('raw.cost', median(ours.map(({ ms }, round) => raw[round]!.ms / ms)) - 1, 'ratio');
  say(
    `${records} records: gateway ${own.toFixed(0)} ms, floor ${bare.toFixed(0)} ms, with raw answers kept ${kept.toFixed(0)} ms (medians of ${ROUNDS})`,
  );
}

/** All sheets of both sides are the same bytes: same keys, same pseudonyms. */
async function compare(ours: string, floors: string): Promise<void> {
  const bodies = bodiesOf(floors);
  const store = openStore(ours, 0);
  let compared = 0;
  for await (const { school, scope, day, body } of store.sheets({ kind: 'journal-day', source: SOURCE })) {
    strictEqual(JSON.stringify(body), bodies.get(`${school} ${scope} ${day}`), `sheet ${scope} ${day}`);
    compared += 1;
  }
  await store.close();
  equal(compared, bodies.size);
  say(`${compared} sheets of both sides are equal, byte for byte`);
}
