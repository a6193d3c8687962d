import type { Counts, Day, EntityName } from '../../contracts/records.ts';
import type { Slice } from '../../contracts/sheet.ts';
import type { KeptSlice, PagePlan } from '../plan/kept.ts';
import type { SliceReads } from '../../sheets/slice-reads.ts';
import type { Database, Row } from './database.ts';
import type { Names, ScopeName } from './names.ts';

export interface SliceRows {
  /** Slices of a scope that share a day with the span. */
  over(scope: ScopeName, from: Day, to: Day): KeptSlice[];
  find(source: string, slice: Slice): KeptSlice | undefined;
  byKey(key: number): KeptSlice | undefined;
  /** All, or a source's, in the order of their keys, from after `key`, some at a time. */
  after(source: string | undefined, key: number): KeptSlice[];
  /** Key of the written slice. */
  write(source: string, slice: NonNullable<PagePlan['slice']>, page: number): number;
  drop(key: number): void;
  move(moved: PagePlan['moved'][number]): void;
  /** An equal answer: only the reading moves. */
  confirm(key: number, read: { readonly from: number; readonly to: number }, reads: SliceReads): void;
}

const COLUMNS =
  'id, scope, from_day, to_day, entities, page, fingerprint, read_from, read_to, made_by, received, accepted, quarantined, filtered, elsewhere, records, parts, pupils, reads';
/** Rows read at once while all are walked. */
const AT_ONCE = 500;

export function sliceRowsOf(db: Database, names: Names): SliceRows {
  const inRow = (row: Row): KeptSlice => sliceIn(row, names);
  return {
    over(name, from, to) {
      const scope = names.knownScope(name);
      if (scope === undefined) return [];
      return db
        .all(
          `SELECT ${COLUMNS} FROM slice WHERE scope = ? AND from_day <= ? AND to_day >= ? ORDER BY id`,
          scope,
          to,
          from,
        )
        .map(inRow);
    },
    find(source, { kind, school, scope, from, to, entities }) {
      const key = names.knownScope({ source, kind, school, scope });
      if (key === undefined) return undefined;
      const where = 'scope = ? AND from_day = ? AND to_day = ? AND entities = ?';
      const row = db.first(`SELECT ${COLUMNS} FROM slice WHERE ${where}`, key, from, to, entities.join());
      return row && inRow(row);
    },
    byKey(key) {
      const row = db.first(`SELECT ${COLUMNS} FROM slice WHERE id = ?`, key);
      return row && inRow(row);
    },
    after(source, key) {
      const sql = `SELECT ${COLUMNS.split(', ')
        .map((column) => `slice.${column}`)
        .join(', ')} FROM slice JOIN scope ON scope.id = slice.scope`;
      const where = `WHERE slice.id > ?${source === undefined ? '' : ' AND scope.source = ?'} ORDER BY slice.id LIMIT ${AT_ONCE}`;
      return db.all(`${sql} ${where}`, key, ...(source === undefined ? [] : [source])).map(inRow);
    },
    write(source, { before, after }, page) {
      const { kind, school, scope, from, to, entities } = after.slice;
      const place = [names.scope({ source, kind, school, scope }), from, to, entities.join()];
      const marks = COLUMNS.split(', ')
        .slice(1)
        .map(() => '?')
        .join(', ');
      const values = [...place, page, ...valuesOf(after, names)];
      if (before) db.run(`UPDATE slice SET (${COLUMNS.slice(4)}) = (${marks}) WHERE id = ?`, ...values, before.key);
      return before?.key ?? db.run(`INSERT INTO slice (${COLUMNS.slice(4)}) VALUES (${marks})`, ...values);
    },
    drop(key) {
      db.run('DELETE FROM slice WHERE id = ?', key);
      db.run('DELETE FROM raw WHERE slice = ?', key);
      db.run('DELETE FROM code WHERE slice = ?', key);
    },
    move({ slice, elsewhere, released }) {
      const sql =
        'UPDATE slice SET elsewhere = elsewhere + ?, accepted = accepted + ?, quarantined = quarantined - ? WHERE id = ?';
      db.run(sql, elsewhere, released, released, slice);
    },
    confirm(key, { from, to }, reads) {
      db.run(
        'UPDATE slice SET read_from = ?, read_to = ?, reads = ? WHERE id = ?',
        from,
        to,
        JSON.stringify(reads),
        key,
      );
    },
  };
}

function valuesOf(slice: Omit<KeptSlice, 'key' | 'page'>, names: Names): (string | number)[] {
  const { fingerprint, read, madeBy, counts, elsewhere, records, parts, pupils, reads } = slice;
  const { received, accepted, quarantined, filtered } = counts;
  const texts = [records, parts, pupils, reads].map((value) => JSON.stringify(value));
  return [
    fingerprint,
    read.from.getTime(),
    read.to.getTime(),
    names.maker(madeBy),
    received,
    accepted,
    quarantined,
    JSON.stringify(filtered),
    elsewhere,
    ...texts,
  ];
}

export function sliceIn(row: Row, names: Names): KeptSlice {
  const number = (column: string): number => row[column] as number;
  const text = (column: string): string => row[column] as string;
  const { kind, school, scope } = names.scopeNamed(number('scope'));
  const entities = text('entities')
    .split(',')
    .filter((entity) => entity !== '') as EntityName[];
  const filtered = JSON.parse(text('filtered')) as Counts['filtered'];
  return {
    key: number('id'),
    slice: { kind, school, scope, from: text('from_day'), to: text('to_day'), entities },
    fingerprint: text('fingerprint'),
    page: number('page'),
    read: { from: new Date(number('read_from')), to: new Date(number('read_to')) },
    madeBy: names.makerNamed(number('made_by')),
    counts: {
      received: number('received'),
      accepted: number('accepted'),
      quarantined: number('quarantined'),
      filtered,
    },
    elsewhere: number('elsewhere'),
    records: JSON.parse(text('records')) as KeptSlice['records'],
    parts: JSON.parse(text('parts')) as KeptSlice['parts'],
    pupils: JSON.parse(text('pupils')) as KeptSlice['pupils'],
    reads: JSON.parse(text('reads')) as SliceReads,
  };
}
