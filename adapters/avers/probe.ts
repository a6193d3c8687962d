import type { AdapterContext, Probe } from '../../gateway/contracts/adapter.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { PROBE_WAIT_MS, tryAccounts } from '../kit/try-accounts.ts';
import type { Config } from './config.ts';
import { openSession } from './session.ts';

/** Signs in with the first account, or with each of them one after the other, and asks who that is. */
export async function probe(
  given: Config,
  context: AdapterContext,
  clockwork: Clockwork,
  isThorough: boolean,
): Promise<Probe> {
  const config = { ...given, firstWaitMs: PROBE_WAIT_MS };
  await tryAccounts(config.accounts, isThorough, async (account) =>
    (await openSession({ config, account, context, clockwork })).ask('get_user_data', {}),
  );
  return { schools: [config.school] };
}
