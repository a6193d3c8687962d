import { GatewayError } from '../../gateway/contracts/errors.ts';

/** Milliseconds before a look is tried again: a person waits for it. */
export const PROBE_WAIT_MS = 100;

/**
 * Tries the first account, or each of them one after the other; so a thorough look finds every password that was changed.
 *
 * @param tryOne signs in with an account and asks who that is
 * @throws {GatewayError} what the system or we did wrong, at once; else of the first account that is refused, with the numbers of all of
 *   them where there are several: a login may be somebody's name
 */
export async function tryAccounts<Account>(
  accounts: readonly Account[],
  isThorough: boolean,
  tryOne: (account: Account) => Promise<unknown>,
): Promise<void> {
  const refused = new Map<number, GatewayError>();
  for (const [ordinal, account] of (isThorough ? accounts : accounts.slice(0, 1)).entries()) {
    try {
      await tryOne(account);
    } catch (error) {
      if (!(error instanceof GatewayError) || error.remedy !== 'operator') throw error;
      refused.set(ordinal + 1, error);
    }
  }
  const [first] = refused.values();
  if (!first) return;
  if (accounts.length === 1) throw first;
  const numbers = [...refused.keys()].join(', ');
  const message = `accounts ${numbers} of ${accounts.length}: ${first.message}`;
  throw new GatewayError(first.code, message, { cause: first });
}
