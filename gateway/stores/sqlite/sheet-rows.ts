import type { Fact } from '../../contracts/facts.ts';
import type { SheetBody, StoredSheet } from '../../contracts/sheet.ts';
import type { SheetContent, SheetHead } from '../plan/kept.ts';
import { type OriginTable, originsOf } from '../../sheets/origin-table.ts';
import type { Database, Row } from './database.ts';
import { guarded } from './errors.ts';
import type { Names } from './names.ts';
import { unzip, unzipLong } from './zip.ts';

/** Facts as they are kept: an array a requirement, counts in the order of FACT_COUNTS. */
const FACT_COUNTS = [
  'due',
  'present',
  'missing',
  'pending',
  'unprovable',
  'met',
  'violated',
  'open',
  'undecided',
] as const;

export const HEAD =
  'sheet.id, sheet.scope, sheet.day, sheet.version, sheet.hash, sheet.schema, sheet.made_by, sheet.changed, sheet.is_open';

/** The head in a row of HEAD; `scope` is the vendor's id. */
export function headIn(row: Row, names: Names): SheetHead {
  return {
    key: row['id'] as number,
    scope: names.scopeNamed(row['scope'] as number).scope,
    day: row['day'] as string,
    version: row['version'] as number,
    hash: row['hash'] as string,
    schema: row['schema'] as number,
    madeBy: names.makerNamed(row['made_by'] as number),
    changedAt: row['changed'] as number,
    isOpen: row['is_open'] === 1,
  };
}

/** @throws {GatewayError} store.damaged when the body is gone or no body any more */
export function contentOf(db: Database, key: number): SheetContent {
  const row = db.first('SELECT body, origins FROM content WHERE sheet = ?', key);
  return guarded(`opening sheet ${key} of ${db.path}`, () => contentIn(row ?? {}));
}

/** Body and origins in a row that has these columns; an empty row is an empty sheet. */
export function contentIn({ body, origins }: Row): SheetContent {
  return {
    body: JSON.parse(body ? unzip(body as Uint8Array) : '{}') as SheetBody,
    table: JSON.parse(origins ? unzipLong(origins as string | Uint8Array) : '{"seen":[],"entities":{}}') as OriginTable,
  };
}

/** A row of HEAD with body and origins. */
export function sheetIn(row: Row, names: Names): StoredSheet {
  const { scope, day, version, hash, schema, madeBy, changedAt } = headIn(row, names);
  const { source, kind, school } = names.scopeNamed(row['scope'] as number);
  const { body, table } = contentIn(row);
  const ref = { source, kind, school, scope, day };
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

export const factsText = (facts: readonly Fact[]): string =>
  JSON.stringify(facts.map((fact) => [fact.requirement, ...FACT_COUNTS.map((count) => fact[count])]));

export const factsIn = (text: string): Fact[] =>
  (JSON.parse(text) as [Fact['requirement'], ...number[]][]).map(([requirement, ...counts]) => ({
    requirement,
    ...(Object.fromEntries(FACT_COUNTS.map((count, index) => [count, counts[index]])) as Omit<Fact, 'requirement'>),
  }));
