import { createHmac, hkdfSync } from 'node:crypto';
import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { stemmerOf } from '../../gateway/normalise/blanker.ts';
import { normalisePage } from '../../gateway/normalise/normalise-page.ts';
import { pseudonymsOf } from '../../gateway/normalise/pseudonym.ts';
import { zoneOf } from '../../gateway/normalise/zone.ts';
import { readRules } from '../../gateway/rules.ts';
import { type BarsDialect } from '../../ops/simulators/bars/options.ts';
import { startBars } from '../../ops/simulators/bars/start.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { type RegionOptions, regionOptions } from '../../ops/simulators/region/region.ts';
import { truthKeyOf } from '../../ops/simulators/truth-file.ts';
import { barsWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';

const SECRET = Buffer.alloc(32, 7);
const subkey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', SECRET, Buffer.alloc(0), `svod/${purpose}`, 32));
const keyId = createHmac('sha256', subkey('id')).update('svod key id').digest('hex').slice(0, 8);
const bars = barsWith(quickClockwork());
const rules = readRules(process.cwd()).of('bars');
const FAULTS = [
  'session-lost',
  'cut',
  'cut-answer',
  'html',
  'empty',
  'fail-after',
  'lost-answer',
  'unavailable',
  'rate-limited',
];

interface Differences {
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
  readonly causes: readonly string[];
  readonly records: number;
  readonly struck: Readonly<Record<string, number>>;
}

/** Reads a generated school as the gateway does, and gives what differs from the truth that the simulator tells. */
async function differences(
  given: Partial<RegionOptions>,
  dialect: Partial<BarsDialect> = {},
  rate = 0.01,
): Promise<Differences> {
  const options = regionOptions({ schools: 1, municipalities: 1, classes: 13, size: 4, ...given });
  const region = openRegion(options);
  const school = generateSchool(options, 0);
  const faults = { seed: options.seed, faults: FAULTS.map((fault) => ({ fault, rate, retryAfter: 0 })) };
  const simulator = await startBars({ region, schools: [0], schoolOf: () => school, faults, ...dialect });
  const context: AdapterContext = {
    source: 'bars',
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    signal: new AbortController().signal,
    now: () => new Date(region.last - 6 * 3_600_000),
    zone: school.zone.name,
    allowLoopback: true,
    reach: 'nightly',
  };
  const accounts = simulator.credentials
    .filter(({ role }) => role === 'parent')
    .map(({ login, password }) => ({ login, password }));
  const id = simulator.credentials[0]!.schoolId;
  const config = { origin: simulator.url, school: id, accounts, requestsPerSecond: 1e5, parallel: 6 };
  const names = { system: 'bars', installation: '', school: id };
  const pseudonymOf = pseudonymsOf({ keyId, secret: subkey('pseudonym') })(names);
  const page = { school: id, zone: zoneOf(context.zone), pseudonymOf, stemmer: stemmerOf(subkey('stem')) };
  const classLists = new Map<string, ReadonlySet<string>>();
  const found = new Set<string>();
  const causes = new Set<string>();
  try {
    for await (const { records } of bars.pull!(config, undefined, context)) {
      const read = normalisePage(records(), rules, { ...page, classLists });
      for (const [classId, list] of read.stems ?? []) classLists.set(classId, new Set(list));
      for (const { entity, scope, day, body } of read.accepted)
        found.add(`${scope} ${day} ${entity} ${JSON.stringify(body)}`);
      for (const { problems } of read.quarantined) for (const { code, path } of problems) causes.add(`${code} ${path}`);
    }
    const wanted = [...simulator.truth(truthKeyOf(SECRET))].flatMap(({ scope, day, body }) =>
      Object.entries(body).flatMap(([entity, records]) =>
        records.map((record) => `${scope} ${day} ${entity} ${sorted(record)}`),
      ),
    );
    return {
      missing: wanted.filter((line) => !found.has(line)).slice(0, 5),
      surplus: [...found].filter((line) => !wanted.includes(line)).slice(0, 5),
      causes: [...causes].sort(),
      records: wanted.length,
      struck: simulator.faultCounts(),
    };
  } finally {
    await simulator.close();
  }
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** The first has pupils who change classes; the second is the smallest in which everything is planted. */
const REGIONS = [
  { seed: '1', size: 2 },
  { seed: '2', classes: 6, size: 3 },
];
test.each(REGIONS)(
  'under faults a reading of %j gives exactly what a perfect reader has',
  async (region) => {
    const { missing, surplus, causes, records, struck } = await differences(region);
    expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
    expect(records).toBeGreaterThan(500);
    expect(causes).toEqual(
      expect.arrayContaining(['map.not-a-number /shift', 'map.unknown-code /value', 'schema.required /rawValue']),
    );
    expect(Object.keys(struck)).toEqual(expect.arrayContaining(['session-lost', 'empty', 'html']));
  },
  600_000,
);

const SMALL = { classes: 2, size: 2, days: 5 };
test.each<Partial<BarsDialect>>([
  { summary: 'flat', refusal: 200, visit: 'needed' },
  { summary: 'wrapped', marks: 'signed' },
])(
  'whatever clients and versions contradict each other in, the reading is the truth: %j',
  async (dialect) => {
    const { missing, surplus, records } = await differences(SMALL, dialect, 0.005);
    expect({ missing, surplus }).toEqual({ missing: [], surplus: [] });
    expect(records).toBeGreaterThan(100);
  },
  600_000,
);
