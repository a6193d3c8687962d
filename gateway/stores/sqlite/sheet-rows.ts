import type { Fact } from '../../contracts/facts.ts';
import type { SheetBody, StoredSheet } from '../../contracts/sheet.ts';
import type { SheetHead } from '../plan/kept.ts';
import { storedSheet } from '../plan/stored-sheet.ts';
import type { OriginTable } from '../../sheets/origin-table.ts';
import type { Database, Row, Value } from './database.ts';
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
  'sheet.id, sheet.scope, sheet.day, sheet.version, sheet.hash, sheet.schema, sheet.made_by, sheet.changed, sheet.open_until';

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
    openUntil: (row['open_until'] as number | null) ?? undefined,
  };
}

/** @throws {GatewayError} store.damaged when it is no body any more */
export function bodyOf(db: Database, key: number): SheetBody {
  const row = db.first('SELECT body FROM content WHERE sheet = ?', key);
  return guarded(`opening sheet ${key} of ${db.path}`, () => bodyIn(row?.['body'] ?? null));
}

/** @throws {GatewayError} store.damaged when they are no origins any more */
export function tableOf(db: Database, key: number): OriginTable {
  const row = db.first('SELECT origins FROM content WHERE sheet = ?', key);
  return guarded(`opening sheet ${key} of ${db.path}`, () => tableIn(row?.['origins'] ?? null));
}

/** A sheet whose content is gone is empty here; the ledger names it. */
const bodyIn = (kept: Value): SheetBody => (kept === null ? {} : (JSON.parse(unzip(kept as Uint8Array)) as SheetBody));

const tableIn = (kept: Value): OriginTable =>
  kept === null ? { seen: [], entities: {} } : (JSON.parse(unzipLong(kept as string | Uint8Array)) as OriginTable);

/** A row of HEAD with body and origins. */
export function sheetIn(row: Row, names: Names): StoredSheet {
  const head = headIn(row, names);
  const { source, kind, school } = names.scopeNamed(row['scope'] as number);
  const ref = { source, kind, school, scope: head.scope, day: head.day };
  return storedSheet(ref, head, bodyIn(row['body'] ?? null), tableIn(row['origins'] ?? null));
}

export const factsText = (facts: readonly Fact[]): string =>
  JSON.stringify(facts.map((fact) => [fact.requirement, ...FACT_COUNTS.map((count) => fact[count])]));

export const factsIn = (text: string): Fact[] =>
  (JSON.parse(text) as [Fact['requirement'], ...number[]][]).map(([requirement, ...counts]) => ({
    requirement,
    ...(Object.fromEntries(FACT_COUNTS.map((count, index) => [count, counts[index]])) as Omit<Fact, 'requirement'>),
  }));
