import { open } from 'node:fs/promises';
import { GatewayError } from '../contracts/errors.ts';
import { linesIn } from '../sheets/lines.ts';

/** Bytes read at once. */
const CHUNK = 64 * 1024;

/** The lines of a file of any size, one in memory at a time. @throws {GatewayError} file.unreadable, file.invalid */
export async function* linesOfFile(file: string): AsyncIterable<string> {
  try {
    yield* linesIn(chunksOf(file), file);
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw cause instanceof GatewayError
      ? cause
      : new GatewayError('file.unreadable', `reading ${file}: ${code}`, { cause });
  }
}

/** The bytes of a file, in one piece of memory that is used again for every chunk. */
async function* chunksOf(file: string): AsyncIterable<Uint8Array> {
  const handle = await open(file);
  const memory = Buffer.alloc(CHUNK);
  try {
    for (;;) {
      const { bytesRead } = await handle.read(memory, 0, CHUNK);
      if (bytesRead === 0) return;
      yield memory.subarray(0, bytesRead);
    }
  } finally {
    await handle.close();
  }
}
