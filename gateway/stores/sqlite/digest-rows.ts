import type { DigestBook } from '../../contracts/digest.ts';
import type { Database } from './database.ts';

/** A row a channel: what was told before the last slot is of no use to anybody. */
export const digestBookOn = (db: Database): DigestBook => ({
  digestsTold: async () =>
    db.all('SELECT * FROM digest ORDER BY channel').map(({ channel, slot, error, failures }) => ({
      channel: channel as string,
      slot: new Date(slot as number),
      ...(error !== null && { error: error as string }),
      failures: failures as number,
    })),
  noteDigest: async ({ channel, slot, error = null }) =>
    db.transaction('noting a digest', () => {
      const failed = error === null ? 0 : 1;
      const sql = `INSERT INTO digest (channel, slot, error, failures) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        slot = excluded.slot, error = excluded.error, failures = CASE excluded.failures WHEN 0 THEN 0 ELSE failures + 1 END`;
      db.run(sql, channel, slot.getTime(), error, failed);
    }),
});
