import type { Moment } from '../region/timeline.ts';
import type { TruthKey } from '../truth-file.ts';
import { type Desk } from './desk.ts';

/** What the truth is told with. */
export interface Telling {
  readonly key: TruthKey;
  readonly now: Moment;
  /** Code of a subject by its name; undefined: none. */
  readonly subjectCode: (name: string) => string | undefined;
}

interface Somebody {
  readonly ids: { readonly long: string };
}

export const pupilId = ({ id: school }: Desk, { ids }: Somebody, { key }: Telling): string =>
  key.pseudonym('pupil', { system: 'dnevnik-ru', school, id: ids.long });

export const staffId = ({ id: school }: Desk, { ids }: Somebody, { key }: Telling): string =>
  key.pseudonym('staff', { system: 'dnevnik-ru', school, id: ids.long });

export const sourceOf = ({ id }: Desk): string => `dnevnik-ru-${id}`;

/** A member of an object, where there is a value for it. */
export const given = (name: string, value: unknown): object => (value === undefined ? {} : { [name]: value });

/** A moment as records have it: whole seconds, UTC. */
export const instant = (moment: Moment): string => `${new Date(moment).toISOString().slice(0, 19)}Z`;
