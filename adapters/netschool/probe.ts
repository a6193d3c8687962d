import type { AdapterContext, Probe } from '../../gateway/contracts/adapter.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { PROBE_WAIT_MS, tryAccounts } from '../kit/try-accounts.ts';
import type { Config } from './config.ts';
import { readInstallation } from './installation.ts';
import { openSession } from './session.ts';

/** Finds the school, signs in with the first account, or with each of them one after the other, asks who that is, and signs out. */
export async function probe(
  config: Config,
  context: AdapterContext,
  clockwork: Clockwork,
  isThorough: boolean,
): Promise<Probe> {
  const installation = await readInstallation({ ...config, firstWaitMs: PROBE_WAIT_MS }, context, clockwork);
  const { signal } = context;
  await tryAccounts(config.accounts, isThorough, async (account) => {
    const session = await openSession({ installation, account, clockwork, signal });
    try {
      await session.get('context');
    } finally {
      await session.signOut();
    }
  });
  return { schools: [String(installation.school.id)] };
}
