import { mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DatabaseSync } from 'node:sqlite';
import { sentence, told } from '../messages/told.ts';
import { inTheWayOf } from './in-the-way.ts';

/*
 * Locks of a data folder between processes. Each is a file of its own that SQLite has a write lock on: the system takes the lock
 * away however its process ends, so that nothing has to be cleaned up. Who has it stands in a file beside it, for people.
 *
 * No other code may open a lock's file: closing any handle of it would give up the lock (POSIX).
 */

/**
 * service: one `svod run` a data folder, as long as it lives.
 * writer: who writes sheets now.
 * turn: who is the next to write; a service that sees it taken begins nothing more.
 */
export type LockName = 'service' | 'writer' | 'turn';

/** Who has a lock. */
export interface Holder {
  readonly pid: number;
  /** The command: "run", "collect", … */
  readonly command: string;
}

/** A lock that is ours. */
export interface Held {
  release(): void;
}

/** Milliseconds between two looks at a lock that another has. */
const LOOK_MS = 100;
/** Looks at a lock whose holder has not written its name: it is taken a moment before that. */
const NAME_LOOKS = 20;
const SQLITE_BUSY = 5;
const SQLITE_FULL = 13;

/** Takes a lock where nobody has it; undefined where somebody does. @throws {GatewayError} store.unwritable, store.full */
export function tryLock(data: string, name: LockName, command: string): Held | undefined {
  const file = lockFile(data, name);
  let sqlite: DatabaseSync | undefined;
  try {
    mkdirSync(join(data, 'locks'), { recursive: true, mode: 0o700 });
    sqlite = new DatabaseSync(file, { timeout: 0 });
    sqlite.exec('BEGIN IMMEDIATE');
    writeFileSync(`${file}.${process.pid}`, JSON.stringify({ pid: process.pid, command } satisfies Holder));
    renameSync(`${file}.${process.pid}`, `${file}.holder.json`);
    return held(sqlite);
  } catch (cause) {
    sqlite?.close();
    const { errcode = 0, code } = cause as { readonly errcode?: number; readonly code?: string };
    if ((errcode & 0xff) === SQLITE_BUSY) return undefined;
    const inTheWay = inTheWayOf(join(data, 'locks'), cause);
    if (inTheWay) throw inTheWay;
    const isFull = (errcode & 0xff) === SQLITE_FULL || code === 'ENOSPC';
    const why = isFull ? 'ENOSPC' : (code ?? 'unknown');
    throw told(isFull ? 'store.full' : 'store.unwritable', [sentence('locks.unlockable', { file, why })], cause);
  }
}

/** Who has a lock; undefined where nobody does. */
export async function holderOf(data: string, name: LockName): Promise<Holder | undefined> {
  for (let look = 0; ; look += 1) {
    if (!isHeld(data, name)) return undefined;
    const holder = writtenHolder(data, name);
    if (holder && isAlive(holder.pid)) return holder;
    if (look >= NAME_LOOKS) return { pid: 0, command: '?' };
    await pause(LOOK_MS);
  }
}

/** Whether somebody has a lock now. */
export function isHeld(data: string, name: LockName): boolean {
  let sqlite: DatabaseSync | undefined;
  try {
    sqlite = new DatabaseSync(lockFile(data, name), { timeout: 0 });
    sqlite.exec('BEGIN IMMEDIATE; ROLLBACK');
    return false;
  } catch (cause) {
    // Without the folder nobody has ever locked anything.
    return ((cause as { readonly errcode?: number }).errcode ?? 0) % 256 === SQLITE_BUSY;
  } finally {
    sqlite?.close();
  }
}

export interface Waiting {
  /** The command that waits. */
  readonly command: string;
  readonly signal: AbortSignal;
  /** Called once, where it has to be waited. */
  onWait(holder: Holder): void;
}

/**
 * The turn of a command that writes. It waits for as long as another writes: for a service, until the jobs it has begun are over;
 * commands that wait together get their turns one after the other.
 *
 * @throws {GatewayError} stopped, where the signal aborts the waiting
 */
export async function writersTurn(data: string, waiting: Waiting): Promise<Held> {
  let isTold = false;
  const tell = async (name: LockName): Promise<void> => {
    const holder = isTold ? undefined : await holderOf(data, name);
    if (holder) waiting.onWait(holder);
    isTold ||= holder !== undefined;
  };
  const turn = await taken(data, 'turn', waiting, () => tell('writer'));
  try {
    return await taken(data, 'writer', waiting, () => tell('writer'));
  } finally {
    turn.release();
  }
}

/**
 * The one service of a data folder. Whoever only looks at the lock has it for a moment, under no name or under that of a service
 * long gone: only a living process that is named, another than this one, is believed at once.
 *
 * @throws {GatewayError} service.running, with the other's pid
 */
export async function onlyService(data: string, command = 'run'): Promise<Held> {
  for (let look = 0; ; look += 1) {
    const lock = tryLock(data, 'service', command);
    if (lock) return lock;
    const { pid, command: other } = (await holderOf(data, 'service')) ?? { pid: 0, command };
    const isNamed = pid !== 0 && pid !== process.pid;
    if (isNamed || look >= NAME_LOOKS)
      throw told('service.running', [sentence('service.running', { data, pid, command: other })]);
    await pause(LOOK_MS);
  }
}

/**
 * The whole data folder, for what must be alone with it, as a restore: no service lives, and nobody writes.
 *
 * @throws {GatewayError} service.running; stopped
 */
export async function wholeFolder(data: string, waiting: Waiting): Promise<Held> {
  const service = await onlyService(data, waiting.command);
  try {
    const writer = await writersTurn(data, waiting);
    return {
      release() {
        writer.release();
        service.release();
      },
    };
  } catch (error) {
    service.release();
    throw error;
  }
}

async function taken(data: string, name: LockName, waiting: Waiting, onWait: () => Promise<void>): Promise<Held> {
  for (;;) {
    const lock = tryLock(data, name, waiting.command);
    if (lock) return lock;
    await onWait();
    if (waiting.signal.aborted) throw told('stopped', [sentence('locks.stopped', { data })]);
    await pause(LOOK_MS);
  }
}

function held(sqlite: DatabaseSync): Held {
  return {
    release() {
      if (sqlite.isOpen) sqlite.close();
    },
  };
}

function writtenHolder(data: string, name: LockName): Holder | undefined {
  try {
    return JSON.parse(readFileSync(`${lockFile(data, name)}.holder.json`, 'utf8')) as Holder;
  } catch {
    return undefined;
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
}

const lockFile = (data: string, name: LockName): string => join(data, 'locks', name);
