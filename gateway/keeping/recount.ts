import { Worker } from 'node:worker_threads';
import { type ErrorCode, GatewayError } from '../contracts/errors.ts';
import type { Gateway } from '../gateway.ts';

/** What the thread is told. */
export interface RecountOrder {
  readonly data: string;
  readonly configFile: string | undefined;
}

/** What it answers: the ledger's difference, or the error there was. */
export type RecountAnswer =
  { readonly difference: number } | { readonly error: { readonly code: ErrorCode; readonly message: string } };

const THREAD = new URL('./recount-thread.ts', import.meta.url);

/**
 * Looks through the store's file and recounts the ledger, in a thread of its own: a region's takes a minute, and the service goes on
 * meanwhile.
 *
 * @returns the difference, 0 where all agrees; undefined where the signal aborted first
 * @throws {GatewayError} config.*, key.*, store.*; store.damaged also for a file that is not whole
 */
export async function recountAside(
  { data, config }: Pick<Gateway, 'data' | 'config'>,
  signal: AbortSignal,
): Promise<number | undefined> {
  if (signal.aborted) return undefined;
  const order: RecountOrder = { data, configFile: config.file };
  const thread = new Worker(THREAD, { workerData: order });
  const stop = (): void => void thread.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    return await answerOf(thread);
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

const answerOf = (thread: Worker): Promise<number | undefined> =>
  new Promise((resolve, reject) => {
    thread.once('message', (answer: RecountAnswer) => {
      if ('difference' in answer) resolve(answer.difference);
      else reject(new GatewayError(answer.error.code, answer.error.message));
    });
    thread.once('error', reject);
    // Behind an answer this says nothing any more.
    thread.once('exit', () => resolve(undefined));
  });
