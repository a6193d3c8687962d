import PQueue from 'p-queue';

/** Where jobs wait for their turn. */
export interface Queues {
  /**
   * Work that shares a host waits for both limits; work without one begins at once. Work never throws. It says whenever it gets on:
   * what waits for its system, or has been at it for long, leaves its place among all to the next one, and keeps that at its host.
   */
  add(host: string | undefined, work: (gotOn: () => void) => Promise<void>): void;
  limit(limits: Limits): void;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
}

export interface Limits {
  /** Most at once, of all hosts together and of one. */
  readonly parallel: number;
  readonly perHost: number;
}

/** Work that has not got on for so long waits for its system: it needs no place. */
const PATIENCE_MS = 15_000;
/** After so many times of that its place is somebody else's, though it gets on: what has no end must not hold up the others. */
const MOST_TURNS = 20;

/** @param patienceMs for tests */
export function makeQueues(patienceMs = PATIENCE_MS): Queues {
  const all = new PQueue();
  const own = new PQueue();
  const hosts = new Map<string, PQueue>();
  let perHost = 1;
  const queueOf = (host: string): PQueue => {
    const queue = hosts.get(host) ?? new PQueue({ concurrency: perHost });
    hosts.set(host, queue);
    return queue;
  };
  return {
    add(host, work) {
      if (host === undefined) void own.add(() => work(() => {}));
      else void queueOf(host).add(() => takingPlace(all, work, patienceMs));
    },
    limit(limits) {
      perHost = limits.perHost;
      all.concurrency = limits.parallel;
      for (const queue of hosts.values()) queue.concurrency = perHost;
    },
    async idle() {
      await Promise.all([own.onIdle(), ...[...hosts.values()].map((queue) => queue.onIdle())]);
    },
  };
}

/** Ends when the work does; the place among all is free when the work leaves it, or ends. */
async function takingPlace(all: PQueue, work: (gotOn: () => void) => Promise<void>, patienceMs: number): Promise<void> {
  let ended: Promise<void> | undefined;
  await all.add(() => {
    let hasMoved = true;
    ended = work(() => void (hasMoved = true));
    return Promise.race([ended, placeLeft(() => hasMoved && !(hasMoved = false), ended, patienceMs)]);
  });
  await ended;
}

/** @param moved whether the work got on since this was asked last */
function placeLeft(moved: () => boolean, ended: Promise<void>, patienceMs: number): Promise<void> {
  return new Promise((resolve) => {
    let turns = 0;
    const leave = (): void => {
      clearInterval(timer);
      resolve();
    };
    const timer = setInterval(() => {
      turns += 1;
      if (!moved() || turns >= MOST_TURNS) leave();
    }, patienceMs);
    void ended.then(leave, leave);
  });
}
