import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

/**
 * Gives memory that work has left behind back to the system: a service that waits for the evening allocates too little for V8 to
 * do so by itself, and would keep what the last evening needed. Takes some 50 ms; for a process that has nothing to do.
 */
export function giveBack(): void {
  setFlagsFromString('--expose-gc');
  const collect = runInNewContext('gc') as (options: {
    readonly type: 'major';
    readonly flavor: 'last-resort';
  }) => void;
  setFlagsFromString('--no-expose-gc');
  collect({ type: 'major', flavor: 'last-resort' });
}

/**
 * A long import makes much garbage of little things: a young generation that does not grow, and an old one that is collected
 * when it grew by a fifth, keep the process under 200 MiB, whatever the length of the file. Costs a tenth of the time. What the start
 * has made the young generation grow to is given back first: it was 50 MiB more, or none, as it came.
 */
export function stayLean(): void {
  setFlagsFromString('--semi-space-growth-factor=1');
  setFlagsFromString('--heap-growing-percent=20');
  giveBack();
}
