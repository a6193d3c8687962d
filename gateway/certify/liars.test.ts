import nock from 'nock';
import { adapterOf } from '../adapter-finder.ts';
import { certify } from './certify.ts';
import type { CheckId } from './check.ts';
import { LIES as TOLD } from '../../ops/simulators/lies/lies.ts';
import { LIES, playSimulator } from './simulated.ts';

/*
 * Lying copies of the simulators, as processes of their own, over real sockets: each lie is noticed by the check that is there for it.
 * A new adapter is a word in ADAPTERS. That the honest ones fail nothing: certified.test.ts.
 */
const ADAPTERS = ['dnevnik-ru', 'netschool'];
const NOTICED_BY: Readonly<Record<(typeof LIES)[number], CheckId>> = {
  'skip-page': 'records.expected',
  'claim-coverage': 'coverage.true',
  'repeat-ids': 'ids.once',
  'shift-dates': 'times.days',
};
const CASES = ADAPTERS.flatMap((adapter) => Object.entries(NOTICED_BY).map(([lie, id]) => ({ adapter, lie, id })));
const ONLY = [...new Set(Object.values(NOTICED_BY))];
/** Milliseconds for a few readings on a machine that has other work. */
const PATIENCE_MS = 400_000;
const { signal } = new AbortController();

beforeAll(() => nock.restore());

/** Ids of the checks that fail. */
async function failures(adapter: string, lie: string): Promise<readonly string[]> {
  const { subject, stop } = await playSimulator(adapterOf(adapter), signal, lie);
  try {
    const { checks } = await certify(subject, { language: 'en', only: ONLY });
    return checks.filter(({ result }) => result === 'failed').map(({ id, evidence }) => `${id}: ${evidence}`);
  } finally {
    await stop();
  }
}

test.each(CASES)(
  'a copy of $adapter with $lie fails $id',
  async ({ adapter, lie, id }) => {
    expect(await failures(adapter, lie)).toContainEqual(
      expect.stringMatching(`^${id}: (?!The check was cut short|The reading did not)`),
    );
  },
  PATIENCE_MS,
);

test('the command knows every lie of the simulators', () => {
  expect(LIES).toEqual(TOLD);
});
