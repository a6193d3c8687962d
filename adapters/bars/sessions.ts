import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Config } from './config.ts';
import { openSession, type Session } from './session.ts';

/** Accounts failing one after the other because no answer came; after so many it is the system that is down, not the accounts. */
const OUTAGE = 3;

/** What came of the work with one account: its result, or the failure that leaves the account out. */
export type Attempt<T> = { readonly result: T } | { readonly failure: GatewayError };

/** The accounts of a source; each is signed in when it is first needed, and stays so to the end of the run. */
export interface Sessions {
  /**
   * Works with one account. A failure is the account's own and comes back as a value; an account that could not be signed in is not tried again.
   *
   * @throws {GatewayError} "stopped", mistakes of ours, and the failure of the last of several accounts that got no answer
   */
  use<T>(ordinal: number, work: (session: Session) => Promise<T>): Promise<Attempt<T>>;
  isOut(ordinal: number): boolean;
  /** Signs everybody out whom we signed in. */
  close(): Promise<void>;
}

/** The failure of one account, which is named by its number: a login may be somebody's name. */
export const ofAccount = (ordinal: number, error: GatewayError): GatewayError =>
  new GatewayError(error.code, `account ${ordinal + 1}: ${error.message}`, { cause: error });

export function openSessions(config: Config, context: AdapterContext, clockwork: Clockwork): Sessions {
  const { accounts } = config;
  const { log, source } = context;
  const open = new Map<number, Promise<Session>>();
  const out = new Map<number, GatewayError>();
  const told = new Set<number>();
  const habits = { isVisitNeeded: false };
  let unanswered = 0;

  const sessionOf = (ordinal: number): Promise<Session> => {
    const session =
      open.get(ordinal) ?? openSession({ config, account: accounts[ordinal]!, clockwork, context, habits });
    open.set(ordinal, session);
    return session;
  };
  const leaveOut = (ordinal: number, error: unknown): { readonly failure: GatewayError } => {
    if (!(error instanceof GatewayError) || error.remedy === 'bug' || error.code === 'stopped') throw error;
    if (error.remedy === 'retry') {
      unanswered += 1;
      if (unanswered >= Math.min(OUTAGE, accounts.length)) throw error;
    }
    if (error.code === 'vendor.login') out.set(ordinal, error);
    log.warn({ source, account: ordinal + 1, code: error.code }, 'leaving out what an account sees');
    if (!told.has(ordinal)) context.leftOut?.(ofAccount(ordinal, error));
    told.add(ordinal);
    return { failure: error };
  };

  return {
    isOut: (ordinal) => out.has(ordinal),
    async use(ordinal, work) {
      const known = out.get(ordinal);
      if (known) return { failure: known };
      try {
        const result = await work(await opened(ordinal));
        unanswered = 0;
        return { result };
      } catch (error) {
        return leaveOut(ordinal, error);
      }
    },
    async close() {
      const sessions = [...open.values()];
      open.clear();
      await Promise.allSettled(sessions.map(async (session) => (await session).signOut()));
    },
  };

  /** A sign-in that failed is tried anew by the next who needs it, unless the account is out. */
  async function opened(ordinal: number): Promise<Session> {
    const session = sessionOf(ordinal);
    try {
      return await session;
    } catch (error) {
      if (open.get(ordinal) === session) open.delete(ordinal);
      throw error;
    }
  }
}
