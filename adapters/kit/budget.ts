import { createHash } from 'node:crypto';
import PQueue from 'p-queue';
import type { Clockwork } from './clockwork.ts';

export interface Limits {
  /** Most requests a second to one host, by all its sources in this process together. */
  readonly requestsPerSecond: number;
  /** Most requests under way at one host, by all its sources in this process together. */
  readonly parallel: number;
  /** Most requests under way with one credential. @default the same as `parallel` */
  readonly parallelPerCredential?: number;
}

export interface Turn {
  readonly signal: AbortSignal;
  /** Earlier tries of the same request; repeats go before new ones. */
  readonly tried: number;
}

/** The right to ask: every try of every request takes its turn here, so retries cannot exceed it either. */
export interface Budget {
  run<T>(task: () => Promise<T>, turn: Turn): Promise<T>;
  /** The host's next moment, for a further request within one's turn: a redirect is a request like any other. */
  moment(signal: AbortSignal): Promise<void>;
  /** Nothing more is asked with this credential for so many milliseconds: the host told us to wait. */
  rest(ms: number): void;
}

/** One host: a queue for what runs at once, and the next moment at which a request may start. */
interface Host {
  readonly queue: PQueue;
  requestsPerSecond: number;
  nextAt: number;
}

/** One credential at one host. */
interface Credential {
  readonly queue: PQueue;
  /** Requests that wait or are under way. */
  users: number;
  restUntil: number;
}

/** All budgets of one clockwork: in a running gateway there is one, every test brings its own. */
interface Budgets {
  readonly hosts: Map<string, Host>;
  readonly credentials: Map<string, Credential>;
}
const budgets = new WeakMap<Clockwork, Budgets>();

/**
 * The budget of a host and credential. All sources of one host share one, whatever their credential; where they were
 * configured differently, the smallest limits count. `credential` is hashed: no copy of it stays in memory.
 */
export function budgetOf(host: string, credential: string, limits: Limits, clockwork: Clockwork): Budget {
  const { hosts, credentials } = budgets.get(clockwork) ?? { hosts: new Map(), credentials: new Map() };
  budgets.set(clockwork, { hosts, credentials });
  const ofHost = hostOf(hosts, host, limits);
  const key = `${host} ${createHash('sha256').update(credential).digest('hex')}`;
  const known = (): Credential => credentialOf(credentials, key, limits);
  known();
  return {
    async run(task, { signal, tried }) {
      const ofCredential = known();
      const rested = (): Promise<void> => restOf(ofCredential, clockwork, signal);
      const enter = { priority: tried, signal };
      const atHost = async () => {
        await rested();
        await ownMoment(ofHost, clockwork, signal);
        return task();
      };
      const withCredential = async () => {
        await rested();
        return ofHost.queue.add(atHost, enter);
      };
      ofCredential.users += 1;
      try {
        // One that may do all that its host may is limited by the host alone.
        const isFree = ofCredential.queue.concurrency >= ofHost.queue.concurrency;
        return await (isFree ? withCredential() : ofCredential.queue.add(withCredential, enter));
      } finally {
        ofCredential.users -= 1;
        if (isForgettable(ofCredential, clockwork.now())) credentials.delete(key);
      }
    },
    moment: (signal) => ownMoment(ofHost, clockwork, signal),
    rest(ms) {
      const ofCredential = known();
      ofCredential.restUntil = Math.max(ofCredential.restUntil, clockwork.now() + ms);
    },
  };
}

function hostOf(hosts: Budgets['hosts'], key: string, { requestsPerSecond, parallel }: Limits): Host {
  const known = hosts.get(key);
  if (known) {
    known.requestsPerSecond = Math.min(known.requestsPerSecond, requestsPerSecond);
    known.queue.concurrency = Math.min(known.queue.concurrency, parallel);
    return known;
  }
  const host: Host = { queue: new PQueue({ concurrency: parallel }), requestsPerSecond, nextAt: 0 };
  hosts.set(key, host);
  return host;
}

function credentialOf(
  credentials: Budgets['credentials'],
  key: string,
  { parallel, parallelPerCredential = parallel }: Limits,
): Credential {
  const known = credentials.get(key);
  if (known) {
    known.queue.concurrency = Math.min(known.queue.concurrency, parallelPerCredential);
    return known;
  }
  const credential: Credential = { queue: new PQueue({ concurrency: parallelPerCredential }), users: 0, restUntil: 0 };
  credentials.set(key, credential);
  return credential;
}

/** Waits as long as the credential rests; told again meanwhile, as long as that. */
async function restOf(credential: Credential, clockwork: Clockwork, signal: AbortSignal): Promise<void> {
  for (;;) {
    const wait = credential.restUntil - clockwork.now();
    if (wait <= 0) return;
    await clockwork.sleep(wait, signal);
  }
}

/** A region has as many accounts as pupils: what nobody waits for and no rest is left of is not kept. */
const isForgettable = ({ users, restUntil }: Credential, now: number): boolean => users === 0 && restUntil <= now;

/**
 * Waits for the host's next moment and takes it. Moments are evenly spaced; less than a millisecond is not waited for. Who
 * waited and comes late (the process stood still, a timer was slow) makes up for one moment at most: no burst follows a pause.
 */
async function ownMoment(host: Host, clockwork: Clockwork, signal: AbortSignal): Promise<void> {
  for (let madeUp = 0; ;) {
    const now = clockwork.now();
    const gap = 1_000 / host.requestsPerSecond;
    // Never further away than one gap: a clock that was put back holds nobody.
    const at = Math.min(Math.max(host.nextAt, now - madeUp), now + gap + 1);
    if (at - now < 1) {
      host.nextAt = at + gap;
      return;
    }
    host.nextAt = at;
    madeUp = gap;
    await clockwork.sleep(at - now, signal);
  }
}
