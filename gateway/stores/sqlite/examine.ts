import { existsSync, statSync } from 'node:fs';
import { DatabaseSync } from 'node:sqlite';
import { GatewayError } from '../../contracts/errors.ts';
import type { StoreExamination } from '../../contracts/store-file.ts';
import { guarded } from './errors.ts';
import { MIGRATIONS } from './migrations.ts';

/** Larger files are not read whole: a second for each 500 MB, about. */
const MOST_BYTES = 1024 ** 3;

/**
 * Looks at a store's file without writing to it; undefined where there is none.
 *
 * @throws {GatewayError} store.damaged, store.newer, store.unwritable
 */
export function examineSqlite(file: string, mostBytes = MOST_BYTES): StoreExamination | undefined {
  if (!existsSync(file)) return undefined;
  const { size: bytes } = statSync(file);
  return guarded(`opening ${file}`, () => {
    const sqlite = new DatabaseSync(file, { readOnly: true });
    try {
      return examined(sqlite, file, bytes, bytes <= mostBytes);
    } finally {
      sqlite.close();
    }
  });
}

function examined(sqlite: DatabaseSync, file: string, bytes: number, isChecked: boolean): StoreExamination {
  const one = (sql: string): unknown => Object.values(sqlite.prepare(sql).get() ?? {})[0];
  const schema = Number(one('PRAGMA user_version'));
  const knownSchema = MIGRATIONS.length;
  if (schema > knownSchema)
    throw new GatewayError(
      'store.newer',
      `opening ${file}: it has schema ${schema}, this version knows ${knownSchema}`,
    );
  if (isChecked && one('PRAGMA quick_check(1)') !== 'ok')
    throw new GatewayError('store.damaged', `opening ${file}: database disk image is malformed`);
  if (schema === 0) return { file, bytes, schema, knownSchema, isChecked };
  const keyId = one("SELECT value FROM meta WHERE name = 'key'");
  const last = one('SELECT max(last_read) FROM source');
  return {
    ...{ file, bytes, schema, knownSchema, isChecked },
    ...(typeof keyId === 'string' && { keyId }),
    epoch: Number(one("SELECT value FROM meta WHERE name = 'epoch'")),
    ...(typeof last === 'number' && { lastReadAt: new Date(last) }),
  };
}
