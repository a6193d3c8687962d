import { type ChildProcess, fork } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { type ErrorCode, GatewayError } from '../contracts/errors.ts';
import type { Gateway } from '../gateway.ts';

/** What the process is told. */
export interface RecountOrder {
  readonly data: string;
  readonly configFile: string | undefined;
}

/** What it answers: the ledger's difference, or the error there was. */
export type RecountAnswer =
  { readonly difference: number } | { readonly error: { readonly code: ErrorCode; readonly message: string } };

const PROGRAM = fileURLToPath(new URL('./recount-process.ts', import.meta.url));

/**
 * Looks through the store's file and recounts the ledger, in a process of its own: a region's takes a minute, the service goes on
 * meanwhile, and what the count took of memory goes with it.
 *
 * @returns the difference, 0 where all agrees; undefined where the signal aborted first
 * @throws {GatewayError} key.*, store.*; store.damaged also for a file that is not whole
 */
export async function recountAside(
  { data, config }: Pick<Gateway, 'data' | 'config'>,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (signal.aborted) return undefined;
  const order: RecountOrder = { data, configFile: config.file };
  const child = fork(PROGRAM, {
    execArgv: ['--disable-warning=ExperimentalWarning'],
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
    // A group of its own: Ctrl-C is for the service alone, which ends it.
    detached: process.platform !== 'win32',
  });
  const stop = (): void => void child.kill('SIGKILL');
  signal.addEventListener('abort', stop, { once: true });
  try {
    child.send(order);
    return await answerOf(child, signal);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const answerOf = (child: ChildProcess, signal: AbortSignal): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    child.once('message', (answer: RecountAnswer) => {
      if ('difference' in answer) resolve(answer.difference);
      else reject(new GatewayError(answer.error.code, answer.error.message));
    });
    child.once('error', reject);
    // Behind an answer this says nothing any more.
    child.once('exit', (code, killedBy) =>
      signal.aborted ? resolve(undefined) : reject(new Error(`the recount ended early (${killedBy ?? code})`)),
    );
  });
