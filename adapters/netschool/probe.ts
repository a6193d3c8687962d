import type { AdapterContext, Probe } from '../../gateway/contracts/adapter.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Config } from './config.ts';
import { readInstallation } from './installation.ts';
import { openSession } from './session.ts';

/** Milliseconds before a look is tried again: a person waits for it. */
const PROBE_WAIT_MS = 100;

/** Finds the school, signs in with the first account, asks who that is, and signs out. */
export async function probe(config: Config, context: AdapterContext, clockwork: Clockwork): Promise<Probe> {
  const installation = await readInstallation({ ...config, firstWaitMs: PROBE_WAIT_MS }, context, clockwork);
  const [account] = config.accounts;
  if (account) {
    const session = await openSession({ installation, account, clockwork, signal: context.signal });
    try {
      await session.get('context');
    } finally {
      await session.signOut();
    }
  }
  return { schools: [String(installation.school.id)] };
}
