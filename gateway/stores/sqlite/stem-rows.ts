import type { Database, Row } from './database.ts';
import { unzipLong, zipLong } from './zip.ts';

/** What a keyed digest of a stem looks like; eight bytes of it are kept instead of sixteen letters. */
const DIGEST = /^[0-9a-f]{16}$/;
const LETTERS = 16;
/** In front of the bytes of digests; a list of anything else is kept as text, which is never a blob that begins so. */
const BYTES = Buffer.from([0]);

/** Replaces the list of one class. */
export function writeStems(db: Database, source: string, school: string, name: string, list: readonly string[]): void {
  const sql = 'INSERT OR REPLACE INTO stem (source, school, class, stems) VALUES (?, ?, ?, ?)';
  const isDigests = list.every((digest) => DIGEST.test(digest));
  const kept = isDigests ? Buffer.concat([BYTES, Buffer.from(list.join(''), 'hex')]) : zipLong(JSON.stringify(list));
  db.run(sql, source, school, name, kept);
}

/** The lists of a school, or of these of its classes. */
export function stemsOf(
  db: Database,
  source: string,
  school: string,
  classes: readonly string[] | undefined,
): ReadonlyMap<string, ReadonlySet<string>> {
  const some = classes ? ` AND class IN (${classes.map(() => '?').join(', ')})` : '';
  const sql = `SELECT class, stems FROM stem WHERE source = ? AND school = ?${some}`;
  const rows = db.all(sql, source, school, ...(classes ?? []));
  return new Map(rows.map((row) => [row['class'] as string, stemsIn(row)]));
}

function stemsIn({ stems }: Row): ReadonlySet<string> {
  if (typeof stems === 'string' || (stems as Uint8Array)[0] !== 0)
    return new Set(JSON.parse(unzipLong(stems as string | Uint8Array)) as string[]);
  const bytes = stems as Uint8Array;
  const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex', 1);
  const list = new Set<string>();
  for (let at = 0; at < letters.length; at += LETTERS) list.add(letters.slice(at, at + LETTERS));
  return list;
}
