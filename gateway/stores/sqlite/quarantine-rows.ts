import { GatewayError } from '../../contracts/errors.ts';
import type { NormalisedPage, QuarantinedRecord, Sighting } from '../../contracts/sheet.ts';
import type { QuarantineRow } from '../../contracts/finding.ts';
import type { KeptQuarantine, QuarantinePlan } from '../plan/kept.ts';
import { scopeOf } from '../plan/plan-quarantine.ts';
import type { Database, Row } from './database.ts';
import type { Names, ScopeName } from './names.ts';
import type { Seal } from './seal.ts';
import type { SliceRows } from './slice-rows.ts';

export interface QuarantineRows {
  ofSlice(slice: number): KeptQuarantine[];
  alone(scope: ScopeName): KeptQuarantine[];
  row(id: string): KeptQuarantine | undefined;
  /** Writes a plan inside the page's transaction. `now` in milliseconds. */
  write(page: NormalisedPage, pageKey: number, slice: number | undefined, plan: QuarantinePlan, now: number): void;
  all(source: string | undefined): AsyncIterable<QuarantineRow>;
  raw(id: string): string;
}

const COLUMNS =
  'id, scope, slice, page, read_from, ref, shown_by, failed, problems, codes, seen_after, seen_by, made_by';
const AT_ONCE = 500;

export function quarantineRowsOf(db: Database, names: Names, seal: Seal, slices: SliceRows): QuarantineRows {
  const scopeKey = (page: NormalisedPage, row: QuarantinedRecord): number =>
    names.scope({
      source: page.source,
      kind: page.kind,
      school: page.school,
      scope: page.slice?.scope ?? scopeOf(row),
    });
  const told = (page: NormalisedPage, { shownBy, failed, problems, unknownCodes, rawJson }: QuarantinedRecord) => [
    shownBy ?? null,
    JSON.stringify(failed),
    JSON.stringify(problems),
    unknownCodes ? JSON.stringify(unknownCodes) : null,
    names.maker(page.madeBy),
    seal.close(rawJson, 'quarantine'),
  ];
  return {
    ofSlice: (slice) =>
      db.all(`SELECT ${COLUMNS} FROM quarantine WHERE slice = ? AND released IS NULL ORDER BY id`, slice).map(keptIn),
    alone(scope) {
      const key = names.knownScope(scope);
      if (key === undefined) return [];
      return db
        .all(
          `SELECT ${COLUMNS} FROM quarantine WHERE scope = ? AND slice IS NULL AND released IS NULL ORDER BY id`,
          key,
        )
        .map(keptIn);
    },
    row(id) {
      const row = db.first(`SELECT ${COLUMNS} FROM quarantine WHERE id = ? AND released IS NULL`, id);
      return row && keptIn(row);
    },
    write(page, pageKey, slice, { added, renewed, released }, now) {
      const from = page.read.from.getTime();
      for (const { row, seen } of added) {
        const place = [scopeKey(page, row), slice ?? null, pageKey, from, row.ref, seen.after ?? null, seen.by];
        db.run(
          'INSERT INTO quarantine (scope, slice, page, read_from, ref, seen_after, seen_by, shown_by, failed, problems, codes, made_by, sealed) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)',
          ...place,
          ...told(page, row),
        );
      }
      for (const { key, row, page: which } of renewed) {
        if (which === 'this') db.run('UPDATE quarantine SET page = ?, read_from = ? WHERE id = ?', pageKey, from, key);
        db.run(
          'UPDATE quarantine SET shown_by = ?, failed = ?, problems = ?, codes = ?, made_by = ?, sealed = ? WHERE id = ?',
          ...told(page, row),
          key,
        );
      }
      // The row stays, empty, so that one which was deleted behind our back shows as a gap.
      for (const key of released) db.run('UPDATE quarantine SET released = ?, sealed = NULL WHERE id = ?', now, key);
    },
    async *all(source) {
      for (let last = 0; ;) {
        const rows = db.all(
          `SELECT ${COLUMNS} FROM quarantine WHERE id > ? AND released IS NULL ORDER BY id LIMIT ${AT_ONCE}`,
          last,
        );
        if (rows.length === 0) return;
        for (const row of rows) {
          const shown = shownIn(row, names, slices);
          if (source === undefined || shown.source === source) yield shown;
        }
        last = rows.at(-1)!['id'] as number;
      }
    },
    raw(id) {
      const sealed = db.first('SELECT sealed FROM quarantine WHERE id = ? AND released IS NULL', id)?.['sealed'];
      if (!sealed)
        throw new GatewayError(
          'usage.invalid',
          `opening quarantine row ${id}: there is no such row, or it was released`,
        );
      return seal.open(sealed as Uint8Array, 'quarantine').toString();
    },
  };
}

function keptIn(row: Row): KeptQuarantine {
  const text = (column: string): string => row[column] as string;
  const seen: Sighting = { ...(row['seen_after'] !== null && { after: text('seen_after') }), by: text('seen_by') };
  return {
    key: row['id'] as number,
    ...(row['slice'] !== null && { slice: row['slice'] as number }),
    page: row['page'] as number,
    readFrom: row['read_from'] as number,
    ref: text('ref'),
    ...(row['shown_by'] !== null && { shownBy: text('shown_by') }),
    failed: JSON.parse(text('failed')) as QuarantinedRecord['failed'],
    problems: JSON.parse(text('problems')) as QuarantinedRecord['problems'],
    ...(row['codes'] !== null && {
      unknownCodes: JSON.parse(text('codes')) as NonNullable<QuarantinedRecord['unknownCodes']>,
    }),
    seen,
  };
}

function shownIn(row: Row, names: Names, slices: SliceRows): QuarantineRow {
  const { key, slice: sliceKey, ref, shownBy, failed, problems, unknownCodes, seen } = keptIn(row);
  const { source, kind, school } = names.scopeNamed(row['scope'] as number);
  const slice = sliceKey === undefined ? undefined : slices.byKey(sliceKey)?.slice;
  return {
    id: String(key),
    source,
    kind,
    school,
    ...(slice && { slice }),
    // The ordinal was of a page that is gone.
    raw: 0,
    ref,
    ...(shownBy !== undefined && { shownBy }),
    failed,
    problems,
    ...(unknownCodes && { unknownCodes }),
    firstSeenAt: new Date(seen.by),
    madeBy: names.makerNamed(row['made_by'] as number),
  };
}
