import { createHmac, hkdfSync } from 'node:crypto';
import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { stemmerOf } from '../../gateway/normalise/blanker.ts';
import { normalisePage } from '../../gateway/normalise/normalise-page.ts';
import { pseudonymsOf } from '../../gateway/normalise/pseudonym.ts';
import { zoneOf } from '../../gateway/normalise/zone.ts';
import { readRules } from '../../gateway/rules.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { deskOf } from '../../ops/simulators/mesh/desk.ts';
import type { EventTimes } from '../../ops/simulators/mesh/options.ts';
import { startMesh } from '../../ops/simulators/mesh/start.ts';
import { truthOf } from '../../ops/simulators/mesh/truth.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { regionOptions } from '../../ops/simulators/region/region.ts';
import { readSubjectCodes } from '../../ops/simulators/subject-codes.ts';
import { truthKeyOf } from '../../ops/simulators/truth-file.ts';
import { meshWith } from './adapter.ts';

const SECRET = Buffer.alloc(32, 7);
const subkey = (purpose: string): Buffer =>
  Buffer.from(hkdfSync('sha256', SECRET, Buffer.alloc(0), `svod/${purpose}`, 32));
const keyId = createHmac('sha256', subkey('id')).update('svod key id').digest('hex').slice(0, 8);
const rules = readRules(process.cwd()).of('mesh');
const FAULTS = [
  'token-expired',
  'session-ended',
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
async function differences(seed: string, index: number, eventTimes: EventTimes) {
  const options = regionOptions({ seed, schools: 2, municipalities: 2, classes: 13, size: 4 });
  const region = openRegion(options);
  const school = generateSchool(options, index);
  // The region must hold what this is about: pupils who change classes within the weeks that are read.
  expect(school.pupils.some(({ memberships }) => memberships.length > 1)).toBe(true);
  const faults = { seed, faults: FAULTS.map((fault) => ({ fault, rate: 0.01, retryAfter: 0 })) };
  const simulator = await startMesh({ region, schools: [index], schoolOf: () => school, faults, eventTimes });
  const context: AdapterContext = {
    source: 'mesh',
    log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
    signal: new AbortController().signal,
    now: () => new Date(region.last),
    zone: school.zone.name,
    allowLoopback: true,
    reach: 'nightly',
    leftOut(error) {
      throw error;
    },
  };
  const id = String(school.ids.short);
  const config = {
    origin: simulator.url,
    familyUrl: `${simulator.url}/api`,
    webUrl: simulator.url,
    school: id,
    accounts: simulator.credentials
      .filter(({ role }) => role !== 'student')
      .map(({ login, password }) => ({ login, password })),
    requestsPerSecond: 1e5,
    parallel: 4,
  };
  const pseudonymOf = pseudonymsOf({ keyId, secret: subkey('pseudonym') })({
    system: 'mesh',
    installation: '',
    school: id,
  });
  const stemmer = stemmerOf(subkey('stem'));
  const classLists = new Map<string, ReadonlySet<string>>();
  const found = new Set<string>();
  const causes = new Set<string>();
  try {
    for await (const page of meshWith(quickClockwork()).pull!(config, undefined, context)) {
      const zone = zoneOf(context.zone);
      const read = normalisePage(page.records(), rules, { school: id, zone, pseudonymOf, stemmer, classLists });
      for (const [classId, list] of read.stems ?? []) classLists.set(classId, new Set(list));
      for (const { entity, scope, day, body } of read.accepted)
        found.add(`${scope} ${day} ${entity} ${JSON.stringify(body)}`);
      for (const { problems } of read.quarantined) for (const { code, path } of problems) causes.add(`${code} ${path}`);
    }
  } finally {
    await simulator.close();
  }
  const truth = truthOf(deskOf(school), { key: truthKeyOf(SECRET), now: region.last, subjectCode: readSubjectCodes() });
  const wanted = truth.flatMap(({ scope, day, body }) =>
    Object.entries(body).flatMap(([entity, records]) =>
      records.map((record) => `${scope} ${day} ${entity} ${sorted(record)}`),
    ),
  );
  const told = new Set(wanted);
  return {
    missing: wanted.filter((line) => !found.has(line)),
    surplus: [...found].filter((line) => !told.has(line)),
    causes,
    wanted,
  };
}

const sorted = (value: unknown): string =>
  JSON.stringify(value, (_key, inner: unknown) =>
    inner !== null && typeof inner === 'object' && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner,
  );

test.each([
  ['1', 0, 'offset'],
  ['2', 1, 'utc'],
] as const)(
  'under faults a reading of seed %s, school %i, times told %s, gives exactly what a perfect reader has',
  async (seed, index, eventTimes) => {
    const { missing, surplus, causes, wanted } = await differences(seed, index, eventTimes);
    expect({ missing: missing.slice(0, 5), surplus: surplus.slice(0, 5) }).toEqual({ missing: [], surplus: [] });
    expect(wanted.length).toBeGreaterThan(500);
    for (const entity of ['term-mark', 'attendance', 'homework', 'group', 'teaching'])
      expect(wanted.some((line) => line.includes(` ${entity} `))).toBe(true);
    expect([...causes].sort()).toEqual([
      'map.not-a-boolean /debt',
      'map.unknown-case /status',
      'map.unknown-code /status',
      'map.unknown-code /value',
      // A mark that is listed twice, with two values under one id: the first stays.
      'page.repeated ',
    ]);
  },
);
