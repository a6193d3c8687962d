import { createTask } from 'node-cron';

/** Milliseconds: no beat is later, whatever the machine's clock does. */
const LATEST_MS = 60_000;
/** Milliseconds between two pulses. */
const PULSE_MS = 2_000;

export interface Beat {
  stop(): void;
}

/**
 * Calls `tick` now and at every full minute of UTC, and `pulse` every two seconds; neither while one is still under way.
 *
 * node-cron says when the next minute is; the timer is ours. Its own counts through every minute that a clock put forward has left
 * out, and, when the clock is put back, waits for the moment it had reckoned with: nine years after a day in 2035.
 */
export function startBeat({ tick, pulse }: { tick(): Promise<void>; pulse(): Promise<void> }): Beat {
  const minute = createTask('* * * * *', () => {}, { timezone: 'UTC' });
  const untilNext = (): number => {
    const [next] = minute.getNextRuns(1);
    return Math.min(Math.max((next?.getTime() ?? 0) - Date.now(), 1), LATEST_MS);
  };
  let timer: NodeJS.Timeout | undefined;
  let isStopped = false;
  const beat = async (): Promise<void> => {
    await tick();
    if (!isStopped) timer = setTimeout(() => void beat(), untilNext());
  };
  let isPulsing = false;
  const pulses = setInterval(() => {
    if (isPulsing) return;
    isPulsing = true;
    void pulse().finally(() => (isPulsing = false));
  }, PULSE_MS);
  void beat();
  return {
    stop() {
      isStopped = true;
      clearTimeout(timer);
      clearInterval(pulses);
    },
  };
}
