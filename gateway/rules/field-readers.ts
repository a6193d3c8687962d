import { isColumn, nameOf } from '../census/field-path.ts';
import type { Census } from '../contracts/census.ts';
import type { EntityName } from '../contracts/records.ts';
import type { CodeList } from '../normalise/code-list.ts';

/** Which maps (entities) read a field, and which code lists turn it into codes. */
export interface FieldReaders {
  /** Sorted. */
  readonly entities: readonly string[];
  readonly coded: readonly { readonly entity: string; readonly list: CodeList }[];
}

/** Fields that the maps of a system read. */
export type Reads = ReadonlyMap<string, FieldReaders>;

/**
 * The code lists that read a field of one kind of record: those of the map of its own name where it has any, else all, for one record
 * may yield several entities. @param kind "*" for any
 */
export function listsFor(reads: Reads, field: string, kind: string): readonly CodeList[] {
  const coded = reads.get(field)?.coded ?? [];
  const own = coded.filter(({ entity }) => entity === kind);
  return [...new Set((own.length > 0 ? own : coded).map(({ list }) => list))];
}

/**
 * Maps that read a field of one kind of record. A name means the same in all kinds; the place in a row does not, so that only maps of
 * what the records of this kind yield read it.
 */
export function readersOf(
  reads: Reads,
  { kind, field }: { readonly kind?: EntityName | undefined; readonly field: string },
  kinds: Census['kinds'],
): readonly string[] {
  const all = reads.get(field)?.entities ?? [];
  if (kind === undefined || !isColumn(nameOf(field))) return all;
  const yields: ReadonlySet<string> = new Set([kind, ...(kinds[kind]?.yields ?? [])]);
  return all.filter((entity) => yields.has(entity));
}
