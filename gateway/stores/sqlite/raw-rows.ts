import type { RawPage } from './rooms.ts';
import type { Database } from './database.ts';
import type { Seal } from './seal.ts';
import type { SliceRows } from './slice-rows.ts';

/**
 * Raw answers kept of a source, one of each slice. A slice that answered the same since was read again, so its answer has the
 * slice's present reading.
 */
export async function* rawPagesOf(db: Database, seal: Seal, slices: SliceRows, source: string): AsyncIterable<RawPage> {
  for (let last = 0; ;) {
    const kept = slices.after(source, last);
    if (kept.length === 0) return;
    for (const { key, slice, read } of kept) {
      const row = db.first('SELECT sealed, pupils, read_from, read_to FROM raw WHERE slice = ?', key);
      if (!row) continue;
      const own = { from: new Date(row['read_from'] as number), to: new Date(row['read_to'] as number) };
      yield {
        slice,
        read: own.from > read.from ? own : read,
        pupils: JSON.parse(row['pupils'] as string) as RawPage['pupils'],
        answers: seal.open(row['sealed'] as Uint8Array, 'raw'),
      };
    }
    last = kept.at(-1)!.key;
  }
}

export function forgetRaw(db: Database, now: Date): number {
  const sql = 'DELETE FROM raw WHERE until IS NOT NULL AND until <= ?';
  return db.transaction('forgetting raw answers', () => Number(db.statement(sql).run(now.getTime()).changes));
}
