import { deskOf } from '../../ops/simulators/netschool/desk.ts';
import { startNetSchool } from '../../ops/simulators/netschool/start.ts';
import { truthOf } from '../../ops/simulators/netschool/truth.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { regionOptions } from '../../ops/simulators/region/region.ts';
import { readSubjectCodes } from '../../ops/simulators/subject-codes.ts';
import { differenceOf, linesRead, NO_DIFFERENCE, TRUTH_KEY, trueLines } from '../../gateway/test/truth-lines.ts';
import { netschoolWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

const netschool = netschoolWith(quickClockwork());
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
) {
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
  const { name: zone } = school.zone;
  const context = nightlyContext('netschool', region.last - 6 * 3_600_000, { zone, allowLoopback: true });
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
  try {
    const pages = netschool.pull!(config, undefined, context);
    const of = { system: 'netschool', school: String(school.ids.short), zone };
    const { lines, causes } = await linesRead(pages, of);
    const wanted = trueLines(
      truthOf(deskOf(school, letters), {
        way,
        hasStaff: false,
        key: TRUTH_KEY,
        now: region.last,
        subjectCode: readSubjectCodes(),
      }),
    );
    return { difference: differenceOf(wanted, lines), causes, records: wanted.size, found: [...lines] };
  } finally {
    await simulator.close();
  }
}

const PROBLEMS = ['map.unknown-code /value', 'schema.minimum /shift'];

test.each([
  ['1', 'diary', PROBLEMS],
  ['2', 'diary', PROBLEMS],
  ['1', 'mobile', [...PROBLEMS, 'map.unknown-code /status']],
  ['2', 'mobile', [...PROBLEMS, 'map.unknown-code /status']],
  ['1', 'reports', [...PROBLEMS, 'map.unknown-code /status']],
] as const)(
  'under faults a reading of seed %s by way of the %s gives exactly what a perfect reader has',
  async (seed, way, problems) => {
    const { difference, causes, records } = await differences(seed, way);
    expect(difference).toEqual(NO_DIFFERENCE);
    expect(records).toBeGreaterThan(500);
    expect(causes).toEqual(expect.arrayContaining([...problems]));
  },
);

test('where an install writes letters of attendance in the place of marks, they are read as attendance', async () => {
  const { difference, found } = await differences('1', 'diary', 'marks');
  expect(difference).toEqual(NO_DIFFERENCE);
  expect(found.filter((line) => line.includes(' attendance ')).length).toBeGreaterThan(10);
});
