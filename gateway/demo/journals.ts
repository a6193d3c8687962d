import { simulatedSystems } from '../simulator-finder.ts';

/** Two schools on Dnevnik.ru for one on NetSchool: enough where a proof is not about dialects. */
export const TWO_SYSTEMS: readonly string[] = ['dnevnik-ru', 'dnevnik-ru', 'netschool'];

/** Indices of the schools that keep their journal in each system, for the systems that have any; Dnevnik.ru comes first. */
export const dealt = (schools: number, deal = simulatedSystems): ReadonlyMap<string, readonly number[]> =>
  Map.groupBy(
    Array.from({ length: schools }, (_, index) => index),
    (index) => deal[index % deal.length]!,
  );
