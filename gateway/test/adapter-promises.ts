import { lackOf } from '../certify/certify.ts';
import { CHECKS } from '../certify/checks.ts';
import { evidenceIn } from '../certify/evidence.ts';
import { NO_NAMES } from '../certify/place.ts';
import { openTrial, type Subject, type Trial } from '../certify/trial.ts';
import type { Adapter } from '../contracts/adapter.ts';
import { MESSAGES } from '../messages/messages.ts';

/** What an adapter is tried with: its settings, the moment, and a vendor that answers. More means, more checks. */
export type AdapterCase = Omit<Subject, 'adapter'>;

/**
 * The checks of `svod certify` that this case has the means for, a test each. Every adapter that pulls runs them. A few recorded answers need not
 * have something for every check to look at; the certificate at the adapter's own simulator (certificate.ts) leaves none out.
 */
export function testPull(adapter: Adapter, given: AdapterCase): void {
  // Settings may be known only when the vendor has begun to serve: they are asked for by the first test, not before.
  const subject: Subject = Object.defineProperties({ adapter }, Object.getOwnPropertyDescriptors(given)) as Subject;
  let trial: Trial | undefined;
  const opened = (): Trial => (trial ??= openTrial(subject));
  for (const check of CHECKS.filter((one) => lackOf(one, subject) === undefined)) {
    test(MESSAGES[`certify.title.${check.id}`].en, async () => {
      const { result, evidence } = await check.run(opened());
      // What was found stands in the message of a test that fails.
      const isHeld = result !== 'failed';
      expect([check.id, isHeld ? 'held' : evidenceIn(evidence, NO_NAMES, 'en')]).toEqual([check.id, 'held']);
    });
  }
  test('what its answers are made of is told to the census', async () => {
    await opened().first();
    expect(opened().shapes.length).toBeGreaterThan(0);
  });
}
