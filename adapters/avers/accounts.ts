import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Config } from './config.ts';
import { openSession, type Seen, type Session } from './session.ts';

/** Accounts failing one after the other because no answer came; after so many it is the server that is down, not the accounts. */
const OUTAGE = 3;

/** The accounts that could be signed in. */
export interface Accounts {
  /** Never empty. */
  readonly sessions: readonly Session[];
  /** Every pupil once, with the sessions that see the pupil. */
  readonly pupils: ReadonlyMap<string, { readonly seen: Seen; readonly sessions: readonly Session[] }>;
  /** Whether every account was let in: only then a class can be known to be complete. */
  readonly isWhole: boolean;
}

/**
 * Signs every account in, several at once. One that is not let in is left out, and told by its number in the settings.
 *
 * @throws {GatewayError} the first account's failure where none could be signed in, or where the server gave no answer to several
 */
export async function openAccounts(config: Config, context: AdapterContext, clockwork: Clockwork): Promise<Accounts> {
  const sessions: Session[] = [];
  let failure: GatewayError | undefined;
  let unanswered = 0;
  const open = async (ordinal: number): Promise<Session | GatewayError> => {
    try {
      return await openSession({ config, account: config.accounts[ordinal]!, context, clockwork });
    } catch (error) {
      if (isOfAccount(error)) return error;
      throw error;
    }
  };
  const opened = aheadInOrder(config.accounts.keys(), config.parallel, open, context.signal);
  let ordinal = 0;
  for await (const one of opened) {
    ordinal += 1;
    if (!(one instanceof GatewayError)) {
      sessions.push(one);
      unanswered = 0;
      continue;
    }
    failure ??= one;
    if (one.remedy === 'retry') unanswered += 1;
    if (unanswered >= Math.min(OUTAGE, config.accounts.length)) throw one;
    const { source, log } = context;
    log.warn({ source, account: ordinal, code: one.code }, 'leaving out what an account sees');
    context.leftOut?.(new GatewayError(one.code, `account ${ordinal}: ${one.message}`, { cause: one }));
  }
  if (sessions.length === 0) throw failure!;
  return { sessions, pupils: pupilsOf(sessions), isWhole: failure === undefined };
}

/** A trouble that other accounts need not have. */
export const isOfAccount = (error: unknown): error is GatewayError =>
  error instanceof GatewayError && error.remedy !== 'bug' && error.code !== 'stopped';

function pupilsOf(sessions: readonly Session[]): Accounts['pupils'] {
  const pupils = new Map<string, { readonly seen: Seen; readonly sessions: Session[] }>();
  for (const session of sessions)
    for (const seen of session.pupils) {
      const known = pupils.get(seen.id);
      known?.sessions.push(session);
      if (!known || (known.seen.name === undefined && seen.name !== undefined))
        pupils.set(seen.id, { seen, sessions: known?.sessions ?? [session] });
    }
  return pupils;
}
