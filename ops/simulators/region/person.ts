import type { Ids, Key } from './thing.ts';
import type { Day, Moment } from './timeline.ts';

export interface PersonName {
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly sex: 'male' | 'female';
}

export interface Staff {
  readonly key: Key;
  readonly ids: Ids;
  /** The account; undefined: none was activated. */
  readonly user: Ids | undefined;
  readonly name: PersonName;
  readonly birthDate: Day;
  readonly position: string;
  readonly admin: boolean;
  readonly subjects: readonly Key[];
}

export interface Pupil {
  readonly key: Key;
  readonly ids: Ids;
  readonly user: Ids | undefined;
  readonly name: PersonName;
  readonly birthDate: Day;
  /** With check digits, "XXX-XXX-XXX YY"; undefined: not filled in. */
  readonly snils: string | undefined;
  /** Ascending, never overlapping; each begins with the year, or when the pupil came. */
  readonly memberships: readonly Membership[];
  /** One guardian with an account: ids of the person and of the account. */
  readonly guardian: { readonly ids: Ids; readonly user: Ids; readonly name: PersonName };
}

/** Where a system answers by pupil, an account goes on showing a pupil who left, with the class of that time. */
export interface Membership {
  readonly class: Key;
  readonly subgroups: readonly Key[];
  readonly from: Day;
  /** Last day in the class; undefined: to the end of the year. */
  readonly to: Day | undefined;
  /** When the clerk entered that it begins, and that it ends (undefined: it does not end early). */
  readonly enteredAt: Moment;
  readonly endEnteredAt: Moment | undefined;
}
