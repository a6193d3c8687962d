import nock from 'nock';
import { simulatedOf } from '../simulator-finder.ts';
import type { SourceConfig } from '../config/config.ts';
import { scheduleOf, timesOf } from '../config/schedule.ts';
import { startSimulator } from '../demo/simulator.ts';
import { NOTICED_BY } from '../test/certificate.ts';
import { certify, type Checked } from './certify.ts';
import { playSource } from './configured.ts';

/** Milliseconds for some readings on a machine that has other work. */
const PATIENCE_MS = 200_000;
const SIZE = ['--schools', '1', '--days', '10', '--size', '4', '--classes', '4'];
const SYSTEM = 'eljur';

beforeAll(() => nock.restore());

/** What the check that notices a lie shows where the liar is a configured source: nobody knows the truth there. */
async function shownAt(lie: keyof typeof NOTICED_BY): Promise<Checked> {
  const simulator = await startSimulator(SYSTEM, [...SIZE, '--lie', lie]);
  try {
    const { url, from: since, to, credentials, dialect = [] } = simulator.introduction;
    const [first] = credentials;
    const way = { url, school: first!.schoolId, since, credentials, dialect };
    const source: SourceConfig = {
      ...{ name: 'school-7', system: SYSTEM, zone: String(first!['zone']), allowLoopback: true, paused: false },
      settings: simulatedOf(SYSTEM).settings(way, (value) => value as object),
      times: timesOf(scheduleOf({}), undefined),
    };
    const { signal } = new AbortController();
    const { subject, stop } = await playSource(source, {
      ...{ now: new Date(`${to}T22:30:00Z`), signal, wrongLogin: false },
    });
    try {
      return (await certify(subject, { language: 'en', only: [NOTICED_BY[lie]] })).checks[0]!;
    } finally {
      await stop();
    }
  } finally {
    await simulator.stop();
  }
}

test.each([
  ['skip-page', 'failed', 'Empty where the roster expects lessons'],
  ['claim-coverage', 'skipped', 'nobody here knows whether this source has more'],
  ['repeat-ids', 'failed', 'Different records under one id'],
  ['shift-dates', 'failed', 'outside the days that were asked for'],
] as const)(
  'a source that lies by %s is never certified by silence: its check is %s',
  async (lie, result, evidence) => {
    expect(await shownAt(lie)).toMatchObject({
      result,
      evidence: expect.stringContaining(evidence) as string,
    });
  },
  PATIENCE_MS,
);
