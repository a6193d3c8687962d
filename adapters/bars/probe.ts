import type { AdapterContext, Probe } from '../../gateway/contracts/adapter.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { PROBE_WAIT_MS, tryAccounts } from '../kit/try-accounts.ts';
import type { Config } from './config.ts';
import { openSession } from './session.ts';

/** Signs in with the first account, or with each of them one after the other, asks who that is, and signs out. */
export async function probe(
  given: Config,
  context: AdapterContext,
  clockwork: Clockwork,
  isThorough: boolean,
): Promise<Probe> {
  const config = { ...given, firstWaitMs: PROBE_WAIT_MS };
  const habits = { isVisitNeeded: false };
  await tryAccounts(config.accounts, isThorough, async (account) => {
    const session = await openSession({ config, account, clockwork, context, habits });
    try {
      await session.as(undefined, (get) => get('ProfileService/GetPersonData'));
    } finally {
      await session.signOut();
    }
  });
  return { schools: [config.school] };
}
