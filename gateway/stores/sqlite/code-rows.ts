import type { NormalisedPage, UnknownCode } from '../../contracts/sheet.ts';
import type { Database } from './database.ts';

/** Slice key of codes that pages without a slice told. */
const NO_SLICE = 0;

/**
 * Codes that lists did not know and kept: those of a slice replace what its last page told, others stand side by side.
 *
 * @param isNew the slice had no page before
 */
export function writeCodes(
  db: Database,
  { source, school, unknownCodes = [] }: NormalisedPage,
  slice: number | undefined,
  { now, isNew }: { readonly now: number; readonly isNew: boolean },
): void {
  const owner = slice ?? NO_SLICE;
  const known = new Map<string, number>();
  if (slice !== undefined && !isNew) {
    for (const row of db.all('SELECT list, value, first_seen FROM code WHERE slice = ?', slice)) {
      known.set(`${row['list'] as string}\n${row['value'] as string}`, row['first_seen'] as number);
    }
    if (known.size > 0) db.run('DELETE FROM code WHERE slice = ?', slice);
  }
  const sql = `INSERT INTO code (source, school, slice, list, value, count, first_seen) VALUES (?, ?, ?, ?, ?, ?, ?)
    ON CONFLICT DO UPDATE SET count = excluded.count`;
  for (const { list, value, count } of unknownCodes) {
    db.run(sql, source, school, owner, list, value, count, known.get(`${list}\n${value}`) ?? now);
  }
}

export type CodeCount = UnknownCode & {
  readonly count: number;
  readonly schools: readonly string[];
  readonly firstSeen: Date;
};

/** Codes kept and codes quarantined, added up over sources; in order of list and value. */
export function unknownCodesOf(db: Database): CodeCount[] {
  const sql = `
    SELECT list, value, sum(count) AS count, min(first_seen) AS first, json_group_array(DISTINCT school) AS schools FROM (
      SELECT list, value, count, first_seen, school FROM code
      UNION ALL
      SELECT each.value ->> 'list', each.value ->> 'value', 1, cast(unixepoch(seen_by, 'subsec') * 1000 AS INTEGER), scope.school
      FROM quarantine JOIN scope ON scope.id = quarantine.scope, json_each(codes) AS each
      WHERE released IS NULL AND codes IS NOT NULL
    ) GROUP BY list, value ORDER BY list, value`;
  return db.all(sql).map((row) => ({
    list: row['list'] as string,
    value: row['value'] as string,
    count: row['count'] as number,
    schools: (JSON.parse(row['schools'] as string) as string[]).sort(),
    firstSeen: new Date(row['first'] as number),
  }));
}
