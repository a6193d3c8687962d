import type { Counts } from '../../contracts/records.ts';
import type { Ledger } from '../../contracts/ledger.ts';
import { hashOf } from '../../sheets/canonical-json.ts';
import { countedOf, type OriginTable } from '../../sheets/origin-table.ts';
import type { KeptSlice } from '../plan/kept.ts';
import { Recount } from '../plan/recount.ts';
import type { Database, Row } from './database.ts';
import { deliveryCountsIn } from './delivery-sums.ts';
import type { Slot } from './destinations.ts';
import type { Names } from './names.ts';
import type { Rooms } from './rooms.ts';
import { prunedIn } from './pruned-rows.ts';
import { sliceIn } from './slice-rows.ts';
import { unzip, unzipLong } from './zip.ts';

const AT_ONCE = 500;

/** Recounts everything from the rows, in one read transaction: nothing moves while it counts. */
export function ledgerOf(db: Database, rooms: Rooms): Ledger {
  const recount = new Recount();
  db.snapshot(() => {
    rooms.slots.refresh();
    countPages(db, recount);
    countScopes(db, rooms.names, recount);
    for (const [table, where, what] of [
      ['page', 'page', 'page'],
      ['sheet', 'sheet', 'sheet'],
      ['quarantine', 'slice', 'quarantine row'],
    ] as const) {
      for (const key of gapsOf(db, table)) recount.missing(where, `${what} ${key}: the row is gone`);
    }
    for (const slot of rooms.slots.list()) countDestination(db, rooms.names, slot, recount);
  });
  return recount.result();
}

/** Rows in the order of their keys, some at a time. */
function* walk(db: Database, sql: string): Iterable<Row> {
  for (let last = 0; ;) {
    const rows = db.all(`${sql} LIMIT ${AT_ONCE}`, last);
    if (rows.length === 0) return;
    yield* rows;
    last = rows.at(-1)!['id'] as number;
  }
}

function countPages(db: Database, recount: Recount): void {
  for (const row of walk(
    db,
    'SELECT id, source, run, received, accepted, quarantined, filtered FROM page WHERE id > ? ORDER BY id',
  )) {
    const [key, received, accepted, quarantined] = [
      row['id'],
      row['received'],
      row['accepted'],
      row['quarantined'],
    ] as [number, number, number, number];
    const filtered = JSON.parse(row['filtered'] as string) as Counts['filtered'];
    recount.page({
      key,
      source: row['source'] as string,
      run: row['run'] as string,
      received,
      accepted,
      quarantined,
      filtered,
    });
  }
}

/** Every sheet is opened once: its hash, and how many raw records of its slices' last pages it carries. */
function countScopes(db: Database, names: Names, recount: Recount): void {
  for (const { id } of walk(db, 'SELECT id FROM scope WHERE id > ? ORDER BY id')) {
    const slices = db.all('SELECT * FROM slice WHERE scope = ? ORDER BY id', id!).map((row) => sliceIn(row, names));
    const counted = new Map<number, number>(slices.map(({ key }) => [key, 0]));
    const { source, kind, scope } = names.scopeNamed(id as number);
    const sql =
      'SELECT sheet.id, day, hash, body, origins FROM sheet LEFT JOIN content ON content.sheet = sheet.id WHERE scope = ? ORDER BY day';
    for (const row of db.statement(sql).iterate(id!) as Iterable<Row>) {
      const table = openedTable(row);
      if (!table) recount.sheet(`${kind} ${scope} ${row['day'] as string} of source ${source}`);
      else countSheet(table, row['day'] as string, slices, counted);
    }
    for (const slice of slices) recount.slice(source, slice, counted.get(slice.key)!, waitingOf(db, slice));
  }
}

function countSheet(table: OriginTable, day: string, slices: readonly KeptSlice[], counted: Map<number, number>): void {
  for (const { key, slice } of slices) {
    if (slice.from <= day && day <= slice.to)
      counted.set(key, counted.get(key)! + countedOf(table, new Set(slice.entities)));
  }
}

/** The origins of a sheet whose body is as it was stored; undefined where anything was altered. */
function openedTable({ hash, body, origins }: Row): OriginTable | undefined {
  try {
    if (hashOf(unzip(body as Uint8Array)) !== hash) return undefined;
    return JSON.parse(unzipLong(origins as string | Uint8Array)) as OriginTable;
  } catch {
    // Whatever cannot be opened was altered; the ledger names it and goes on.
    return undefined;
  }
}

const waitingOf = (db: Database, { key, page }: KeptSlice): number =>
  db.first('SELECT count(*) AS count FROM quarantine WHERE slice = ? AND page = ? AND released IS NULL', key, page)![
    'count'
  ] as number;

/** Keys between 1 and the last one given that are not there, and that retention has not deleted. */
function gapsOf(db: Database, table: 'page' | 'sheet' | 'quarantine'): number[] {
  const pruned = prunedIn(db, table);
  const last = (db.first('SELECT seq FROM sqlite_sequence WHERE name = ?', table)?.['seq'] as number | undefined) ?? 0;
  if ((db.first(`SELECT count(*) AS count FROM ${table}`)!['count'] as number) + pruned.count === last) return [];
  const gaps: number[] = [];
  let next = 1;
  for (const { id } of walk(db, `SELECT id FROM ${table} WHERE id > ? ORDER BY id`)) {
    for (; next < (id as number); next += 1) gaps.push(next);
    next += 1;
  }
  for (; next <= last; next += 1) gaps.push(next);
  return gaps.filter((key) => !pruned.has(key));
}

/** Every version that is no longer waiting has exactly one receipt. */
function countDestination(db: Database, names: Names, slot: Slot, recount: Recount): void {
  const { slot: number, name } = slot;
  const sql = `SELECT sheet.id, sheet.scope, day, sheet.version - coalesce(d${number}_first, 1) + (d${number}_due IS NULL) AS expected, count(receipt.version) AS found
    FROM sheet LEFT JOIN receipt ON receipt.slot = ${number} AND receipt.sheet = sheet.id AND receipt.version >= coalesce(d${number}_first, 1)
    GROUP BY sheet.id HAVING expected <> found`;
  const strays = db.all(sql).map((row) => {
    const { source, kind, scope } = names.scopeNamed(row['scope'] as number);
    return {
      sheet: `${kind} ${scope} ${row['day'] as string} of source ${source}`,
      expected: row['expected'] as number,
      found: row['found'] as number,
    };
  });
  recount.destination(name, deliveryCountsIn(db, slot), strays);
}
