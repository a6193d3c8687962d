/**
 * Makes things ahead of the one who takes them: up to `ahead` at once, given in the order of the steps. A failure is thrown
 * when its turn comes, so that all that was made before it is taken first. Who stops taking stops the making: `make` gets
 * a signal for that.
 */
export async function* aheadInOrder<Step, Made>(
  steps: Iterable<Step>,
  ahead: number,
  make: (step: Step, signal: AbortSignal) => Promise<Made>,
  signal: AbortSignal,
): AsyncGenerator<Made, void, undefined> {
  const stop = new AbortController();
  const abort = (): void => stop.abort(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  if (signal.aborted) abort();
  const waiting: Promise<Made>[] = [];
  const rest = steps[Symbol.iterator]();
  const start = (): void => {
    const next = rest.next();
    if (next.done) return;
    const made = make(next.value, stop.signal);
    // Awaited below in its turn; until then a failure must not count as unhandled.
    made.catch(() => undefined);
    waiting.push(made);
  };
  try {
    while (waiting.length < ahead) {
      const before = waiting.length;
      start();
      if (waiting.length === before) break;
    }
    for (let made = waiting.shift(); made !== undefined; made = waiting.shift()) {
      const thing = await made;
      start();
      yield thing;
    }
  } finally {
    signal.removeEventListener('abort', abort);
    stop.abort();
    await Promise.allSettled(waiting);
  }
}
