import type { EntityName } from '../contracts/records.ts';
import type { NormalisedPage } from '../contracts/sheet.ts';

/** Raw records of a page by entity of their first yield, accepted or quarantined: what the slice's next reading is compared with. */
export function recordsOf({
  accepted,
  quarantined,
}: Pick<NormalisedPage, 'accepted' | 'quarantined'>): Partial<Record<EntityName, number>> {
  const records: Partial<Record<EntityName, number>> = {};
  let last = -1;
  for (const list of [accepted, quarantined]) for (const { raw } of list) if (raw > last) last = raw;
  const isCounted = new Uint8Array(last + 1);
  const count = (raw: number, entity: EntityName | undefined): void => {
    if (isCounted[raw] === 1 || !entity) return;
    isCounted[raw] = 1;
    records[entity] = (records[entity] ?? 0) + 1;
  };
  for (const { raw, entity } of accepted) count(raw, entity);
  for (const { raw, failed } of quarantined) count(raw, failed[0]?.entity);
  return records;
}
