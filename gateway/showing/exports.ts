import { existsSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { SheetQuery } from '../contracts/facts.ts';
import { linesOfFile } from '../files/file-lines.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { type Diff, diffExports } from '../sheets/diff.ts';
import { exportSheets } from '../sheets/export.ts';
import { sentence, told } from '../messages/told.ts';

/** The lines of an export: a header, then a sheet a line. */
export const exportLines = ({ store, keys }: Gateway, query: SheetQuery): AsyncIterable<string> =>
  exportSheets(store, keys.keyId, query);

/** Compares two exports, or the stores of two data folders. */
export async function diffPaths(a: string, b: string): Promise<Diff> {
  return diffExports(linesOf(a), linesOf(b));
}

async function* linesOf(path: string): AsyncIterable<string> {
  if (!existsSync(path)) throw told('file.unreadable', [sentence('file.not-there', { file: path })]);
  if (!statSync(path).isDirectory()) {
    yield* linesOfFile(path);
    return;
  }
  if (!existsSync(join(path, 'key.json')))
    throw told('file.unreadable', [sentence('file.no-data-folder', { folder: path })]);
  const gateway = await openGateway({ data: path });
  try {
    yield* exportLines(gateway, {});
  } finally {
    await gateway.close();
  }
}
