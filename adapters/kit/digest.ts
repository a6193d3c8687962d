import { createHash } from 'node:crypto';

/** SHA-256 (hex) of a list of texts or bytes; the same list only gives the same digest, also when cut otherwise. */
export function digestOf(parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${Buffer.byteLength(part)}:`).update(part);
  return hash.digest('hex');
}
