import nock from 'nock';
import { adapterOf } from '../adapter-finder.ts';
import type { CheckId } from '../certify/check.ts';
import { certify } from '../certify/certify.ts';
import { CHECKS } from '../certify/checks.ts';
import { type LIES, playSimulator } from '../certify/simulated.ts';

/** The check that is there to notice each lie of a simulator; ops/simulators/lies/lies.ts says what each lie is. */
export const NOTICED_BY: Readonly<Record<(typeof LIES)[number], CheckId>> = {
  'skip-page': 'records.expected',
  'claim-coverage': 'coverage.true',
  'repeat-ids': 'ids.once',
  'shift-dates': 'times.days',
};
/** What recounts our own books, which no lie may make uneven. */
const COUNTED: CheckId = 'records.counted';
/** What loses our place: two pages under one cursor. No lie may. */
const RESUMED: CheckId = 'run.resumed';
const ONLY = [...new Set([...Object.values(NOTICED_BY), COUNTED, RESUMED])];
/** Milliseconds for dozens of readings on a machine that has other work. */
const PATIENCE_MS = 400_000;
const { signal } = new AbortController();

/** Choices of a simulator in which an adapter is tried beside its plain self. */
export interface Dialects {
  /** The certificate is earned in each of these too. */
  readonly earned?: readonly (readonly string[])[];
  /** The lies are told once more in each of these: another form of the protocol. */
  readonly lied?: readonly (readonly string[])[];
}

/**
 * An adapter at its own simulator, a process of its own behind real sockets: every check passes, and a copy that lies is noticed by the check that is
 * there for it.
 */
export function testCertificate(name: string, { earned = [], lied = [] }: Dialects = {}): void {
  beforeAll(() => nock.restore());

  test.each([[], ...earned].map((dialect) => ({ dialect, told: [name, ...dialect].join(' ') })))(
    '$told earns its certificate at its own simulator: no check fails, none is left out',
    async ({ dialect }) => {
      const { subject, stop } = await playSimulator(adapterOf(name), signal, { dialect });
      try {
        const certificate = await certify(subject, { language: 'en' });
        expect(certificate.checks.filter(({ result }) => result !== 'passed')).toEqual([]);
        expect(certificate).toMatchObject({ adapter: name, passed: CHECKS.length, failed: 0 });
      } finally {
        await stop();
      }
    },
    PATIENCE_MS,
  );

  const cases = [[], ...lied].flatMap((dialect) =>
    Object.entries(NOTICED_BY).map(([lie, id]) => ({ lie, id, dialect, told: [name, ...dialect].join(' ') })),
  );
  test.each(cases)(
    'a copy of $told with $lie fails $id',
    async ({ lie, id, dialect }) => {
      const told = await failures(name, lie, dialect);
      expect(told).toContainEqual(expect.stringMatching(`^${id}: (?!The check was cut short|The reading did not)`));
      // A lie may cost records, but not our own count of them: what was received was accepted, filtered or waits.
      expect(told.filter((one) => one.startsWith(COUNTED) || one.includes('The ledger is not even'))).toEqual([]);
      expect(told.filter((one) => one.startsWith(RESUMED))).toEqual([]);
    },
    PATIENCE_MS,
  );
}

/** Ids of the checks that fail, with what they showed. */
async function failures(name: string, lie: string, dialect: readonly string[]): Promise<readonly string[]> {
  const { subject, stop } = await playSimulator(adapterOf(name), signal, { lie, dialect });
  try {
    const { checks } = await certify(subject, { language: 'en', only: ONLY });
    return checks.filter(({ result }) => result === 'failed').map(({ id, evidence }) => `${id}: ${evidence}`);
  } finally {
    await stop();
  }
}
