import { closeSync, existsSync, fstatSync, fsyncSync, openSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { backup, DatabaseSync } from 'node:sqlite';
import { GatewayError } from '../../contracts/errors.ts';
import type { CopyOptions } from '../../contracts/store-file.ts';
import { OWNER_ONLY } from './database.ts';
import { asGatewayError, guarded } from './errors.ts';
import { PATIENCE } from './file-facts.ts';

/** Pages of 4 KiB a step: short enough that a signal is heard at once. */
const PAGES_A_STEP = 256;
/** Rests as many times as long as a step took: writers beside keep the disk and the processor. */
const REST = 2;

/**
 * Copies one moment of a store into a new file. The connection that copies holds a read transaction: others write on meanwhile,
 * and the copy does not start anew because of them.
 *
 * @throws {GatewayError} file.unwritable, store.full, stopped, store.damaged
 */
export async function backUpFile(file: string, target: string, { signal, onProgress }: CopyOptions): Promise<number> {
  if (existsSync(target)) throw new GatewayError('file.unwritable', `writing ${target}: there is a file of that name`);
  removeLeft(target);
  const part = `${target}.${process.pid}.part`;
  const doing = `writing ${target}`;
  try {
    const demandGoing = (): void => {
      if (signal.aborted) throw new GatewayError('stopped', `writing ${target}: told to stop`);
    };
    makeEmpty(part, target);
    await copy(file, part, (remaining, total) => {
      demandGoing();
      onProgress?.(total - remaining, total);
    });
    demandGoing();
    guarded(doing, () => demandWhole(part));
    return settle(part, target);
  } catch (error) {
    throw asCopyError(error, doing);
  } finally {
    for (const end of ['', '-wal', '-shm', '-journal']) rmSync(part + end, { force: true });
  }
}

/** SQLite's IOERR: of the two files the one that is written is nearly always the one that fails. */
const IO_ERROR = 10;

function asCopyError(error: unknown, doing: string): unknown {
  const { errcode = 0, message } = error as Error & { readonly errcode?: number };
  if ((errcode & 0xff) !== IO_ERROR) return asGatewayError(error, doing);
  return new GatewayError('file.unwritable', `${doing}: ${message}`, { cause: error });
}

function makeEmpty(part: string, target: string): void {
  try {
    closeSync(openSync(part, 'wx', OWNER_ONLY));
  } catch (cause) {
    const code = (cause as NodeJS.ErrnoException).code ?? 'unknown';
    throw new GatewayError('file.unwritable', `writing ${target}: ${code}`, { cause });
  }
}

async function copy(file: string, part: string, progress: (remaining: number, total: number) => void): Promise<void> {
  const source = guarded(`opening ${file}`, () => new DatabaseSync(file, { readOnly: true, timeout: PATIENCE }));
  try {
    guarded(`reading ${file}`, () => source.exec('BEGIN; SELECT count(*) FROM sqlite_schema'));
    let last = performance.now();
    await backup(source, part, {
      rate: PAGES_A_STEP,
      progress({ remainingPages, totalPages }) {
        progress(remainingPages, totalPages);
        rest((performance.now() - last) * REST);
        last = performance.now();
      },
    });
  } finally {
    source.close();
  }
}

/** The process does nothing for so many milliseconds. */
const rest = (ms: number): unknown => Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);

/** Looks the copy through, and takes it out of WAL mode: a backup is one file. */
function demandWhole(part: string): void {
  const copied = new DatabaseSync(part);
  try {
    copied.exec('PRAGMA journal_mode = DELETE');
    const [result] = Object.values(copied.prepare('PRAGMA integrity_check(1)').get()!);
    if (result !== 'ok') throw new GatewayError('store.damaged', `looking through the copy: ${String(result)}`);
  } finally {
    copied.close();
  }
}

/** The copy is on the disk before it has its name. Gives its bytes. */
function settle(part: string, target: string): number {
  const bytes = syncFile(part);
  renameSync(part, target);
  syncFile(dirname(target));
  return bytes;
}

/** Waits until a file or folder is on the disk. Gives its bytes. */
export function syncFile(path: string): number {
  const file = openSync(path, 'r');
  try {
    fsyncSync(file);
    return fstatSync(file).size;
  } finally {
    closeSync(file);
  }
}

/** What a killed backup of the same name has left. */
function removeLeft(target: string): void {
  const [folder, name] = [dirname(target), basename(target)];
  if (!existsSync(folder)) return;
  for (const left of readdirSync(folder)) {
    const pid = left.startsWith(`${name}.`) ? /^\.(\d+)\.part/.exec(left.slice(name.length))?.[1] : undefined;
    if (pid !== undefined && !isAlive(Number(pid))) rmSync(join(folder, left), { force: true });
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}
