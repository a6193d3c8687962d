import type { Pupil } from '../region/person.ts';
import type { Day, Moment } from '../region/timeline.ts';
import type { Person, TruthKey } from '../truth-file.ts';
import type { Desk } from './desk.ts';

/**
 * Ways to read a journal: the web diary; the API of the mobile application, which has topics, attendance and marks of periods too; the diary with
 * the report of attendance of every pupil beside it.
 */
export type Way = 'diary' | 'mobile' | 'reports';

/** What the truth is told with. */
export interface Telling {
  /** What is read. */
  readonly way: Way;
  /** Whether an account of the staff is read too, which is shown the school's own lists. */
  readonly hasStaff: boolean;
  readonly key: TruthKey;
  readonly now: Moment;
  /** School days of the window. @default the days with lessons, which a school that enters nothing does not have */
  readonly days?: readonly Day[];
  /** Code of a subject by its name in lower case; undefined: none. */
  readonly subjectCode: (name: string) => string | undefined;
}

/** A pupil as this system knows one. */
export const pupilIn = (desk: Desk, pupil: Pupil): Person => ({
  system: 'netschool',
  school: String(desk.school.ids.short),
  id: String(pupil.ids.short),
});

/** Where a sheet comes from, and whose it is. */
export const sheetOf = (desk: Desk) => {
  const school = String(desk.school.ids.short);
  return { source: `netschool-${school}`, school };
};

/** A member of an object, where there is a value for it. */
export const given = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });
