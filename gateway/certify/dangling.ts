import type { Coverage } from '../contracts/adapter.ts';
import type { EntityName } from '../contracts/records.ts';
import type { Cited } from './evidence.ts';
import type { Told } from './reader.ts';

/** Fields that point to another thing of the same journal. */
const POINTERS: readonly (readonly [field: string, entity: EntityName])[] = [
  ['lessonId', 'lesson'],
  ['workId', 'work'],
];

/**
 * Records that point to a lesson or a work that nobody told, though its slice was claimed as complete. What
 * waits in quarantine was told.
 */
export function danglingIn({ sheets, held }: Told, claims: readonly Coverage[]): readonly Cited[] {
  const known = new Set(
    sheets.flatMap(({ body }) =>
      POINTERS.flatMap(([, entity]) => (body[entity] ?? []).map(({ id }) => `${entity} ${id}`)),
    ),
  );
  const isClaimed = (entity: EntityName, scope: string, day: string): boolean =>
    claims.some(
      (claim) => claim.scope === scope && claim.from <= day && day <= claim.to && claim.entities.includes(entity),
    );
  return sheets
    .filter(({ kind }) => kind === 'journal-day')
    .flatMap(({ kind: sheet, school, scope, day, body }) =>
      POINTERS.filter(([, entity]) => isClaimed(entity, scope, day)).flatMap(([field, entity]) =>
        Object.entries(body).flatMap(([name, records]) =>
          records
            .filter((record) => typeof record[field] === 'string')
            .filter(
              (record) =>
                !known.has(`${entity} ${String(record[field])}`) && !held.has(`${entity} ${String(record[field])}`),
            )
            .map(({ id, [field]: to }): Cited => {
              const place = { sheet, school, scope, from: day, id };
              return [{ ...place, entity: name as EntityName }, '→', { entity, id: String(to) }];
            }),
        ),
      ),
    );
}
