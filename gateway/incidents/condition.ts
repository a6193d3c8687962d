import type { Condition } from '../contracts/incident.ts';
import { type Kind, OWNER_OF } from './whose-move.ts';

/** What names an incident. */
export const keyOf = (kind: Kind, about: string): string => `${kind}/${about}`;

/** A condition of a kind, about something of which there is one incident: a host, a source, a code list. */
export const condition = (
  kind: Kind,
  about: string,
  places: Iterable<string>,
  values: Condition['values'] = {},
): Condition => ({
  key: keyOf(kind, about),
  kind,
  owner: OWNER_OF[kind],
  places: [...new Set(places)].sort(),
  values,
});

/** The first of those that come most often; ties go by name, so that the same things always give the same word. */
export function mostFrequent(words: readonly string[]): string {
  const counts = new Map<string, number>();
  for (const word of words) counts.set(word, (counts.get(word) ?? 0) + 1);
  return [...counts].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1))[0]?.[0] ?? '';
}
