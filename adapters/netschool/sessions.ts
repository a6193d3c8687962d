import type { Log } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Account } from './config.ts';
import type { Installation } from './installation.ts';
import { openSession, type Session } from './session.ts';

/** Accounts failing one after the other because no answer came; after so many it is the system that is down, not the accounts. */
const OUTAGE = 3;

/** What came of the work with one account: its result, or the failure that leaves the account out. */
export type Attempt<T> = { readonly result: T } | { readonly failure: GatewayError };

/** The accounts of a source and their open sessions: few at once, at most one an account. */
export interface Sessions {
  /**
   * Works with one account, signing it in where it is not. A failure is the account's own and comes back as a value; an account that
   * could not be signed in is not tried again.
   *
   * @throws {GatewayError} "stopped", mistakes of ours, and the failure of the last of several accounts that got no answer
   */
  use<T>(ordinal: number, work: (session: Session) => Promise<T>): Promise<Attempt<T>>;
  /** Whether the account could not be signed in. */
  isOut(ordinal: number): boolean;
  /** Signs everybody out. */
  close(): Promise<void>;
}

export interface SessionsOf {
  readonly installation: Installation;
  readonly accounts: readonly Account[];
  /** Most sessions open at once. */
  readonly most: number;
  readonly clockwork: Clockwork;
  readonly signal: AbortSignal;
  readonly log: Log;
  readonly source: string;
  /** Told once of each account that is left out, by its number in the list. */
  leftOut?(error: GatewayError): void;
}

/** The failure of one account, which is named by its number: a login may be somebody's name. */
export const ofAccount = (ordinal: number, error: GatewayError): GatewayError =>
  new GatewayError(error.code, `account ${ordinal + 1}: ${error.message}`, { cause: error });

export function openSessions(options: SessionsOf): Sessions {
  const { installation, accounts, most, clockwork, signal, log, source } = options;
  /** By ordinal of the account, least recently used first. */
  const open = new Map<number, Promise<Session>>();
  /** Those of the open ones that are signed in: looked through at every use, so without waiting. */
  const ready = new Map<number, Session>();
  const closing = new Map<number, Promise<void>>();
  /** How many are at work with an account. */
  const busy = new Map<number, number>();
  const out = new Map<number, GatewayError>();
  const told = new Set<number>();
  let unanswered = 0;

  const makeRoomFor = async (newcomer: number): Promise<void> => {
    for (const [ordinal, session] of open) {
      if (open.size <= most) return;
      if (ordinal === newcomer || busy.has(ordinal)) continue;
      open.delete(ordinal);
      ready.delete(ordinal);
      const closed = session.then((idle) => idle.signOut());
      closing.set(ordinal, closed);
      await closed;
      closing.delete(ordinal);
    }
  };
  const keepOthersAlive = async (): Promise<void> => {
    for (const [ordinal, session] of ready) {
      if (busy.has(ordinal) || !session.isTired()) continue;
      try {
        await session.keepAlive();
      } catch (error) {
        // It is opened anew when its turn comes; if that fails too, the failure counts there.
        if (!(error instanceof GatewayError) || error.code === 'stopped') throw error;
      }
    }
  };
  const openAnew = async (ordinal: number): Promise<Session> => {
    await closing.get(ordinal);
    await makeRoomFor(ordinal);
    return openSession({ installation, account: accounts[ordinal]!, clockwork, signal });
  };
  const sessionOf = async (ordinal: number): Promise<Session> => {
    const session = open.get(ordinal) ?? openAnew(ordinal);
    open.delete(ordinal);
    open.set(ordinal, session);
    try {
      const signedIn = await session;
      if (open.get(ordinal) === session) ready.set(ordinal, signedIn);
      return signedIn;
    } catch (error) {
      if (open.get(ordinal) === session) open.delete(ordinal);
      if (error instanceof GatewayError && error.code !== 'stopped') out.set(ordinal, error);
      throw error;
    }
  };
  const leaveOut = (ordinal: number, error: unknown): { readonly failure: GatewayError } => {
    if (!(error instanceof GatewayError) || error.remedy === 'bug' || error.code === 'stopped') throw error;
    if (error.remedy === 'retry') {
      unanswered += 1;
      if (unanswered >= Math.min(OUTAGE, accounts.length)) throw error;
    }
    // Its password was changed, or its session taken away for good, while it was open.
    if (error.code === 'vendor.login') {
      out.set(ordinal, error);
      open.delete(ordinal);
      ready.delete(ordinal);
    }
    log.warn({ source, account: ordinal + 1, code: error.code }, 'leaving out what an account sees');
    if (!told.has(ordinal)) options.leftOut?.(ofAccount(ordinal, error));
    told.add(ordinal);
    return { failure: error };
  };

  return {
    isOut: (ordinal) => out.has(ordinal),
    async use(ordinal, work) {
      const known = out.get(ordinal);
      if (known) return { failure: known };
      busy.set(ordinal, (busy.get(ordinal) ?? 0) + 1);
      try {
        const result = await work(await sessionOf(ordinal));
        unanswered = 0;
        await keepOthersAlive();
        return { result };
      } catch (error) {
        return leaveOut(ordinal, error);
      } finally {
        const others = busy.get(ordinal)! - 1;
        if (others > 0) busy.set(ordinal, others);
        else busy.delete(ordinal);
      }
    },
    async close() {
      const sessions = [...open.values()];
      open.clear();
      ready.clear();
      await Promise.allSettled(sessions.map(async (session) => (await session).signOut()));
    },
  };
}
