import type { StemList } from '../../contracts/store.ts';
import { packedStems, packStems, stemList } from '../../sheets/stem-list.ts';
import type { Database, Row } from './database.ts';
import { unzipLong, zipLong } from './zip.ts';

/** In front of packed digests; a list of anything else is kept as text, which is never a blob that begins so. */
const PACKED = Buffer.from([0]);

/** Replaces the list of one class. */
export function writeStems(db: Database, source: string, school: string, name: string, list: readonly string[]): void {
  const sql = 'INSERT OR REPLACE INTO stem (source, school, class, stems) VALUES (?, ?, ?, ?)';
  const packed = packStems(list);
  db.run(sql, source, school, name, packed ? Buffer.concat([PACKED, packed]) : zipLong(JSON.stringify(list)));
}

/** The lists of a school, or of these of its classes. */
export function stemsOf(
  db: Database,
  source: string,
  school: string,
  classes: readonly string[] | undefined,
): ReadonlyMap<string, StemList> {
  const some = classes ? ` AND class IN (${classes.map(() => '?').join(', ')})` : '';
  const sql = `SELECT class, stems FROM stem WHERE source = ? AND school = ?${some}`;
  const rows = db.all(sql, source, school, ...(classes ?? []));
  return new Map(rows.map((row) => [row['class'] as string, stemsIn(row)]));
}

function stemsIn({ stems }: Row): StemList {
  if (typeof stems === 'string' || (stems as Uint8Array)[0] !== 0)
    return stemList(JSON.parse(unzipLong(stems as string | Uint8Array)) as string[]);
  return packedStems((stems as Uint8Array).subarray(PACKED.length));
}
