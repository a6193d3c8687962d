import { createHmac, hkdfSync } from 'node:crypto';
import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { stemmerOf } from '../../gateway/normalise/blanker.ts';
import { normalisePage } from '../../gateway/normalise/normalise-page.ts';
import { pseudonymsOf } from '../../gateway/normalise/pseudonym.ts';
import { zoneOf } from '../../gateway/normalise/zone.ts';
import { readRules } from '../../gateway/rules.ts';
import type { EljurOptions } from '../../ops/simulators/eljur/options.ts';
import { startEljur } from '../../ops/simulators/eljur/start.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { regionOptions } from '../../ops/simulators/region/region.ts';
import { truthKeyOf } from '../../ops/simulators/truth-file.ts';
import { eljurWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';

const SECRET = Buffer.alloc(32, 7);
const subkey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', SECRET, Buffer.alloc(0), `svod/${purpose}`, 32));
const keyId = createHmac('sha256', subkey('id')).update('svod key id').digest('hex').slice(0, 8);
const rules = readRules(process.cwd()).of('eljur');

/** A generated school, served on a real socket. */
async function servedSchool(seed: string, more: Partial<EljurOptions> = {}, isSilent = false) {
  const options = regionOptions({ seed, schools: isSilent ? 5 : 1, municipalities: 1, classes: 13, size: 4 });
  const region = openRegion(options);
  const index = isSilent ? region.silent! : 0;
  const school = generateSchool(options, index);
  const simulator = await startEljur({ region, schools: [index], schoolOf: () => school, ...more });
  const { vendor, devkey, token, login, password } = simulator.credentials[0]!;
  const context: AdapterContext = {
    source: 'school1',
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    signal: new AbortController().signal,
    now: () => new Date(region.last - 6 * 3_600_000),
    zone: school.zone.name,
    allowLoopback: true,
    reach: 'nightly',
  };
  const config = { baseUrl: `${simulator.url}/apiv3`, vendor, devkey, requestsPerSecond: 1e5, parallel: 3 };
  return { region, school, simulator, context, config, token, login, password };
}

type Served = Awaited<ReturnType<typeof servedSchool>>;

/** Reads a served school as the gateway does: what is accepted, as "scope day entity body", and why anything is not. */
async function readSchool({ school, config, context }: Served, access: object) {
  const id = String(school.ids.short);
  const pseudonymOf = pseudonymsOf({ keyId, secret: subkey('pseudonym') })({
    system: 'eljur',
    installation: '',
    school: id,
  });
  const stemmer = stemmerOf(subkey('stem'));
  const classLists = new Map<string, ReadonlySet<string>>();
  const found = new Set<string>();
  const causes = new Set<string>();
  const page = { school: id, zone: zoneOf(context.zone), pseudonymOf, stemmer, classLists };
  for await (const given of eljurWith(quickClockwork()).pull!({ ...config, ...access }, undefined, context)) {
    const read = normalisePage(given.records(), rules, page);
    for (const [classId, list] of read.stems ?? []) classLists.set(classId, new Set(list));
    for (const { entity, scope, day, body } of read.accepted)
      found.add(`${scope} ${day} ${entity} ${JSON.stringify(body)}`);
    for (const { problems } of read.quarantined) for (const { code, path } of problems) causes.add(`${code} ${path}`);
  }
  return { found, causes };
}

/** The same lines of what a perfect reader of the dialect has. */
function trueLines({ simulator }: Served): ReadonlySet<string> {
  const lines = [...simulator.truth(truthKeyOf(SECRET))].flatMap(({ scope, day, body }) =>
    Object.entries(body).flatMap(([entity, records]) =>
      records.map((record) => `${scope} ${day} ${entity} ${sorted(record)}`),
    ),
  );
  return new Set(lines);
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

/** Reads a generated school and gives what differs from the truth. */
const differences = async (seed: string, more: Partial<EljurOptions> = {}, access: object = {}) =>
  differencesIn(await servedSchool(seed, more), access);

async function differencesIn(served: Served, access: object = {}) {
  // The region must hold what this is about: pupils who change classes within the weeks that are read.
  expect(served.school.pupils.some(({ memberships }) => memberships.length > 1)).toBe(true);
  try {
    const { token, login, password } = served;
    const { found, causes } = await readSchool(served, { token, login, password, ...access });
    const wanted = trueLines(served);
    return {
      missing: [...wanted.difference(found)].slice(0, 5),
      surplus: [...found.difference(wanted)].slice(0, 5),
      causes: [...causes].sort(),
      records: wanted.size,
    };
  } finally {
    await served.simulator.close();
  }
}

const NONE = { missing: [], surplus: [] };

test.each(['1', '2'])('a reading of seed %s gives exactly what a perfect reader has', async (seed) => {
  const { records, causes, ...difference } = await differences(seed);
  expect(difference).toEqual(NONE);
  expect(records).toBeGreaterThan(500);
  expect(causes).toEqual(
    expect.arrayContaining([
      'map.not-a-time /startsAt',
      'map.unknown-code /value',
      'page.repeated ',
      'schema.minimum /weight',
    ]),
  );
});

const OTHER_SPELLINGS = {
  booleans: 'yes',
  students: 'array',
  homework: 'subject',
  empties: 'array',
  envelope: 'bare',
} as const;

test('lists for maps, homework by subject, “yes” for true and answers without an envelope are read alike', async () => {
  const { missing, surplus } = await differences('3', { dialect: OTHER_SPELLINGS });
  expect({ missing, surplus }).toEqual(NONE);
});

test('answers in XML give what those in JSON give', async () => {
  const { missing, surplus } = await differences('3', { dialect: { booleans: '__yes' } }, { format: 'xml' });
  expect({ missing, surplus }).toEqual(NONE);
});

test('an installation that answers XML whatever it is asked for is read', async () => {
  const { missing, surplus } = await differences(
    '3',
    { dialect: { format: 'xml-only', booleans: '1' } },
    { format: 'json' },
  );
  expect({ missing, surplus }).toEqual(NONE);
});

test('of a school that enters nothing the class that a pupil left is not told, for no diary shows it', async () => {
  const { missing, surplus } = await differencesIn(await servedSchool('1', {}, true));
  expect({ missing, surplus }).toEqual(NONE);
});

test('under the faults of the door and tokens that run out a reading gives the same', async () => {
  const faults = ['cut', 'cut-answer', 'html', 'empty', 'fail-after', 'lost-answer', 'unavailable', 'rate-limited'];
  const plan = [...faults, 'token-expired'].map((fault) => ({ fault, rate: 0.03, retryAfter: 0 }));
  const { missing, surplus } = await differences('4', { faults: { seed: '4', faults: plan } });
  expect({ missing, surplus }).toEqual(NONE);
});
