import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { FLAGS } from './flags.ts';

/** What a side is asked to do: into a fresh store, the same answers again, or the same things in other bytes. */
export interface Turn {
  readonly what: 'first' | 'again' | 'volatile';
  readonly rawDays: number;
}

/** What a turn took and did. */
export interface Took {
  readonly ms: number;
  /** Canonical records stored. */
  readonly records: number;
  /** Sheets that got a version; counted by the gateway's side only. */
  readonly changed: number;
  /** Deliveries that came to be; counted by the gateway's side only. */
  readonly deliveries: number;
  /** Where the sheets lie. */
  readonly file: string;
}

/** One side of a comparison: a process of its own, so that neither warms up, nor litters, the other's engine. */
export interface Side {
  /** Does one turn; nothing else runs meanwhile. */
  take(turn: Turn): Promise<Took>;
  close(): void;
}

/** Starts a side. @param file beside this one @param words the folder that it works in */
export async function openSide(file: string, words: readonly string[]): Promise<Side> {
  const path = fileURLToPath(new URL(`./${file}`, import.meta.url));
  const child = fork(path, words, { execArgv: FLAGS });
  const failed = new Promise<never>((_, reject) =>
    child.once('exit', (code) => reject(new Error(`measuring: ${file} ended with ${String(code)}`))),
  );
  failed.catch(() => undefined);
  await Promise.race([once(child, 'message'), failed]);
  return {
    async take(turn) {
      child.send(turn);
      const [took] = (await Promise.race([once(child, 'message'), failed])) as [Took];
      return took;
    },
    close: () => child.disconnect(),
  };
}

/** The child's end: says that it is ready, then does turn after turn. */
export function serve(take: (turn: Turn) => Took | Promise<Took>): void {
  const answer = async (turn: Turn): Promise<void> => void process.send!(await take(turn));
  process.on('message', (turn) => void answer(turn as Turn));
  process.send!('ready');
}
