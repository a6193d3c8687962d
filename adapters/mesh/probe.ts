import type { AdapterContext, Probe } from '../../gateway/contracts/adapter.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { PROBE_WAIT_MS, tryAccounts } from '../kit/try-accounts.ts';
import type { Config } from './config.ts';
import { openDoors } from './doors.ts';
import { signIn } from './sign-in.ts';

/** Signs in with the first account, or with each of them one after the other, and asks for its profiles. The vendor has no signing out. */
export async function probe(
  config: Config,
  context: AdapterContext,
  clockwork: Clockwork,
  isThorough: boolean,
): Promise<Probe> {
  const doors = openDoors({ ...config, firstWaitMs: PROBE_WAIT_MS }, context, clockwork);
  const { signal } = context;
  await tryAccounts(config.accounts, isThorough, (account) => signIn({ doors, account, clockwork, signal }));
  return { schools: [config.school] };
}
