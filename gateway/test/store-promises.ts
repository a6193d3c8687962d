import { ANY_ORDER } from './promises/any-order.ts';
import { ANY_PAGES } from './promises/any-pages.ts';
import { CONSERVATION } from './promises/conservation.ts';
import { COVERAGE } from './promises/coverage.ts';
import { FACTS } from './promises/facts.ts';
import { LEASING } from './promises/leasing.ts';
import { QUARANTINE } from './promises/quarantine.ts';
import { RUNS } from './promises/runs.ts';
import { SAVING } from './promises/saving.ts';
import { SETTLING } from './promises/settling.ts';
import { SIGHTINGS } from './promises/sightings.ts';
import { SLICES } from './promises/slices.ts';
import type { StorePlace, StorePromise } from './store-place.ts';

/** The promises of contracts/store.ts, one sentence each. */
export const STORE_PROMISES: readonly StorePromise[] = [
  ...SAVING,
  ...RUNS,
  ...SLICES,
  ...COVERAGE,
  ...SIGHTINGS,
  ...QUARANTINE,
  ...FACTS,
  ...LEASING,
  ...SETTLING,
  ...ANY_ORDER,
  ...ANY_PAGES,
  ...CONSERVATION,
];

/** Every store runs them: `testStore(() => memoryPlace())`. `open` gives a new, empty place. */
export function testStore(open: () => StorePlace): void {
  test.each(STORE_PROMISES)('$title', async ({ check }) => {
    const place = open();
    try {
      await check(place);
    } finally {
      place.clear();
    }
  });
}

/** Titles of the promises that a store breaks. */
export async function brokenBy(
  open: () => StorePlace,
  promises: readonly StorePromise[] = STORE_PROMISES,
): Promise<string[]> {
  const broken: string[] = [];
  for (const { title, check } of promises) {
    const place = open();
    await check(place).catch(() => broken.push(title));
    place.clear();
  }
  return broken;
}
