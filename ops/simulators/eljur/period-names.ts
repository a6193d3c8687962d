import type { Period } from '../region/school.ts';

const ROMAN = ['', 'I', 'II', 'III', 'IV'] as const;

/** «I четверть»: addresses of the vendor's own pages name periods so. */
export const periodName = ({ number, name }: Pick<Period, 'number' | 'name'>): string =>
  `${ROMAN[number] ?? number} ${name.split(' ').slice(1).join(' ')}`;
