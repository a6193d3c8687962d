import type { AdapterContext, Probe } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Config } from './config.ts';
import { openSession } from './session.ts';

/** Milliseconds before a look is tried again: a person waits for it. */
const PROBE_WAIT_MS = 100;

/** Signs in with the first account, or with each of them one after the other, and asks who that is. */
export async function probe(
  given: Config,
  context: AdapterContext,
  clockwork: Clockwork,
  isThorough: boolean,
): Promise<Probe> {
  const config = { ...given, firstWaitMs: PROBE_WAIT_MS };
  const accounts = isThorough ? config.accounts : config.accounts.slice(0, 1);
  const refused = new Map<number, GatewayError>();
  for (const [ordinal, account] of accounts.entries()) {
    try {
      await (await openSession({ config, account, context, clockwork })).ask('get_user_data', {});
    } catch (error) {
      if (!(error instanceof GatewayError) || error.remedy !== 'operator') throw error;
      refused.set(ordinal + 1, error);
    }
  }
  const [first] = refused.values();
  if (!first) return { schools: [config.school] };
  if (config.accounts.length === 1) throw first;
  const numbers = [...refused.keys()].join(', ');
  const message = `accounts ${numbers} of ${config.accounts.length}: ${first.message}`;
  throw new GatewayError(first.code, message, { cause: first });
}
