import type { PersonName } from '../region/person.ts';

/** «Иванов Пётр»: how lists of pupils show a pupil. */
export const nickName = ({ last, first }: PersonName): string => `${last} ${first}`;

/** «Иванов Пётр Сергеевич». */
export const fullName = ({ last, first, middle }: PersonName): string => `${last} ${first} ${middle}`;

/** A day as this API writes it: local midnight, no fraction, no zone. */
export const midnight = (day: string): string => `${day}T00:00:00`;
