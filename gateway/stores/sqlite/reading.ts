import type { FactQuery, FactRow, SheetQuery } from '../../contracts/facts.ts';
import type { EntityName, SheetRef } from '../../contracts/records.ts';
import type { Correction, StoredSheet } from '../../contracts/sheet.ts';
import { latestOf } from '../../sheets/slice-reads.ts';
import type { Change } from '../../sheets/region.ts';
import type { Database, Row, Value } from './database.ts';
import { guarded } from './errors.ts';
import type { Names } from './names.ts';
import type { Rooms } from './rooms.ts';
import { factsIn, HEAD, sheetIn } from './sheet-rows.ts';
import { unzip } from './zip.ts';

/** Sheets opened at once while many are walked; a sheet is 5 to 30 KB. */
const AT_ONCE = 100;

/** In order of source, kind, scope (then school) and day. */
export async function* sheetsOf(db: Database, names: Names, query: SheetQuery): AsyncIterable<StoredSheet> {
  const columns = `${HEAD}, content.body, content.origins`;
  for (const row of walk(db, columns, 'JOIN content ON content.sheet = sheet.id', query)) {
    yield guarded(`opening sheet ${row['id'] as number} of ${db.path}`, () => sheetIn(row, names));
  }
}

export async function* factsOf(db: Database, names: Names, query: FactQuery): AsyncIterable<FactRow> {
  const { requirement, at } = query;
  const columns = `${HEAD}, fact.version AS fact_version, fact.valid_from, fact.facts`;
  for (const row of walk(db, columns, 'JOIN fact ON fact.sheet = sheet.id', query)) {
    const valid = at === undefined ? validIn(row) : validAt(db, row, at.getTime());
    if (!valid) continue;
    const sheet = refIn(row, names);
    for (const fact of factsIn(valid.facts)) {
      if (requirement !== undefined && fact.requirement !== requirement) continue;
      const { version, from, to } = valid;
      yield { ...fact, sheet, version, validFrom: new Date(from), ...(to !== undefined && { validTo: new Date(to) }) };
    }
  }
}

interface Valid {
  readonly version: number;
  readonly from: number;
  readonly to?: number;
  readonly facts: string;
}

const validIn = (row: Row): Valid => ({
  version: row['fact_version'] as number,
  from: row['valid_from'] as number,
  facts: row['facts'] as string,
});

/** The facts that stood at a moment, in milliseconds. */
function validAt(db: Database, row: Row, at: number): Valid | undefined {
  const present = validIn(row);
  if (present.from <= at) return present;
  const sql =
    'SELECT version AS fact_version, valid_from, valid_to, facts FROM fact_past WHERE sheet = ? AND valid_from <= ? AND valid_to > ? ORDER BY valid_from DESC, rowid DESC LIMIT 1';
  const past = db.first(sql, row['id']!, at, at);
  return past && { ...validIn(past), to: past['valid_to'] as number };
}

/** In order of source, kind, scope, day, version. */
export async function* correctionsOf(db: Database, names: Names, query: SheetQuery): AsyncIterable<Correction> {
  const columns = `${HEAD}, correction.version AS correction_version, correction.changes`;
  for (const row of walk(
    db,
    columns,
    'JOIN correction ON correction.sheet = sheet.id',
    query,
    ', correction.version',
  )) {
    const sheet = refIn(row, names);
    const changes = guarded(
      `opening corrections of ${db.path}`,
      () => JSON.parse(unzip(row['changes'] as Uint8Array)) as Change[],
    );
    for (const change of changes) yield { sheet, version: row['correction_version'] as number, ...change };
  }
}

export function coverageOf(
  { slices }: Rooms,
  { day, ...name }: SheetRef,
): { readonly entities: ReadonlySet<EntityName>; readonly readFrom?: Date } {
  const over = slices.over(name, day, day);
  const reads = over.map(({ reads: each, read }) => latestOf(each) ?? read.from.getTime());
  return {
    entities: new Set(over.flatMap(({ slice }) => slice.entities)),
    ...(reads.length > 0 && { readFrom: new Date(Math.min(...reads)) }),
  };
}

function refIn(row: Row, names: Names): SheetRef {
  const { source, kind, school, scope } = names.scopeNamed(row['scope'] as number);
  return { source, kind, school, scope, day: row['day'] as string };
}

/** Rows of sheets, scope by scope, a few at a time, so that no statement stays open while others write. */
function* walk(db: Database, columns: string, join: string, query: SheetQuery, thenBy = ''): Iterable<Row> {
  const days = query.days;
  const span: Value[] = days ? [days.from, days.to] : [];
  const where = `WHERE sheet.scope = ?${days ? ' AND day BETWEEN ? AND ?' : ''}`;
  const sql = `SELECT ${columns} FROM sheet ${join} ${where} ORDER BY day${thenBy} LIMIT ${AT_ONCE} OFFSET ?`;
  for (const scope of scopesOf(db, query)) {
    for (let offset = 0; ; offset += AT_ONCE) {
      const rows = db.all(sql, scope, ...span, offset);
      yield* rows;
      if (rows.length < AT_ONCE) break;
    }
  }
}

function scopesOf(db: Database, query: SheetQuery): number[] {
  const given = (['source', 'kind', 'school', 'scope'] as const).filter((name) => query[name] !== undefined);
  const where = given.length > 0 ? `WHERE ${given.map((name) => `${name} = ?`).join(' AND ')}` : '';
  const sql = `SELECT id FROM scope ${where} ORDER BY source, kind, scope, school`;
  return db.all(sql, ...given.map((name) => query[name]!)).map((row) => row['id'] as number);
}
