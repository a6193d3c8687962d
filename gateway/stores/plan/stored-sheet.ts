import type { SheetRef } from '../../contracts/records.ts';
import type { SheetBody, StoredSheet } from '../../contracts/sheet.ts';
import { type OriginTable, originsOf } from '../../sheets/origin-table.ts';
import type { SheetHead } from './kept.ts';

/** A sheet as the contracts have it, of what a store keeps of it. */
export function storedSheet(
  ref: SheetRef,
  head: Omit<SheetHead, 'key' | 'openUntil'>,
  body: SheetBody,
  table: OriginTable,
): StoredSheet {
  const { version, hash, schema, madeBy, changedAt } = head;
  return {
    ...ref,
    version,
    hash,
    schema,
    madeBy,
    changedAt: new Date(changedAt),
    body,
    origins: originsOf(table, body),
  };
}
