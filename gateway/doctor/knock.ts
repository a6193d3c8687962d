import { connect } from 'node:net';

/** Milliseconds for one connection. */
const PATIENCE_MS = 5_000;

/** Why nobody can be connected to there: ECONNREFUSED, ETIMEDOUT, …; undefined where one can. Nothing is sent. */
export function knock(host: string, port: number): Promise<string | undefined> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: PATIENCE_MS });
    const end = (failure: string | undefined): void => {
      socket.destroy();
      resolve(failure);
    };
    socket.once('connect', () => end(undefined));
    socket.once('timeout', () => end('ETIMEDOUT'));
    socket.once('error', (error: NodeJS.ErrnoException) => end(error.code ?? 'unknown'));
  });
}
