import type { Day, Moment } from '../region/timeline.ts';
import type { TruthKey } from '../truth-file.ts';
import type { Desk } from './desk.ts';

/** What the truth is told with. */
export interface Telling {
  readonly key: TruthKey;
  readonly now: Moment;
  /** School days of the window. */
  readonly days: readonly Day[];
  /** Code of a subject by its name; undefined: none. */
  readonly subjectCode: (name: string) => string | undefined;
}

interface Somebody {
  readonly ids: { readonly short: number };
}

export const schoolId = ({ school }: Desk): string => String(school.ids.short);

export const pseudonymIn = (desk: Desk, role: 'pupil' | 'staff', { ids }: Somebody, { key }: Telling): string =>
  key.pseudonym(role, { system: 'avers', school: schoolId(desk), id: String(ids.short) });

export const sourceOf = (desk: Desk): string => `avers-${schoolId(desk)}`;

/** A member of an object, where there is a value for it. */
export const given = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });

/** A subject as lessons and period marks name it. */
export function subjectTruth(desk: Desk, key: string, { subjectCode }: Telling): object {
  const { ids, name } = desk.subjectOf.get(key)!;
  return { subjectId: String(ids.short), subjectName: name, ...given('subject', subjectCode(name)) };
}

/** Raw value, number and scale of a mark without sign. */
export const markTruth = (rawValue: string): object => ({
  rawValue,
  ...given('value', /^[1-5]$/.test(rawValue) ? Number(rawValue) : undefined),
  scale: 'five-point',
});
