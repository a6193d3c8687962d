import { statSync } from 'node:fs';
import { types } from 'node:util';
import { type ErrorCode, GatewayError } from '../../contracts/errors.ts';

/** IOERR_SHMSIZE: a file beside the store cannot grow, because the disk is full. The primary code would mean a damaged file. */
const NO_ROOM = 4874;
/** NOTADB: a file of something else, or one whose first bytes are overwritten. */
const NO_DATABASE = 26;
/** SQLite's primary result codes that a person can do something about. */
const MEANING: Readonly<Record<number, ErrorCode>> = {
  3: 'store.unwritable', // PERM
  5: 'store.locked', // BUSY
  6: 'store.locked', // LOCKED
  8: 'store.unwritable', // READONLY
  10: 'store.damaged', // IOERR
  11: 'store.damaged', // CORRUPT
  13: 'store.full', // FULL
  14: 'store.unwritable', // CANTOPEN
  23: 'store.unwritable', // AUTH
  [NO_DATABASE]: 'store.damaged',
};

/** Codes of the file system, raised before SQLite sees the file. */
const FILE_MEANING: Readonly<Record<string, ErrorCode>> = {
  EACCES: 'store.unwritable',
  EPERM: 'store.unwritable',
  EROFS: 'store.unwritable',
  ENOENT: 'store.unwritable',
  ENOTDIR: 'store.unwritable',
  EISDIR: 'store.unwritable',
  ENOSPC: 'store.full',
  EIO: 'store.damaged',
  ZSTD_error_prefix_unknown: 'store.damaged',
  ZSTD_error_corruption_detected: 'store.damaged',
  ZSTD_error_checksum_wrong: 'store.damaged',
};

const meaningOf = (errcode: number): ErrorCode | undefined =>
  errcode === NO_ROOM ? 'store.full' : MEANING[errcode & 0xff];

/** What a failure of the database means to the operator; other errors, bugs among them, are given back as they are. */
export function asGatewayError(error: unknown, doing: string): unknown {
  if (error instanceof GatewayError || !types.isNativeError(error)) return error;
  const { errcode, code = '' } = error as Error & { errcode?: number; code?: string };
  // JSON that we wrote ourselves does not parse any more.
  const isGarbled = error.name === 'SyntaxError';
  const meaning = isGarbled ? 'store.damaged' : errcode === undefined ? FILE_MEANING[code] : meaningOf(errcode);
  const message = errcode === NO_ROOM ? 'database or disk is full' : error.message;
  const wayOut = errcode === NO_DATABASE ? 'no-store' : undefined;
  return meaning ? new GatewayError(meaning, `${doing}: ${message}`, { cause: error, wayOut }) : error;
}

/** What lies in the place of a store and is none. */
export const noStore = (file: string, what: string): GatewayError =>
  new GatewayError('store.damaged', `opening ${file}: ${what}`, { wayOut: 'no-store' });

/** SQLite would speak of a disk that fails. @throws {GatewayError} store.damaged where a folder lies there */
export function demandNoFolder(file: string): void {
  if (statSync(file, { throwIfNoEntry: false })?.isDirectory() === true) throw noStore(file, 'it is a folder');
}

/** Runs `work`; a failure of the database is thrown as a GatewayError. */
export function guarded<Result>(doing: string, work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw asGatewayError(error, doing);
  }
}

/** Whether an error says that a file, or a part of it, is not ours or is ours no more. */
export const isDamaged = (error: unknown): boolean => error instanceof GatewayError && error.code === 'store.damaged';
