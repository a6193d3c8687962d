import type { Keeping, ResealCounts } from '../../contracts/keeping.ts';
import type { Database, Row, Value } from './database.ts';
import { isDamaged } from './errors.ts';
import type { Rooms } from './rooms.ts';
import type { Purpose, Seal } from './seal.ts';

const AT_ONCE = 100;

/** Where sealed things stand; `lose` says what becomes of a row that no key opens. */
interface Place {
  readonly table: string;
  readonly key: string;
  readonly column: string;
  readonly purpose: Purpose;
  lose(db: Database, key: Value): void;
}

const READ_ANEW = "UPDATE slice SET fingerprint = '' WHERE id =";
const PLACES: readonly Place[] = [
  {
    ...{ table: 'quarantine', key: 'id', column: 'sealed', purpose: 'quarantine' },
    lose(db, key) {
      db.run(`${READ_ANEW} (SELECT slice FROM quarantine WHERE id = ?)`, key);
      db.run('UPDATE quarantine SET sealed = NULL WHERE id = ?', key);
    },
  },
  {
    ...{ table: 'raw', key: 'slice', column: 'sealed', purpose: 'raw' },
    lose(db, key) {
      db.run(`${READ_ANEW} ?`, key);
      db.run('DELETE FROM raw WHERE slice = ?', key);
    },
  },
  {
    ...{ table: 'finding', key: 'rowid', column: 'held', purpose: 'held' },
    lose: (db, key) =>
      void db.run('UPDATE finding SET closed = coalesce(closed, opened), held = NULL WHERE rowid = ?', key),
  },
];

/** See Keeping.reseal. */
export function reseal(
  db: Database,
  { seal }: Pick<Rooms, 'seal'>,
  { signal, onProgress }: Parameters<Keeping['reseal']>[0],
): ResealCounts {
  const count = ({ table, column }: Place): number =>
    db.first(`SELECT count(*) AS count FROM ${table} WHERE ${column} IS NOT NULL`)!['count'] as number;
  const total = PLACES.reduce((sum, place) => sum + count(place), 0);
  const sum = { resealed: 0, lost: 0 };
  let done = 0;
  for (const place of PLACES) {
    for (let last = 0; ;) {
      if (signal.aborted) return { ...sum, isWhole: false };
      const rows = db.transaction('sealing anew', () => resealPart(db, seal, place, last, sum));
      if (rows.length === 0) break;
      onProgress?.((done += rows.length), total);
      last = rows.at(-1)!['key'] as number;
    }
  }
  return { ...sum, isWhole: true };
}

function resealPart(
  db: Database,
  seal: Seal,
  place: Place,
  last: number,
  sum: { resealed: number; lost: number },
): readonly Row[] {
  const { table, key, column, purpose } = place;
  const where = `${column} IS NOT NULL AND ${key} > ? ORDER BY ${key} LIMIT ${AT_ONCE}`;
  const rows = db.all(`SELECT ${key} AS key, ${column} AS sealed FROM ${table} WHERE ${where}`, last);
  for (const row of rows) {
    const sealed = row['sealed'] as Uint8Array;
    if (seal.isCurrent(sealed, purpose)) continue;
    const content = openedOrLost(db, seal, purpose, sealed, row['key']!);
    if (content)
      db.run(`UPDATE ${table} SET ${column} = ? WHERE ${key} = ?`, seal.close(content, purpose), row['key']!);
    sum[content ? 'resealed' : 'lost'] += 1;
  }
  return rows;
}

/** How many sealed things no key of ours opens; a file of an earlier schema has fewer places. */
export function unopenedIn(db: Database, seal: Seal): number {
  let count = 0;
  for (const { table, column, purpose } of PLACES) {
    if (!db.first('SELECT 1 FROM pragma_table_info(?) WHERE name = ?', table, column)) continue;
    for (const row of db.statement(`SELECT ${column} AS sealed FROM ${table} WHERE ${column} IS NOT NULL`).iterate())
      if (!openedBy(seal, purpose, row['sealed'] as Uint8Array)) count += 1;
  }
  return count;
}

/** What a sealed thing says; undefined where no key of ours opens it. */
export function openedBy(seal: Seal, purpose: Purpose, sealed: Uint8Array): Buffer | undefined {
  try {
    return seal.open(sealed, purpose);
  } catch (error) {
    if (!isDamaged(error)) throw error;
    return undefined;
  }
}

/** As `openedBy`; what no key opens is lost to everybody, and is deleted. */
export function openedOrLost(
  db: Database,
  seal: Seal,
  purpose: Purpose,
  sealed: Uint8Array,
  key: Value,
): Buffer | undefined {
  const content = openedBy(seal, purpose, sealed);
  if (!content) PLACES.find((place) => place.purpose === purpose)!.lose(db, key);
  return content;
}
