import PQueue from 'p-queue';

/** Where jobs wait for their turn. */
export interface Queues {
  /** Work that shares a host waits for both limits; work without one begins at once. Work never throws. */
  add(host: string | undefined, work: () => Promise<void>): void;
  limit(limits: Limits): void;
  /** Resolves when nothing waits and nothing runs. */
  idle(): Promise<void>;
}

export interface Limits {
  /** Most at once, of all hosts together and of one. */
  readonly parallel: number;
  readonly perHost: number;
}

export function makeQueues(): Queues {
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
      if (host === undefined) void own.add(work);
      else void queueOf(host).add(() => all.add(work));
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
