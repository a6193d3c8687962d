import { type Check, failed, passed, skipped, type Verdict } from './check.ts';
import type { Meddler } from './relay.ts';
import { endOf, insteadOf, requestsOf, through, withDoor } from './through.ts';

/** Requests a second that the adapter is told not to exceed, and how many are watched. */
const PACE = { perSecond: 40, requests: 24 };
/** Fewer than these say nothing of a pace. */
const FEW = 5;
/** Share of the least time that is asked for: a machine that stood still makes up for a moment, and shows its first request late. */
const PACE_SLACK = 0.8;
/** What the relay answers once: wait a second. */
const WAIT_MS = 1000;
/** A timer may fire so much too early. */
const EARLY_MS = 5;

/** "requestsPerSecond" is obeyed. */
const pace: Check = {
  id: 'limits.pace',
  needs: ['relay'],
  run(trial) {
    const stopping = new AbortController();
    const meddler: Meddler = {
      instead(_seen, nth) {
        if (nth >= PACE.requests) stopping.abort();
        return undefined;
      },
    };
    return through(trial, meddler, async ({ config, seen }) => {
      const own = withDoor(trial.subject, config, { requestsPerSecond: PACE.perSecond });
      await endOf(trial, { config: own, signal: stopping.signal });
      const asked = seen.slice(0, PACE.requests + 1);
      const ms = (asked.at(-1)?.at ?? 0) - (asked[0]?.at ?? 0);
      const least = ((asked.length - 1) / PACE.perSecond) * 1000;
      const values = { requests: asked.length, ms: Math.round(ms), limit: PACE.perSecond };
      if (asked.length < FEW) return skipped('few-requests', { requests: asked.length });
      return ms < least * PACE_SLACK ? failed('too-fast', values) : passed('in-pace', values);
    });
  },
};

/** Who is told to wait, waits: 429 with Retry-After. */
const wait: Check = {
  id: 'limits.wait',
  needs: ['relay'],
  async run(trial) {
    const total = await requestsOf(trial);
    const at = Math.floor(total / 2);
    let toldAt = 0;
    const meddler: Meddler = {
      instead(seen, nth) {
        if (nth !== at) return undefined;
        toldAt = seen.at;
        return insteadOf(429, '{}', { 'retry-after': String(WAIT_MS / 1000) });
      },
    };
    return through(trial, meddler, async ({ config, seen }): Promise<Verdict> => {
      const pages = await endOf(trial, { config: withDoor(trial.subject, config, { parallel: 1, firstWaitMs: 1 }) });
      const next = seen.find((one) => one.at > toldAt);
      if (!next) return failed('gave-up', { nth: at + 1, error: pages.error ?? '–' });
      const ms = Math.round(next.at - toldAt);
      if (next.at - toldAt < WAIT_MS - EARLY_MS) return failed('did-not-wait', { ms, path: next.path.split('?')[0]! });
      return pages.error === undefined
        ? passed('waited', { ms })
        : failed('gave-up', { nth: at + 1, error: pages.error });
    });
  },
};

export const LIMIT_CHECKS: readonly Check[] = [pace, wait];
