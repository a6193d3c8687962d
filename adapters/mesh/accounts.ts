import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import type { Account, Config } from './config.ts';
import type { Doors } from './doors.ts';
import { type Child, childrenOf } from './families.ts';
import { openSession, type Session } from './session.ts';
import type { Profile } from './sign-in.ts';

/** Accounts failing one after the other because no answer came; after so many it is the system that is down, not the accounts. */
const OUTAGE = 3;
/** Types of profiles whose calls are about the children they list. */
const FAMILY: ReadonlySet<string> = new Set(['parent', 'student']);
const STAFF = 'teacher';

/** Who reads for a source. */
export interface Accounts {
  readonly staff: { readonly session: Session; readonly profile: Profile };
  /** Every child of every account, once an account. */
  readonly children: readonly Child[];
}

export interface AccountsOf {
  readonly config: Config;
  readonly doors: Doors;
  readonly clockwork: Clockwork;
  readonly context: AdapterContext;
}

/**
 * Signs every account in and asks whom it sees. One that is not let in is told, by its number, and left out; without one of the staff nothing
 * can be read.
 *
 * @throws {GatewayError} the first account's failure where no account of the staff works
 */
export async function openAccounts({ config, doors, clockwork, context }: AccountsOf): Promise<Accounts> {
  const { signal, log, source, now } = context;
  const children: Child[] = [];
  let staff: Accounts['staff'] | undefined;
  let failure: GatewayError | undefined;
  let unanswered = 0;
  // A session outlives its opening: it is ended by the run's signal alone.
  const open = (account: Account): Promise<Opened | GatewayError> =>
    openOne(openSession({ doors, account, clockwork, signal, now }), config.school, signal);
  let ordinal = 0;
  for await (const opened of aheadInOrder(config.accounts, config.parallel, open, signal)) {
    ordinal += 1;
    if (opened instanceof GatewayError) {
      unanswered = opened.remedy === 'retry' ? unanswered + 1 : 0;
      if (unanswered >= Math.min(OUTAGE, config.accounts.length)) throw opened;
      const named = new GatewayError(opened.code, `account ${ordinal}: ${opened.message}`, { cause: opened });
      failure ??= named;
      log.warn({ source, account: ordinal, code: opened.code }, 'leaving out what an account sees');
      context.leftOut?.(named);
      continue;
    }
    unanswered = 0;
    staff ??= opened.staff;
    children.push(...opened.children);
  }
  if (!staff)
    throw (
      failure ??
      new GatewayError('config.invalid', 'finding an account of the staff in the setting "accounts": none of them is')
    );
  return { staff, children };
}

interface Opened {
  readonly staff: Accounts['staff'] | undefined;
  readonly children: readonly Child[];
}

/** What an account sees, or why it is left out. @throws whatever is no failure of the account: told to stop, mistakes of ours */
async function openOne(signing: Promise<Session>, school: string, signal: AbortSignal): Promise<Opened | GatewayError> {
  try {
    const session = await signing;
    const { profiles } = session;
    const families = profiles.filter(({ type }) => FAMILY.has(type));
    const children = await Promise.all(families.map((profile) => childrenOf(session, profile, school, signal)));
    const own = profiles.find(({ type }) => type === STAFF);
    return { staff: own && { session, profile: own }, children: children.flat() };
  } catch (error) {
    if (!(error instanceof GatewayError) || error.remedy === 'bug' || error.code === 'stopped') throw error;
    return error;
  }
}
