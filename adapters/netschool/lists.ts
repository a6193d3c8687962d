import { GatewayError } from '../../gateway/contracts/errors.ts';
import { believed, listIn } from '../kit/reading.ts';
import type { AssignmentType, Term, Vacation } from './api.ts';
import { HOMEWORK } from './config.ts';
import { isRefusal } from './refusal.ts';
import type { Session } from './session.ts';

/** Id of the type "homework", the same in every source seen; used where an installation does not show its types. */
export const HOMEWORK_ID = '3';

/** The lists of a school that a pupil's or parent's account may be refused, by the entity that each is of. */
export interface OptionalLists {
  readonly period?: readonly Term[];
  readonly 'calendar-day'?: readonly Vacation[];
  readonly subject?: readonly { readonly id: number | string }[];
}

/** Names of the assignment types, by id. */
export async function readTypeNames(session: Session): Promise<ReadonlyMap<string, string>> {
  const types = await listWhereAllowed<AssignmentType>(session, 'grade/assignment/types', { all: false });
  return new Map(types?.map(({ id, name }) => [String(id), name.trim()]) ?? [[HOMEWORK_ID, HOMEWORK]]);
}

/** Those lists that are not known yet, each where the account may read it. */
export async function readLists(session: Session, known: OptionalLists): Promise<OptionalLists> {
  const period = known.period ?? (await listWhereAllowed<Term>(session, 'terms'));
  const vacations = known['calendar-day'] ?? (await listWhereAllowed<Vacation>(session, 'calendar/vacations'));
  const subject = known.subject ?? (await listWhereAllowed<{ readonly id: number }>(session, 'subjects'));
  return { ...(period && { period }), ...(vacations && { 'calendar-day': vacations }), ...(subject && { subject }) };
}

/**
 * A list; undefined where the account is refused it, is shown none of it, or the version does not have it or fails to make it (5xx however
 * often it is asked, as the calendar is seen to do): the run does without.
 */
async function listWhereAllowed<T>(session: Session, path: string, query = {}): Promise<readonly T[] | undefined> {
  try {
    const list = listIn((await believed(() => session.get(path, query))).json, path) as readonly T[];
    return list.length > 0 ? list : undefined;
  } catch (error) {
    if (isRefusal(error) || (error instanceof GatewayError && error.code === 'http.server-error')) return undefined;
    throw error;
  }
}
