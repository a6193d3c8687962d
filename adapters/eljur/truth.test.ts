import type { EljurOptions } from '../../ops/simulators/eljur/options.ts';
import { startEljur } from '../../ops/simulators/eljur/start.ts';
import { generateSchool } from '../../ops/simulators/region/generate.ts';
import { openRegion } from '../../ops/simulators/region/places.ts';
import { regionOptions } from '../../ops/simulators/region/region.ts';
import { differenceOf, linesRead, NO_DIFFERENCE, TRUTH_KEY, trueLines } from '../../gateway/test/truth-lines.ts';
import { eljurWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

/** A generated school, served on a real socket. */
async function servedSchool(seed: string, more: Partial<EljurOptions> = {}, isSilent = false) {
  const options = regionOptions({ seed, schools: isSilent ? 5 : 1, municipalities: 1, classes: 13, size: 4 });
  const region = openRegion(options);
  const index = isSilent ? region.silent! : 0;
  const school = generateSchool(options, index);
  const simulator = await startEljur({ region, schools: [index], schoolOf: () => school, ...more });
  const { vendor, devkey, token, login, password } = simulator.credentials[0]!;
  const context = nightlyContext('eljur', region.last - 6 * 3_600_000, { zone: school.zone.name, allowLoopback: true });
  const config = { baseUrl: `${simulator.url}/apiv3`, vendor, devkey, requestsPerSecond: 1e5, parallel: 3 };
  return { region, school, simulator, context, config, token, login, password };
}

type Served = Awaited<ReturnType<typeof servedSchool>>;

/** Reads a generated school and gives what differs from the truth. */
const differences = async (seed: string, more: Partial<EljurOptions> = {}, access: object = {}) =>
  differencesIn(await servedSchool(seed, more), access);

async function differencesIn(served: Served, access: object = {}) {
  // The region must hold what this is about: pupils who change classes within the weeks that are read.
  expect(served.school.pupils.some(({ memberships }) => memberships.length > 1)).toBe(true);
  try {
    const { school, simulator, config, context, token, login, password } = served;
    const given = { ...config, token, login, password, ...access };
    const pages = eljurWith(quickClockwork()).pull!(given, undefined, context);
    const of = { system: 'eljur', school: String(school.ids.short), zone: context.zone };
    const { lines, causes } = await linesRead(pages, of);
    const wanted = trueLines(simulator.truth(TRUTH_KEY));
    return { difference: differenceOf(wanted, lines), causes, records: wanted.size };
  } finally {
    await served.simulator.close();
  }
}

test.each(['1', '2'])('a reading of seed %s gives exactly what a perfect reader has', async (seed) => {
  const { records, causes, difference } = await differences(seed);
  expect(difference).toEqual(NO_DIFFERENCE);
  expect(records).toBeGreaterThan(500);
  expect(causes).toEqual(
    expect.arrayContaining([
      'map.unknown-code /value',
      'page.repeated ',
      'schema.minimum /weight',
      'schema.required /subjectName',
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
  const { difference } = await differences('3', { dialect: OTHER_SPELLINGS });
  expect(difference).toEqual(NO_DIFFERENCE);
});

test('answers in XML give what those in JSON give', async () => {
  const { difference } = await differences('3', { dialect: { booleans: '__yes' } }, { format: 'xml' });
  expect(difference).toEqual(NO_DIFFERENCE);
});

test('an installation that answers XML whatever it is asked for is read', async () => {
  const { difference } = await differences('3', { dialect: { format: 'xml-only', booleans: '1' } }, { format: 'json' });
  expect(difference).toEqual(NO_DIFFERENCE);
});

test('of a school that enters nothing the class that a pupil left is not told, for no diary shows it', async () => {
  const { difference } = await differencesIn(await servedSchool('1', {}, true));
  expect(difference).toEqual(NO_DIFFERENCE);
});

test('under the faults of the door and tokens that run out a reading gives the same', async () => {
  const faults = ['cut', 'cut-answer', 'html', 'empty', 'fail-after', 'lost-answer', 'unavailable', 'rate-limited'];
  const plan = [...faults, 'token-expired'].map((fault) => ({ fault, rate: 0.03, retryAfter: 0 }));
  const { difference } = await differences('4', { faults: { seed: '4', faults: plan } });
  expect(difference).toEqual(NO_DIFFERENCE);
});
