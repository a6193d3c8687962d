import type { Look } from '../../contracts/keeping.ts';
import type { Database } from './database.ts';

export function noteLook(db: Database, { at, who, source, count, why }: Look): void {
  const sql = 'INSERT INTO look (at, who, source, count, why) VALUES (?, ?, ?, ?, ?)';
  db.transaction('noting a look', () => db.run(sql, at.getTime(), who, source, count, why));
}

/** Newest first. */
export const looksOf = (db: Database): Look[] =>
  db.all('SELECT * FROM look ORDER BY id DESC').map((row) => ({
    at: new Date(row['at'] as number),
    who: row['who'] as string,
    source: row['source'] as string,
    count: row['count'] as number,
    why: row['why'] as string,
  }));
