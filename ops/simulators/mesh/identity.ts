import { sha256 } from '../canonical-json.ts';
import type { Ids } from '../region/thing.ts';

/** Ids of things that this system numbers and the region does not, inside the two million numbers of each school. */
const PER_SCHOOL = 2_000_000;
const GROUPS_FROM = 10_000;
const SCHEDULES_FROM = 900_000;

/** Id of the group in which a whole class learns a subject; a subgroup's group has the subgroup's own id. */
export const groupIdOf = (school: number, nthClass: number, nthSubject: number): number =>
  school * PER_SCHOOL + GROUPS_FROM + nthClass * 100 + nthSubject;

/** Id of the schedule of attestation periods of one year: of the lower grades, or of the two upper ones. */
export const scheduleIdOf = (school: number, nthYear: number, isUpper: boolean): number =>
  school * PER_SCHOOL + SCHEDULES_FROM + nthYear * 10 + (isUpper ? 2 : 1);

/** Years before the first that the platform counted: it calls 2026/27 its 14th and 2025/26 its 13th, in every school. */
const BEFORE_FIRST_YEAR = 2012;

/** Id of a school year (`academic_year_id`, `aid`). */
export const yearIdOf = ({ begins }: { readonly begins: number }): number => begins - BEFORE_FIRST_YEAR;

/** A person's id in the other id space: `person_id`, which is also `contingent_guid`. */
export function guidOf({ long }: Ids): string {
  const digest = sha256(`person\n${long}`);
  const parts = [digest.slice(0, 8), digest.slice(8, 12), `4${digest.slice(13, 16)}`, `8${digest.slice(17, 20)}`];
  return [...parts, digest.slice(20, 32)].join('-');
}
