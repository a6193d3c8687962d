import { hash } from 'node:crypto';
import type { StemList } from '../contracts/store.ts';

/** What a keyed digest of a stem looks like; eight bytes stand for its sixteen letters. */
const DIGEST = /^[0-9a-f]{16}$/;
const HALF = 8;
const BYTES = 8;

/** A list as bytes, sorted; undefined where one of them is no digest. */
export function packStems(digests: readonly string[]): Buffer | undefined {
  return digests.every((digest) => DIGEST.test(digest))
    ? Buffer.from([...new Set(digests)].sort().join(''), 'hex')
    : undefined;
}

/**
 * A list of packed digests. A region has hundreds of thousands of stems: as bytes they cost nothing to open, and nothing to
 * the collector; a word is looked up by halving.
 */
export function packedStems(bytes: Uint8Array): StemList {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const count = bytes.byteLength / BYTES;
  return {
    has(digest) {
      if (digest.length !== 2 * HALF) return false;
      const high = Number.parseInt(digest.slice(0, HALF), 16);
      const low = Number.parseInt(digest.slice(HALF), 16);
      let [from, to] = [0, count];
      while (from < to) {
        const middle = (from + to) >>> 1;
        const at = middle * BYTES;
        const difference = view.getUint32(at) - high || view.getUint32(at + 4) - low;
        if (difference === 0) return true;
        if (difference < 0) from = middle + 1;
        else to = middle;
      }
      return false;
    },
    fingerprint: hash('sha256', bytes),
    *[Symbol.iterator]() {
      const letters = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex');
      for (let at = 0; at < letters.length; at += 2 * HALF) yield letters.slice(at, at + 2 * HALF);
    },
  };
}

/** A list of whatever stands for stems. */
export function stemList(digests: Iterable<string>): StemList {
  const sorted = [...new Set(digests)].sort();
  const packed = packStems(sorted);
  if (packed) return packedStems(packed);
  const known = new Set(sorted);
  return {
    has: (digest) => known.has(digest),
    fingerprint: hash('sha256', JSON.stringify(sorted)),
    [Symbol.iterator]: () => known.values(),
  };
}
