import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from '../kit/answer.ts';
import type { Fields } from '../kit/http-request.ts';
import { idAt, listAt, rawOf, textAt } from './raw.ts';
import type { Member } from './school.ts';
import type { Session } from './session.ts';
import type { Profile } from './sign-in.ts';

/** A pupil as the account of a family sees one. */
export interface Child {
  /** Id in the space of people: `contingent_guid`, elsewhere `person_id`. */
  readonly person: string;
  /** Id in the space of profiles: `student_id`, `profile_id`. */
  readonly student: string;
  /** The school as the family's profile tells it. */
  readonly school: unknown;
  readonly session: Session;
  readonly profile: Profile;
}

/** How the child of a member of a class is found. */
export type ChildOf = (member: Member) => Child | undefined;

/**
 * Joins the two spaces of ids: the staff's lists know profiles and tell the person of each, the calendar knows persons, and a family's profile
 * tells both of its children. A pupil whom several accounts see is seen by the first of them.
 */
export function childFinder(children: readonly Child[]): ChildOf {
  const byPerson = new Map([...children].reverse().map((child) => [child.person, child]));
  const byStudent = new Map([...children].reverse().map((child) => [child.student, child]));
  return ({ person, student }) => (person === '' ? undefined : byPerson.get(person)) ?? byStudent.get(student);
}

/** The children of one account that are at this school. */
export async function childrenOf(
  session: Session,
  profile: Profile,
  school: string,
  signal: AbortSignal,
): Promise<readonly Child[]> {
  const answer = await askFamily({ session, profile }, 'profile', {}, signal);
  return listAt(answer.json, 'children')
    .filter((child) => idAt(rawOf(child)['school']) === school)
    .map((child) => ({
      person: textAt(child, 'contingent_guid'),
      student: idAt(child),
      school: rawOf(child)['school'],
      session,
      profile,
    }))
    .filter(({ person, student }) => person !== '' && student !== '');
}

/** A call of `/family/mobile/v1`. */
export const askFamily = (
  { session, profile }: Pick<Child, 'session' | 'profile'>,
  path: string,
  query: Fields,
  signal: AbortSignal,
): Promise<Answer> =>
  session.get({
    host: 'family',
    path: `family/mobile/v1/${path}`,
    query,
    profile,
    subsystem: 'familymp',
    headers: { 'client-type': 'diary-mobile' },
    signal,
  });

/** A week of one pupil's calendar, with marks. */
export const askEvents = (
  { session, profile, person }: Child,
  { from, to }: { readonly from: string; readonly to: string },
  signal: AbortSignal,
): Promise<Answer> =>
  session.get({
    host: 'node',
    path: 'api/eventcalendar/v1/api/events',
    query: { person_ids: person, begin_date: from, end_date: to, expand: 'marks' },
    profile,
    subsystem: 'familymp',
    headers: { 'client-type': 'diary-mobile', 'x-mes-role': profile.type },
    signal,
  });

/**
 * The events of an answer of the calendar.
 *
 * @throws {GatewayError} vendor.answer where it tells errors in place of events
 */
export function eventsIn(json: unknown): readonly unknown[] {
  const { response, errors } = rawOf(json);
  if (Array.isArray(response)) return response as unknown[];
  if (response === null && (errors === null || errors === undefined)) return [];
  throw new GatewayError('vendor.answer', 'reading events: expected a list');
}

/** The things in the envelope of a family's call. @throws {GatewayError} vendor.answer where there is no list */
export function payloadIn(json: unknown, place: string): readonly unknown[] {
  const { payload } = rawOf(json);
  if (Array.isArray(payload)) return payload as unknown[];
  if (payload === null) return [];
  throw new GatewayError('vendor.answer', `reading ${place}: expected a list`);
}
