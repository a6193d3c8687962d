import type { PruneCounts } from '../contracts/keeping.ts';
import type { Gateway } from '../gateway.ts';

/**
 * The nightly job "keeping:": deletes what is older than `keep` of svod.json says, a few rows at a time, until the signal
 * aborts; goes on the next time.
 *
 * @throws {GatewayError} of the store
 */
export async function keepAll(
  { keeping, config, log, now }: Gateway,
  signal: AbortSignal,
  options: { readonly dryRun?: boolean } = {},
): Promise<PruneCounts> {
  const pruned = await keeping.prune(config.keep, { now: now(), signal, ...options });
  const rows = Object.values(pruned).reduce((sum, count) => sum + count, 0);
  log.info({ rows, isWhole: !signal.aborted }, 'kept');
  return pruned;
}
