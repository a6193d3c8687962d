import { type BarsDialect } from '../../ops/simulators/bars/options.ts';
import { startBars } from '../../ops/simulators/bars/start.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { type RegionOptions, regionOptions } from '../../ops/simulators/region/region.ts';
import { differenceOf, linesRead, NO_DIFFERENCE, TRUTH_KEY, trueLines } from '../../gateway/test/truth-lines.ts';
import { barsWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

const bars = barsWith(quickClockwork());
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

/** Reads a generated school as the gateway does, and gives what differs from the truth that the simulator tells. */
async function differences(given: Partial<RegionOptions>, dialect: Partial<BarsDialect> = {}, rate = 0.01) {
  const options = regionOptions({ schools: 1, municipalities: 1, classes: 13, size: 4, ...given });
  const region = openRegion(options);
  const school = generateSchool(options, 0);
  const faults = { seed: options.seed, faults: FAULTS.map((fault) => ({ fault, rate, retryAfter: 0 })) };
  const simulator = await startBars({ region, schools: [0], schoolOf: () => school, faults, ...dialect });
  const { name: zone } = school.zone;
  const context = nightlyContext('bars', region.last - 6 * 3_600_000, { zone, allowLoopback: true });
  const accounts = simulator.credentials
    .filter(({ role }) => role === 'parent')
    .map(({ login, password }) => ({ login, password }));
  const id = simulator.credentials[0]!.schoolId;
  const config = { origin: simulator.url, school: id, accounts, requestsPerSecond: 1e5, parallel: 6 };
  try {
    const pages = bars.pull!(config, undefined, context);
    const { lines, causes } = await linesRead(pages, { system: 'bars', school: id, zone });
    const wanted = trueLines(simulator.truth(TRUTH_KEY));
    return {
      difference: differenceOf(wanted, lines),
      causes,
      records: wanted.size,
      struck: simulator.faultCounts(),
    };
  } finally {
    await simulator.close();
  }
}

/** The first has pupils who change classes; the second is the smallest in which everything is planted. */
const REGIONS = [
  { seed: '1', size: 2 },
  { seed: '2', classes: 6, size: 3 },
];
test.each(REGIONS)(
  'under faults a reading of %j gives exactly what a perfect reader has',
  async (region) => {
    const { difference, causes, records, struck } = await differences(region);
    expect(difference).toEqual(NO_DIFFERENCE);
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
    const { difference, records } = await differences(SMALL, dialect, 0.005);
    expect(difference).toEqual(NO_DIFFERENCE);
    expect(records).toBeGreaterThan(100);
  },
  600_000,
);
