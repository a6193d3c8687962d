import { constants, zstdCompressSync, zstdDecompressSync } from 'node:zlib';

/**
 * Fast and still five to nine times smaller: measured on sheets, level 3 costs twice the time and gains nothing. Tables for a
 * window of 64 KiB, a sheet's size: the larger default ones cost half of the time of a small text. Small output chunks,
 * since each is memory that waits for the collector.
 */
const SETTINGS = {
  chunkSize: 4096,
  params: {
    [constants.ZSTD_c_compressionLevel]: 1,
    [constants.ZSTD_c_windowLog]: 16,
    [constants.ZSTD_c_hashLog]: 13,
  },
};

/** Texts are encoded here, so that a text leaves nothing to collect; longer ones get memory of their own. */
const scratch = Buffer.allocUnsafeSlow(256 * 1024);
/** Bytes in UTF-8 a UTF-16 code unit may take. */
const WIDEST = 3;

/** A text as zstd. */
export function zip(text: string): Buffer {
  if (text.length * WIDEST > scratch.length) return zstdCompressSync(text, SETTINGS);
  return zstdCompressSync(scratch.subarray(0, scratch.write(text)), SETTINGS);
}

/** The text of `zip`. Damaged bytes throw; errors.ts says what that means. */
export const unzip = (bytes: Uint8Array): string => unzipBytes(bytes).toString();

/** Answers of a vendor are some times as long as a sheet, and repeat themselves over the whole of it. */
const LONG_SETTINGS = {
  chunkSize: 16_384,
  params: {
    [constants.ZSTD_c_compressionLevel]: 1,
    [constants.ZSTD_c_windowLog]: 18,
    [constants.ZSTD_c_hashLog]: 14,
  },
};

/** Bytes as zstd. */
export const zipBytes = (bytes: Uint8Array): Buffer => zstdCompressSync(bytes, LONG_SETTINGS);
export const unzipBytes = (bytes: Uint8Array): Buffer => zstdDecompressSync(bytes);

/** How zstd begins; neither JSON nor V8's serialised form does. */
const MAGIC = Buffer.from([0x28, 0xb5, 0x2f, 0xfd]);
export const isZipped = (bytes: Buffer): boolean => bytes.subarray(0, MAGIC.length).equals(MAGIC);

/** Texts shorter than this are kept as they are: zstd would gain little and cost ten microseconds. In characters. */
const SHORT = 400;

/** A text that is often short: as text or as zstd. */
export const zipLong = (text: string): string | Buffer => (text.length < SHORT ? text : zip(text));

export const unzipLong = (kept: string | Uint8Array): string => (typeof kept === 'string' ? kept : unzip(kept));
