import { randomUUID } from 'node:crypto';
import { GatewayError } from '../contracts/errors.ts';
import type { Run } from '../contracts/run.ts';
import type { Gateway } from '../gateway.ts';

/** A run aside of the readings that starts now; it is in the ledger once `inRun` has begun it. */
export const newRun = ({ now }: Pick<Gateway, 'now'>, source: string): Run => ({
  id: randomUUID(),
  source,
  startedAt: now(),
  isAside: true,
});

/**
 * Work that is a run of its own in the ledger, and has an end there whatever becomes of it.
 *
 * @param outcomeOf how a run ended whose work came to its end
 */
export async function inRun<Result>(
  { store, now }: Pick<Gateway, 'store' | 'now'>,
  run: Run,
  work: () => Promise<Result>,
  outcomeOf: (result: Result) => NonNullable<Run['outcome']>,
): Promise<Result> {
  await store.startRun(run);
  try {
    const result = await work();
    await store.endRun({ ...run, endedAt: now(), outcome: outcomeOf(result) });
    return result;
  } catch (error) {
    await endFailed({ store, now }, run, error);
    throw error;
  }
}

/** The error that ended the work is told, not one of a store that cannot write it down either. */
async function endFailed({ store, now }: Pick<Gateway, 'store' | 'now'>, run: Run, error: unknown): Promise<void> {
  const code = error instanceof GatewayError ? { error: error.code } : {};
  try {
    await store.endRun({ ...run, endedAt: now(), outcome: 'failed', ...code });
  } catch (second) {
    if (!(second instanceof GatewayError)) throw second;
  }
}
