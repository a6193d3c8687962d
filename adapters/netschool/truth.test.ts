import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { stemmerOf } from '../../gateway/normalise/blanker.ts';
import { normalisePage } from '../../gateway/normalise/normalise-page.ts';
import { pseudonymsOf } from '../../gateway/normalise/pseudonym.ts';
import { zoneOf } from '../../gateway/normalise/zone.ts';
import { readRules } from '../../gateway/rules.ts';
import { deskOf } from '../../ops/simulators/netschool/desk.ts';
import { startNetSchool } from '../../ops/simulators/netschool/start.ts';
import { truthOf } from '../../ops/simulators/netschool/truth.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { regionOptions } from '../../ops/simulators/region/region.ts';
import { truthKeyOf } from '../../ops/simulators/truth-file.ts';
import { createHmac, hkdfSync } from 'node:crypto';
import { netschoolWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';

const SECRET = Buffer.alloc(32, 7);
const subkey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', SECRET, Buffer.alloc(0), `svod/${purpose}`, 32));
const keyId = createHmac('sha256', subkey('id')).update('svod key id').digest('hex').slice(0, 8);
const netschool = netschoolWith(quickClockwork());
const rules = readRules(process.cwd()).of('netschool');
const FAULTS = [
  'session-lost',
  'warning',
  'token-expired',
  'cut',
  'cut-answer',
  'html',
  'empty',
  'fail-after',
  'lost-answer',
  'unavailable',
  'rate-limited',
];

/** Reads a generated school as the gateway does, and gives what differs from the truth. */
async function differences(
  seed: string,
  way: 'diary' | 'mobile' | 'reports',
  letters: 'reports' | 'marks' = 'reports',
): Promise<{
  readonly missing: string[];
  readonly surplus: string[];
  readonly causes: Set<string>;
  readonly records: number;
  readonly found: readonly string[];
}> {
  const options = regionOptions({ seed, schools: 1, municipalities: 1, classes: 13, size: 4 });
  const region = openRegion(options);
  const school = generateSchool(options, 0);
  // The region must hold what this is about: pupils who change classes within the weeks that are read.
  expect(school.pupils.some(({ memberships }) => memberships.length > 1)).toBe(true);
  const faults = { seed, faults: FAULTS.map((fault) => ({ fault, rate: 0.01, retryAfter: 0 })) };
  const simulator = await startNetSchool({
    region,
    schools: [0],
    schoolOf: () => school,
    faults,
    letters,
    version: '5.33',
  });
  const context: AdapterContext = {
    source: 'sgo',
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
  const config = {
    origin: simulator.url,
    school: school.name,
    accounts,
    requestsPerSecond: 1e5,
    sessions: 7,
    parallel: 3,
    way,
    identity: simulator.url,
  };
  const id = String(school.ids.short);
  const pseudonymOf = pseudonymsOf({ keyId, secret: subkey('pseudonym') })({
    system: 'netschool',
    installation: '',
    school: id,
  });
  const stemmer = stemmerOf(subkey('stem'));
  const classLists = new Map<string, ReadonlySet<string>>();
  const found = new Set<string>();
  const causes = new Set<string>();
  try {
    for await (const page of netschool.pull!(config, undefined, context)) {
      const read = normalisePage(page.records(), rules, {
        school: id,
        zone: zoneOf(context.zone),
        pseudonymOf,
        stemmer,
        classLists,
      });
      for (const [classId, list] of read.stems ?? []) classLists.set(classId, new Set(list));
      for (const { entity, scope, day, body } of read.accepted)
        found.add(`${scope} ${day} ${entity} ${JSON.stringify(body)}`);
      for (const { problems } of read.quarantined) for (const { code, path } of problems) causes.add(`${code} ${path}`);
    }
  } finally {
    await simulator.close();
  }
  const list = rules.of('lesson')!;
  const codeOf = (subjectName: string): string | undefined =>
    list.compiled.map(
      { lesson: { subjectName } },
      { zone: zoneOf('UTC'), pseudonym: pseudonymOf, blank: undefined, unknownCode: () => undefined, derive: () => '' },
      [],
    )['subject'] as string | undefined;
  const truth = truthOf(deskOf(school, letters), {
    way: way === 'diary' ? 'web' : way,
    key: truthKeyOf(SECRET),
    now: region.last,
    subjectCode: codeOf,
  });
  const wanted = truth.flatMap(({ scope, day, body }) =>
    Object.entries(body).flatMap(([entity, records]) =>
      records.map((record) => `${scope} ${day} ${entity} ${sorted(record)}`),
    ),
  );
  return {
    missing: wanted.filter((line) => !found.has(line)),
    surplus: [...found].filter((line) => !wanted.includes(line)),
    causes,
    records: wanted.length,
    found: [...found],
  };
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

const PROBLEMS = ['map.not-a-boolean /debt', 'map.not-a-number /shift', 'map.unknown-code /value'];

test.each([
  ['1', 'diary', PROBLEMS],
  ['2', 'diary', PROBLEMS],
  ['1', 'mobile', [...PROBLEMS, 'map.unknown-code /status']],
  ['2', 'mobile', [...PROBLEMS, 'map.unknown-code /status']],
  ['1', 'reports', [...PROBLEMS, 'map.unknown-code /status']],
] as const)(
  'under faults a reading of seed %s by way of the %s gives exactly what a perfect reader has',
  async (seed, way, problems) => {
    const { missing, surplus, causes, records } = await differences(seed, way);
    expect({ missing: missing.slice(0, 5), surplus: surplus.slice(0, 5) }).toEqual({ missing: [], surplus: [] });
    expect(records).toBeGreaterThan(500);
    expect([...causes].sort()).toEqual(expect.arrayContaining([...problems]));
  },
);

test('where an install writes letters of attendance in the place of marks, they are read as attendance', async () => {
  const { missing, surplus, found } = await differences('1', 'diary', 'marks');
  expect({ missing: missing.slice(0, 5), surplus: surplus.slice(0, 5) }).toEqual({ missing: [], surplus: [] });
  expect(found.filter((line) => line.includes(' attendance ')).length).toBeGreaterThan(10);
});
