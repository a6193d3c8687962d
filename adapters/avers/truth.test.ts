import { createHmac, hkdfSync } from 'node:crypto';
import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { stemmerOf } from '../../gateway/normalise/blanker.ts';
import { normalisePage } from '../../gateway/normalise/normalise-page.ts';
import { pseudonymsOf } from '../../gateway/normalise/pseudonym.ts';
import { zoneOf } from '../../gateway/normalise/zone.ts';
import { readRules } from '../../gateway/rules.ts';
import { startAvers } from '../../ops/simulators/avers/start.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { regionOptions, type RegionOptions } from '../../ops/simulators/region/region.ts';
import { truthKeyOf, type TruthSheet } from '../../ops/simulators/truth-file.ts';
import { dayIn, weekOf } from '../kit/time.ts';
import { aversWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';

const SECRET = Buffer.alloc(32, 7);
const subkey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', SECRET, Buffer.alloc(0), `svod/${purpose}`, 32));
const keyId = createHmac('sha256', subkey('id')).update('svod key id').digest('hex').slice(0, 8);
const avers = aversWith(quickClockwork());
const rules = readRules(process.cwd()).of('avers');
const FAULTS = [
  'session-lost',
  'error-symbol',
  'cut',
  'cut-answer',
  'html',
  'empty',
  'fail-after',
  'lost-answer',
  'server-error',
  'unavailable',
  'rate-limited',
];
const SIZES = { schools: 1, municipalities: 1, classes: 12, size: 3 } as const;

interface Compared {
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
  readonly causes: readonly string[];
  readonly records: number;
  /** Kinds of sheets in the truth. */
  readonly kinds: readonly string[];
  /** Pupils who changed classes. */
  readonly moves: number;
  readonly struck: readonly string[];
}

/** Reads a generated school as the gateway does, and gives what differs from the truth. */
async function compare(given: Partial<RegionOptions>, at?: (last: number) => number): Promise<Compared> {
  const options = regionOptions({ ...SIZES, ...given });
  const region = openRegion(options);
  const school = generateSchool(options, 0);
  const faults = { seed: options.seed, faults: FAULTS.map((fault) => ({ fault, rate: 0.01, retryAfter: 0 })) };
  const now = at?.(region.last) ?? region.last - 6 * 3_600_000;
  const simulator = await startAvers({ region, schools: [0], schoolOf: () => school, faults, now: () => now });
  const id = String(school.ids.short);
  const context: AdapterContext = {
    source: 'avers',
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    signal: new AbortController().signal,
    now: () => new Date(now),
    zone: school.zone.name,
    allowLoopback: true,
    reach: 'nightly',
  };
  const accounts = simulator.credentials
    .filter(({ role }) => role === 'student')
    .map(({ login, password }) => ({ login, password }));
  const config = { origin: simulator.url, school: id, accounts, requestsPerSecond: 1e5, parallel: 4 };
  const found = new Set<string>();
  const causes = new Set<string>();
  try {
    for await (const { accepted, problems } of normalised(avers.pull!(config, undefined, context), id, context.zone)) {
      for (const line of accepted) found.add(line);
      for (const problem of problems) causes.add(problem);
    }
    // Lessons of the weeks to come are listed ahead, and are not read before.
    const { to: lastDay } = weekOf(dayIn(new Date(now), school.zone.name));
    const truth = [...simulator.truth(truthKeyOf(SECRET))].filter(
      ({ kind, day }) => kind !== 'journal-day' || day <= lastDay,
    );
    const wanted = new Set(truth.flatMap(linesOf));
    return {
      missing: [...wanted].filter((line) => !found.has(line)),
      surplus: [...found].filter((line) => !wanted.has(line)),
      causes: [...causes].sort(),
      records: wanted.size,
      kinds: [...new Set(truth.map(({ kind }) => kind))].sort(),
      moves: school.pupils.filter(({ memberships }) => memberships.length > 1).length,
      struck: Object.keys(simulator.faultCounts()).sort(),
    };
  } finally {
    await simulator.close();
  }
}

async function* normalised(pages: ReturnType<NonNullable<typeof avers.pull>>, school: string, zone: string) {
  const pseudonymOf = pseudonymsOf({ keyId, secret: subkey('pseudonym') })({
    system: 'avers',
    installation: '',
    school,
  });
  const classLists = new Map<string, ReadonlySet<string>>();
  for await (const page of pages) {
    const context = { school, zone: zoneOf(zone), pseudonymOf, stemmer: stemmerOf(subkey('stem')), classLists };
    const read = normalisePage(page.records(), rules, context);
    for (const [classId, list] of read.stems ?? []) classLists.set(classId, new Set(list));
    yield {
      accepted: read.accepted.map(
        ({ entity, scope, day, body }) => `${scope} ${day} ${entity} ${JSON.stringify(body)}`,
      ),
      problems: read.quarantined.flatMap(({ problems }) => problems.map(({ code, path }) => `${code} ${path}`)),
    };
  }
}

const linesOf = ({ scope, day, body }: TruthSheet): readonly string[] =>
  Object.entries(body).flatMap(([entity, records]) =>
    records.map((record) => `${scope} ${day} ${entity} ${sorted(record)}`),
  );

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

test('under faults a reading gives exactly what a perfect reader has', async () => {
  const { missing, surplus, causes, records, struck, kinds, moves } = await compare({ seed: '1' });
  expect({ missing: missing.slice(0, 5), surplus: surplus.slice(0, 5) }).toEqual({ missing: [], surplus: [] });
  expect(records).toBeGreaterThan(500);
  expect([kinds, moves > 0]).toEqual([['journal-day', 'roster', 'term'], true]);
  expect(struck).toEqual(expect.arrayContaining(['session-lost', 'error-symbol', 'empty', 'html']));
  expect(causes).toEqual(
    expect.arrayContaining(['map.not-an-id /teacherId', 'map.unknown-code /status', 'map.unknown-code /value']),
  );
});

test('so it does in the middle of a week, while marks and lessons are still being entered', async () => {
  const { missing, surplus, records } = await compare({ seed: '3', classes: 4 }, (last) => last - 9.6 * 86_400_000);
  expect({ missing: missing.slice(0, 5), surplus: surplus.slice(0, 5) }).toEqual({ missing: [], surplus: [] });
  expect(records).toBeGreaterThan(200);
});
