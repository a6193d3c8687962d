import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';
import { deskOf } from '../../ops/simulators/mesh/desk.ts';
import type { MeshOptions } from '../../ops/simulators/mesh/options.ts';
import { startMesh } from '../../ops/simulators/mesh/start.ts';
import { truthOf } from '../../ops/simulators/mesh/truth.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { regionOptions, type RegionOptions } from '../../ops/simulators/region/region.ts';
import { readSubjectCodes } from '../../ops/simulators/subject-codes.ts';
import { differenceOf, linesRead, NO_DIFFERENCE, TRUTH_KEY, trueLines } from '../../gateway/test/truth-lines.ts';
import { meshWith } from './adapter.ts';

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
async function differences(
  seed: string,
  index: number,
  { eventTimes = 'offset', scales }: Pick<MeshOptions, 'eventTimes' | 'scales'> = {},
  more: Partial<RegionOptions> = {},
) {
  const options = regionOptions({ seed, schools: 2, municipalities: 2, classes: 13, size: 4, ...more });
  const region = openRegion(options);
  const school = generateSchool(options, index);
  // The region must hold what this is about: pupils who change classes within the weeks that are read.
  expect(school.pupils.some(({ memberships }) => memberships.length > 1)).toBe(true);
  const faults = { seed, faults: FAULTS.map((fault) => ({ fault, rate: 0.01, retryAfter: 0 })) };
  const simulator = await startMesh({
    region,
    schools: [index],
    schoolOf: () => school,
    faults,
    eventTimes,
    ...(scales && { scales }),
  });
  const { name: zone } = school.zone;
  const context: AdapterContext = {
    ...nightlyContext('mesh', region.last, { zone, allowLoopback: true }),
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
  try {
    const pages = meshWith(quickClockwork()).pull!(config, undefined, context);
    const { lines, causes } = await linesRead(pages, { system: 'mesh', school: id, zone });
    const told = { key: TRUTH_KEY, now: region.last, subjectCode: readSubjectCodes() };
    const wanted = trueLines(truthOf(deskOf(school, scales), told));
    return { difference: differenceOf(wanted, lines), causes, wanted: [...wanted] };
  } finally {
    await simulator.close();
  }
}

test.each([
  ['1', 0, 'offset'],
  ['2', 1, 'utc'],
] as const)(
  'under faults a reading of seed %s, school %i, times told %s, gives exactly what a perfect reader has',
  async (seed, index, eventTimes) => {
    const { difference, causes, wanted } = await differences(seed, index, { eventTimes });
    expect(difference).toEqual(NO_DIFFERENCE);
    expect(wanted.length).toBeGreaterThan(500);
    for (const entity of ['term-mark', 'attendance', 'homework', 'work', 'group', 'teaching'])
      expect(wanted.some((line) => line.includes(` ${entity} `))).toBe(true);
    expect(causes).toEqual([
      'map.unknown-code /status',
      'map.unknown-code /value',
      // A mark that is listed twice, with two values under one id: the first stays.
      'page.repeated ',
      'schema.minimum /number',
      'schema.minimum /weight',
    ]);
  },
);

test('so it does at the end of the year, when its mark stands beside those of the last periods', async () => {
  const { difference, wanted } = await differences('1', 0, {}, { from: '2027-05-13' });
  expect(difference).toEqual(NO_DIFFERENCE);
  expect(wanted.some((line) => line.includes(' term-mark ') && line.includes('"kind":"year"'))).toBe(true);
});

test('so it does where marks are given on other scales than five points', async () => {
  const { difference, wanted } = await differences('1', 0, { scales: 'mixed' });
  expect(difference).toEqual(NO_DIFFERENCE);
  for (const scale of ['five-point', 'ten-point', 'hundred-point'])
    expect(wanted.some((line) => line.includes(' mark ') && line.includes(`"scale":"${scale}"`))).toBe(true);
});
