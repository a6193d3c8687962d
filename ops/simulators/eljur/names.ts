import type { PersonName } from '../region/person.ts';

type Named = Pick<PersonName, 'last' | 'first' | 'middle'>;

/** «Иванов Пётр Сергеевич». */
export const fullName = ({ last, first, middle }: Named): string => `${last} ${first} ${middle}`;

/** «Иванов П. С.»: how teachers of the extended day are written. */
export const shortName = ({ last, first, middle }: Named): string =>
  `${last} ${first.slice(0, 1)}. ${middle.slice(0, 1)}.`;

/** «Иванов Пётр»: how a pupil's answers are headed. */
export const titleOf = ({ last, first }: Named): string => `${last} ${first}`;
