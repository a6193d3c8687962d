import { monoLog } from '../../adapters/mono-log/index.ts';
import type { MonoLogOptions } from '../../ops/simulators/mono-log/options.ts';
import { type MonoLogSimulator, startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import type { Body } from '../contracts/records.ts';
import { dayOf, pupil, REF } from '../test/journal-sheet.ts';
import { monoLogOutgoing } from '../test/outgoing-rules.ts';
import { type Deliveries, tinyDeliveries } from '../test/tiny-deliveries.ts';
import { breaker } from './breaker.ts';
import { dryRun } from './dry-run.ts';
import { forward, type Forwarded } from './forward.ts';
import { pack } from './pack.ts';
import type { Route } from './route.ts';

const OUTGOING = monoLogOutgoing();
const NODES = [
  { id: 'region', kind: 'region', name: 'Область' },
  { id: 'school-1', kind: 'school', parent: 'region', name: 'Школа № 1', system: 'dnevnik-ru' },
] as const;
const SHEETS = 60;

interface Scene {
  readonly store: Deliveries;
  readonly platform: MonoLogSimulator;
  readonly route: Route;
  forwardAll(): Promise<Forwarded>;
}

/** A store, a platform behind a socket, and time that passes by waiting only. */
async function withPlatform<T>(options: MonoLogOptions, run: (scene: Scene) => Promise<T>): Promise<T> {
  let now = Date.parse('2026-09-07T15:00:00Z');
  const clockwork = { now: () => now, sleep: async (ms: number) => void (now += ms), random: () => 0.5 };
  const platform = await startMonoLog({ ...options, now: () => now });
  const log = { debug() {}, info() {}, warn() {} };
  const settings = { baseUrl: platform.url, clientId: platform.client.id, clientSecret: platform.client.secret };
  const context = { log, now: () => new Date(now), allowLoopback: true };
  const store = tinyDeliveries();
  const route: Route = {
    ...{
      destination: { ...monoLog(settings, context, clockwork), batchSize: 16 },
      outgoing: OUTGOING,
      store,
      nodes: NODES,
    },
    ...{ nodeOf: () => 'school-1', breaker: breaker(() => 0.5), random: () => 0.5, now: () => new Date(now), log },
    signal: new AbortController().signal,
  };
  const wait = async (until: Date): Promise<boolean> => {
    now = Math.max(now + 1, until.getTime());
    return true;
  };
  try {
    return await run({ store, platform, route, forwardAll: () => forward({ ...route, wait }) });
  } finally {
    await platform.close();
  }
}

const refOf = (index: number) => ({ ...REF, scope: `${1000 + index}` });
const put = async ({ store }: Scene, values: (index: number) => readonly string[]): Promise<void> => {
  for (let index = 0; index < SHEETS; index += 1) await store.put(refOf(index), dayOf(...values(index)));
};

/** Content of every sheet as the platform should have it, by scope. */
async function expected({ store }: Scene): Promise<Record<string, string>> {
  const hashes: Record<string, string> = {};
  for (let index = 0; index < SHEETS; index += 1) {
    const sheet = await store.sheet(refOf(index));
    if (!sheet) throw new Error('every sheet was put');
    const packed = pack({ sheet, attempts: 0, wholeBody: true, unsure: true }, OUTGOING, 'school-1', 1);
    if (packed.result === 'parcel') hashes[packed.parcel.scope] = packed.hash;
  }
  return hashes;
}

const held = ({ platform }: Scene): Record<string, string> =>
  Object.fromEntries(platform.content().map(({ scope, hash }) => [scope, hash]));

const twelve = (first: string): string[] => [first, ...Array.from({ length: 11 }, () => '4')];

test.each([
  ['lost answers', [{ fault: 'lost-answer', rate: 0.5 }]],
  [
    'cut connections',
    [
      { fault: 'cut', rate: 0.3 },
      { fault: 'cut-answer', rate: 0.3 },
    ],
  ],
  [
    'tickets, some forgotten',
    [
      { fault: 'ticket', rate: 0.7 },
      { fault: 'ticket-lost', rate: 0.5 },
    ],
  ],
  ['bases that the platform lost', [{ fault: 'lose-previous', rate: 0.7 }]],
  [
    'a storm of 503, 429, 500 and pages for people',
    ['unavailable', 'rate-limited', 'server-error', 'fail-after', 'html'].map((fault) => ({ fault, rate: 0.2 })),
  ],
])('%s: the platform ends with what the store has, nothing twice', (_name, plan) =>
  withPlatform({ faults: { seed: 'storm', faults: plan } }, async (scene) => {
    await put(scene, (index) => twelve(String(2 + (index % 4))));
    await scene.forwardAll();
    await put(scene, (index) => (index % 7 === 0 ? [] : twelve('5')));
    await scene.forwardAll();
    await put(scene, (index) => twelve(String(2 + (index % 4))));
    const { counts } = await scene.forwardAll();
    expect(counts).toMatchObject({ waiting: 0, dead: 0, changed: counts.acknowledged + counts.superseded });
    expect(held(scene)).toEqual(await expected(scene));
    expect(scene.platform.counts()).toMatchObject({ duplicates: 0 });
    expect(Object.keys(scene.platform.counts().faults).length).toBeGreaterThan(0);
  }),
);

test('what the platform refuses becomes a dead letter with its reason, once', () => {
  const reject = [{ name: 'no-outcomes', message: 'Без слов.', entity: 'mark', field: 'outcome' }];
  return withPlatform({ reject }, async (scene) => {
    await put(scene, (index) => twelve(index === 5 ? 'зач' : '4'));
    expect((await scene.forwardAll()).counts).toMatchObject({ acknowledged: SHEETS - 1, dead: 1, waiting: 0 });
    await scene.store.put(refOf(5), { ...dayOf(...twelve('зач')), work: [] });
    expect((await scene.forwardAll()).counts).toMatchObject({ dead: 2, waiting: 0 });
    expect(scene.platform.counts().rejected).toBe(1);
  });
});

test('names planted in every text of a sheet are in no parcel', () =>
  withPlatform({}, async (scene) => {
    const canary = 'Канарейкин Пётр Ильич, 8-900-000-00-00';
    const teacherId = 'st-0badcafe-00000000000000000000000000000009';
    const lesson = {
      id: 'lesson-1',
      number: 1,
      status: 'held',
      subjectName: canary,
      topicState: 'present',
      topic: canary,
    };
    const body = {
      ...dayOf('4'),
      lesson: [{ ...lesson, teacherId, room: canary }],
      homework: [{ id: 'h1', lessonId: 'lesson-1', state: 'present', text: canary }],
      work: [{ id: 'w1', kindName: canary, title: canary }],
      attendance: [
        { id: 'a1', lessonId: 'lesson-1', pupilId: pupil(1), status: 'ill', rawStatus: canary, reason: canary },
      ],
    } as unknown as Readonly<Record<string, readonly Body[]>>;
    await scene.store.put(REF, body);
    const shown = [];
    for await (const one of dryRun(scene.route)) shown.push(one);
    await scene.forwardAll();
    const texts = JSON.stringify([shown, scene.platform.content()]);
    expect(scene.platform.content()).toHaveLength(1);
    expect(texts).not.toMatch(/Канарейкин|8-900|lesson-1|0badcafe|105|"ill"/u);
  }));
