import type { EljurOptions } from '../../ops/simulators/eljur/options.ts';
import { readSchool, servedSchool, trueLines } from './simulator-fixture.ts';

/** Reads a generated school and gives what differs from the truth. */
async function differences(seed: string, more: Partial<EljurOptions> = {}, access: object = {}) {
  const served = await servedSchool(seed, more);
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

test('under the faults of the door and tokens that run out a reading gives the same', async () => {
  const faults = ['cut', 'cut-answer', 'html', 'empty', 'fail-after', 'lost-answer', 'unavailable', 'rate-limited'];
  const plan = [...faults, 'token-expired'].map((fault) => ({ fault, rate: 0.03, retryAfter: 0 }));
  const { missing, surplus } = await differences('4', { faults: { seed: '4', faults: plan } });
  expect({ missing, surplus }).toEqual(NONE);
});
