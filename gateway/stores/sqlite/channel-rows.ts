import type { ChannelBook } from '../../contracts/channel.ts';
import type { Database } from './database.ts';

/** A row a channel. */
export const channelBookOn = (db: Database): ChannelBook => ({
  channelStates: async () =>
    db.all('SELECT * FROM channel ORDER BY name').map(({ name, failures, error, digest }) => ({
      channel: name as string,
      failures: failures as number,
      ...(error !== null && { error: error as string }),
      ...(digest !== null && { digest: new Date(digest as number) }),
    })),
  noteTold: async (channel, { error, digest }) =>
    db.transaction('noting what a channel took', () => {
      const sql = `INSERT INTO channel (name, failures, error, digest) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
        failures = CASE excluded.failures WHEN 0 THEN 0 ELSE failures + 1 END, error = excluded.error,
        digest = coalesce(excluded.digest, digest)`;
      const taken = error === undefined ? (digest?.getTime() ?? null) : null;
      db.run(sql, channel, error === undefined ? 0 : 1, error ?? null, taken);
    }),
});
