import type { Pupil } from '../region/person.ts';
import type { Moment } from '../region/timeline.ts';
import type { TruthKey } from '../truth-file.ts';
import type { Desk } from './desk.ts';
import type { BarsDialect } from './options.ts';

/** What the truth is told with. */
export interface Telling extends BarsDialect {
  readonly key: TruthKey;
  readonly now: Moment;
  /** Code of a subject by its name in lower case; undefined: none. */
  readonly subjectCode: (name: string) => string | undefined;
}

export const schoolId = ({ school }: Desk): string => String(school.ids.short);

export const pupilId = (desk: Desk, pupil: Pupil, { key }: Telling): string =>
  key.pseudonym('pupil', { system: 'bars', school: schoolId(desk), id: String(pupil.ids.short) });

/** A member of an object, where there is a value for it. */
export const given = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });
