import type { Manner } from '../../ops/simulators/avers/options.ts';
import { startAvers } from '../../ops/simulators/avers/start.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { regionOptions, type RegionOptions } from '../../ops/simulators/region/region.ts';
import { dayIn, weekOf } from '../kit/time.ts';
import { differenceOf, linesRead, NO_DIFFERENCE, TRUTH_KEY, trueLines } from '../../gateway/test/truth-lines.ts';
import { aversWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

const avers = aversWith(quickClockwork());
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

/** Reads a generated school as the gateway does, and gives what differs from the truth. */
async function compare(given: Partial<RegionOptions>, at?: (last: number) => number, manner: Partial<Manner> = {}) {
  const options = regionOptions({ ...SIZES, ...given });
  const region = openRegion(options);
  const school = generateSchool(options, 0);
  const faults = { seed: options.seed, faults: FAULTS.map((fault) => ({ fault, rate: 0.01, retryAfter: 0 })) };
  const now = at?.(region.last) ?? region.last - 6 * 3_600_000;
  const simulator = await startAvers({ region, schools: [0], schoolOf: () => school, faults, now: () => now, manner });
  const id = String(school.ids.short);
  const { name: zone } = school.zone;
  const context = nightlyContext('avers', now, { zone, allowLoopback: true });
  const accounts = simulator.credentials
    .filter(({ role }) => role === 'student')
    .map(({ login, password }) => ({ login, password }));
  const config = { origin: simulator.url, school: id, accounts, requestsPerSecond: 1e5, parallel: 4 };
  try {
    const pages = avers.pull!(config, undefined, context);
    const { lines, causes } = await linesRead(pages, { system: 'avers', school: id, zone });
    // Lessons of the weeks to come are listed ahead, and are not read before.
    const { to: lastDay } = weekOf(dayIn(new Date(now), zone));
    const truth = [...simulator.truth(TRUTH_KEY)].filter(({ kind, day }) => kind !== 'journal-day' || day <= lastDay);
    const wanted = trueLines(truth);
    return {
      difference: differenceOf(wanted, lines),
      causes,
      records: wanted.size,
      lines,
      /** Kinds of sheets in the truth. */
      kinds: [...new Set(truth.map(({ kind }) => kind))].sort(),
      /** Pupils who changed classes. */
      moves: school.pupils.filter(({ memberships }) => memberships.length > 1).length,
      struck: Object.keys(simulator.faultCounts()).sort(),
    };
  } finally {
    await simulator.close();
  }
}

test('under faults a reading gives exactly what a perfect reader has', async () => {
  const { difference, causes, records, struck, kinds, moves } = await compare({ seed: '1' });
  expect(difference).toEqual(NO_DIFFERENCE);
  expect(records).toBeGreaterThan(500);
  expect([kinds, moves > 0]).toEqual([['journal-day', 'roster', 'term'], true]);
  expect(struck).toEqual(expect.arrayContaining(['session-lost', 'error-symbol', 'empty', 'html']));
  expect(causes).toEqual(
    expect.arrayContaining(['map.not-an-id /teacherId', 'map.unknown-code /status', 'map.unknown-code /value']),
  );
});

test('so it does in the middle of a week, while marks and lessons are still being entered', async () => {
  const { difference, records } = await compare({ seed: '3', classes: 4 }, (last) => last - 9.6 * 86_400_000);
  expect(difference).toEqual(NO_DIFFERENCE);
  expect(records).toBeGreaterThan(200);
});

test('so it does where works are passed or not, pupils are exempt, and half-years stand beside quarters', async () => {
  const manner = { words: 'all', periods: 'both' } as const;
  const december = { seed: '3', from: '2026-12-17' };
  const { difference, lines } = await compare(december, undefined, manner);
  expect(difference).toEqual(NO_DIFFERENCE);
  const told = (pattern: RegExp): boolean => lines.values().some((line) => pattern.test(line));
  for (const pattern of [
    / mark .*"ЗАЧТ"/,
    / mark .*"Н\/З"/,
    / attendance .*"exempt"/,
    /\/360001 .* term-mark/,
    /\/360011 .* term-mark/,
  ])
    expect([pattern, told(pattern)]).toEqual([pattern, true]);
});
