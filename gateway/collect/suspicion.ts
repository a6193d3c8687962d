import type { EntityName } from '../contracts/records.ts';
import type { NormalisedPage } from '../contracts/sheet.ts';
import type { SliceState } from '../contracts/run.ts';
import { recordsOf } from '../sheets/page-records.ts';

/** Whether a slice, or some pupils' parts of it, lost more than half of what they had. */
export interface Doubt {
  readonly isSuspicious: boolean;
  /** Pseudonyms of the pupils whose parts are doubtful; empty where the whole slice is. */
  readonly pupils: readonly string[];
}

/**
 * Compares a page with the slice's last one, entity by entity and pupil by pupil: a call that silently came back empty
 * shows as one entity, or one pupil, gone while the rest is as it was.
 */
export function suspects(before: SliceState | undefined, page: NormalisedPage): Doubt {
  if (!before) return { isSuspicious: false, pupils: [] };
  const records = recordsOf(page);
  const pupils = [...(page.parts ?? [])]
    .filter(([pupil, now]) => lostOverHalf(before.parts[pupil] ?? 0, now))
    .map(([pupil]) => pupil);
  // A page of some pupils has fewer records than the slice; only their own parts can be compared.
  const entities =
    page.pupils === 'all' &&
    Object.entries(before.records).some(([entity, had]) => lostOverHalf(had, records[entity as EntityName] ?? 0));
  return { isSuspicious: entities || pupils.length > 0, pupils };
}

/** Raw records that are gone, summed over the entities, or the pupils' parts, that lost over half; the larger of the two. */
export function lossOf(
  before: SliceState,
  page: NormalisedPage,
): { readonly before: number; readonly now: number; readonly lost: number } {
  const records = recordsOf(page);
  const byEntity =
    page.pupils === 'all'
      ? Object.entries(before.records).map(([entity, had]) => [had, records[entity as EntityName] ?? 0] as const)
      : [];
  const byPupil = [...(page.parts ?? [])].map(([pupil, now]) => [before.parts[pupil] ?? 0, now] as const);
  const [entities, pupils] = [sumOfLosses(byEntity), sumOfLosses(byPupil)];
  return entities.lost >= pupils.lost ? entities : pupils;
}

function sumOfLosses(pairs: readonly (readonly [before: number, now: number])[]): {
  before: number;
  now: number;
  lost: number;
} {
  const lost = pairs.filter(([before, now]) => lostOverHalf(before, now));
  const sum = (index: 0 | 1): number => lost.reduce((total, pair) => total + pair[index], 0);
  return { before: sum(0), now: sum(1), lost: sum(0) - sum(1) };
}

const lostOverHalf = (before: number, now: number): boolean => before > 0 && now * 2 < before;
