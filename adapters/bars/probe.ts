import type { AdapterContext, Probe } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Account, Config } from './config.ts';
import { openSession } from './session.ts';

/** Milliseconds before a look is tried again: a person waits for it. */
const PROBE_WAIT_MS = 100;

/** Signs in with the first account, or with each of them one after the other, asks who that is, and signs out. */
export async function probe(
  config: Config,
  context: AdapterContext,
  clockwork: Clockwork,
  isThorough: boolean,
): Promise<Probe> {
  const accounts = isThorough ? config.accounts : config.accounts.slice(0, 1);
  const refused = new Map<number, GatewayError>();
  for (const [ordinal, account] of accounts.entries()) {
    const error = await errorOf({ ...config, firstWaitMs: PROBE_WAIT_MS }, account, context, clockwork);
    if (error) refused.set(ordinal + 1, error);
  }
  const [first] = refused.values();
  if (!first) return { schools: [config.school] };
  if (config.accounts.length === 1) throw first;
  const numbers = [...refused.keys()].join(', ');
  const message = `accounts ${numbers} of ${config.accounts.length}: ${first.message}`;
  throw new GatewayError(first.code, message, { cause: first });
}

/** Why an account is not let in; undefined where it is. Whatever is wrong with the system or with us is thrown. */
async function errorOf(
  config: Config,
  account: Account,
  context: AdapterContext,
  clockwork: Clockwork,
): Promise<GatewayError | undefined> {
  try {
    const session = await openSession({ config, account, clockwork, context });
    try {
      await session.as(undefined, (get) => get('ProfileService/GetPersonData'));
    } finally {
      await session.signOut();
    }
    return undefined;
  } catch (error) {
    if (error instanceof GatewayError && error.remedy === 'operator') return error;
    throw error;
  }
}
