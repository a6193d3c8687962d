import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { zstdDecompressSync } from 'node:zlib';

/** Everything that somebody reads who has a data folder but not its key: all values of all tables, bodies unpacked, and the bare files. */
export function textsIn(data: string): string {
  const path = join(data, 'svod.db');
  const file = new DatabaseSync(path, { readOnly: true });
  const texts: string[] = [];
  try {
    const tables = file.prepare("SELECT name FROM sqlite_schema WHERE type = 'table'").all();
    for (const { name } of tables) {
      for (const row of file.prepare(`SELECT * FROM "${String(name)}"`).iterate())
        for (const value of Object.values(row)) texts.push(textOf(value));
    }
  } finally {
    file.close();
  }
  return [...texts, readFileSync(path).toString(), readFileSync(`${path}-wal`).toString()].join('\n');
}

function textOf(value: unknown): string {
  if (!(value instanceof Uint8Array)) return String(value);
  try {
    return zstdDecompressSync(value).toString();
  } catch {
    return Buffer.from(value).toString();
  }
}
