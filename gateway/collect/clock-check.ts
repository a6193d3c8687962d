import { GatewayError } from '../contracts/errors.ts';

/** Years before this one saw no Svod, and none will after the other: a clock that shows them is wrong. */
const [FIRST_YEAR, LAST_YEAR] = [2024, 2100];
/** Milliseconds that a clock may be set back, as when it ran fast: what is read within them is told apart by the store. */
export const SET_BACK_MS = 86_400_000;

/** Whether a moment can be now. */
export function isPlausible(now: Date): boolean {
  const year = now.getUTCFullYear();
  return year >= FIRST_YEAR && year <= LAST_YEAR;
}

/**
 * Stops a reading by a wrong clock: what it read would be older than what is stored, and be left aside without a word.
 *
 * @param lastRead end of the last reading of the source
 * @throws {GatewayError} clock.wrong
 */
export function checkClock(source: string, now: Date, lastRead: Date | undefined): void {
  const shown = now.toISOString();
  if (!isPlausible(now))
    throw new GatewayError('clock.wrong', `collecting ${source}: the clock shows ${shown}, which cannot be now`);
  const last = lastRead && lastRead.getTime() - now.getTime() > SET_BACK_MS ? lastRead.toISOString() : undefined;
  if (last !== undefined)
    throw new GatewayError(
      'clock.wrong',
      `collecting ${source}: the clock shows ${shown}, and the last reading was at ${last}`,
    );
}
