import { createWriteStream, renameSync, rmSync, statSync } from 'node:fs';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { GatewayError } from '../contracts/errors.ts';

/**
 * Writes a file for its owner alone, all of it or nothing: a half-written export would look like a whole one. What is no
 * regular file (a pipe, a device) is written as it goes.
 *
 * @throws {GatewayError} file.unwritable, and what `lines` throws
 */
export async function writeLines(file: string, lines: AsyncIterable<string>): Promise<void> {
  const { isWhole, isFolder } = kindOf(file);
  if (isFolder) throw new GatewayError('file.unwritable', `writing ${file}: EISDIR`);
  const draft = isWhole ? `${file}.${process.pid}.part` : file;
  try {
    await pipeline(Readable.from(lines), createWriteStream(draft, { mode: 0o600 }));
    if (isWhole) renameSync(draft, file);
  } catch (cause) {
    if (isWhole) rmSync(draft, { force: true });
    const { code } = cause as NodeJS.ErrnoException;
    if (cause instanceof GatewayError || code === undefined) throw cause;
    throw new GatewayError('file.unwritable', `writing ${file}: ${code}`, { cause });
  }
}

function kindOf(file: string): { readonly isWhole: boolean; readonly isFolder: boolean } {
  const found = statSync(file, { throwIfNoEntry: false });
  return { isWhole: found?.isFile() ?? true, isFolder: found?.isDirectory() ?? false };
}
