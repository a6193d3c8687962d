import { type Check, failed, passed, skipped, type Verdict } from './check.ts';
import { examples } from './evidence.ts';
import { compare, strayPlace } from './compare.ts';
import type { Trial } from './trial.ts';

/** Share of requests that each trouble strikes; what was struck is spared when it is asked for again. */
const RATE = 0.05;
const TROUBLES = [
  'cut',
  'cut-answer',
  'rate-limited',
  'unavailable',
  'server-error',
  'html',
  'fail-after',
  'lost-answer',
];

/** Answers that are empty for once do not make anything vanish. */
const empty: Check = {
  id: 'pages.empty',
  needs: ['faults', 'reader'],
  run: (trial) => sameUnder(trial, [{ fault: 'empty', rate: 2 * RATE }]),
};

/** Whatever the network and the system do, the same is read in the end. */
const troubles: Check = {
  id: 'answers.faults',
  needs: ['faults', 'reader'],
  run: (trial) =>
    sameUnder(
      trial,
      TROUBLES.map((fault) => ({ fault, rate: RATE / 2, retryAfter: 0 })),
    ),
};

async function sameUnder({ subject, told }: Trial, faults: readonly object[]): Promise<Verdict> {
  const undisturbed = (await told()).sheets;
  await subject.faults!({ seed: '7', faults });
  try {
    // A run that a trouble ended goes on in the next one.
    const { sheets, difference } = await subject.reader!.read({ times: 3 });
    const struck = Object.values((await subject.struck?.()) ?? {}).reduce((sum, count) => sum + count, 0);
    const { missing, surplus, changed } = compare(sheets, undisturbed);
    const strays = [...missing, ...surplus, ...changed];
    if (strays.length > 0)
      return failed('lost-in-trouble', {
        ...{ count: strays.length, difference },
        places: examples(strays.map(strayPlace)),
      });
    if (difference > 0) return failed('uneven-in-trouble', { difference });
    return struck === 0 ? skipped('no-trouble') : passed('same-in-trouble', { sheets: sheets.length, struck });
  } finally {
    await subject.faults!(undefined);
  }
}

export const FAULT_CHECKS: readonly Check[] = [empty, troubles];
