import { createHash } from 'node:crypto';
import type { Pupil, Staff } from '../region/person.ts';
import type { Day, Moment } from '../region/timeline.ts';
import type { TruthKey } from '../truth-file.ts';
import type { Desk } from './desk.ts';

/** What the truth is told with. */
export interface Telling {
  readonly key: TruthKey;
  readonly now: Moment;
  /** School days of the window. @default the days with lessons */
  readonly days?: readonly Day[];
  /** Code of a subject by its name; undefined: none. */
  readonly subjectCode: (name: string) => string | undefined;
}

const SYSTEM = 'eljur';

export const schoolId = ({ school }: Desk): string => String(school.ids.short);

export const pupilId = (desk: Desk, { ids }: Pick<Pupil, 'ids'>, { key }: Telling): string =>
  key.pseudonym('pupil', { system: SYSTEM, school: schoolId(desk), id: String(ids.short) });

export const staffId = (desk: Desk, { ids }: Pick<Staff, 'ids'>, { key }: Telling): string =>
  key.pseudonym('staff', { system: SYSTEM, school: schoolId(desk), id: String(ids.short) });

export const sourceOf = (desk: Desk): string => `${SYSTEM}-${schoolId(desk)}`;

/** A member of an object, where there is a value for it. */
export const given = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });

/** Key of a class: classes have no ids, so their name is one. Signs that no id may hold are four hex digits behind a dash. */
export const classKey = (name: string): string =>
  name.replaceAll(/[^0-9A-Za-z]/g, (sign) => `-${sign.charCodeAt(0).toString(16).padStart(4, '0')}`);

/** Key of a subject or period by its name, for those have no ids either. */
export function nameKey(name: string): string {
  const plain = name.trim().replaceAll(/\s+/g, ' ').toLowerCase();
  return createHash('sha256')
    .update(`${Buffer.byteLength(plain)}:${plain}`)
    .digest('hex')
    .slice(0, 16);
}
