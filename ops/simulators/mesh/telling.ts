import { createHash } from 'node:crypto';
import type { Pupil, Staff } from '../region/person.ts';
import type { Moment } from '../region/timeline.ts';
import type { TruthKey } from '../truth-file.ts';
import type { Desk } from './desk.ts';

/** What the truth is told with. */
export interface Telling {
  readonly key: TruthKey;
  readonly now: Moment;
  /** Code of a subject by its name; undefined: none. */
  readonly subjectCode: (name: string) => string | undefined;
}

export const schoolIdOf = ({ school }: Desk): string => String(school.ids.short);

/** A pupil is known by the id of the profile, in which the staff's lists, a family's profile and term marks agree. */
export const pupilId = (desk: Desk, { ids }: Pupil, { key }: Telling): string =>
  key.pseudonym('pupil', { system: 'mesh', school: schoolIdOf(desk), id: String(ids.short) });

/** A teacher is known by the id of the profile: lessons and groups tell no other. */
export const staffId = (desk: Desk, { ids }: Staff, { key }: Telling): string =>
  key.pseudonym('staff', { system: 'mesh', school: schoolIdOf(desk), id: String(ids.short) });

/** A member of an object, where there is a value for it. */
export const given = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });

/** A moment as records have it, told to the minute. */
export const minute = (moment: Moment): string => `${new Date(moment).toISOString().slice(0, 16)}:00Z`;

/** Key of a control form by its name, for those have no ids. */
export function nameKey(name: string): string {
  const plain = name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  const digest = createHash('sha256')
    .update(`${Buffer.byteLength(plain)}:${plain}`)
    .digest('hex');
  return digest.slice(0, 16);
}
