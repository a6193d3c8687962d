import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/** Fast and still three to five times smaller: measured on sheets, level 3 costs twice the time for a twentieth less. */
const LEVEL = { params: { [constants.ZSTD_c_compressionLevel]: 1 } };

/** A text as zstd. */
export const zip = (text: string): Buffer => zstdCompressSync(text, LEVEL);

/** The text of `zip`. Damaged bytes throw; errors.ts says what that means. */
export const unzip = (bytes: Uint8Array): string => zstdDecompressSync(bytes).toString();

/** Texts shorter than this are kept as they are: zstd would gain nothing and cost ten microseconds. In characters. */
const SHORT = 400;

/** A text that is often short: as text or as zstd. */
export const zipLong = (text: string): string | Buffer => (text.length < SHORT ? text : zip(text));

export const unzipLong = (kept: string | Uint8Array): string => (typeof kept === 'string' ? kept : unzip(kept));
