import type { AdapterContext } from '../../gateway/contracts/adapter.ts';

/** A nightly reading of a source at a moment, in Moscow's time and not of this machine unless `more` says so; nobody is told of it. */
export const nightlyContext = (
  source: string,
  now: string | number | Date,
  more: Partial<AdapterContext> = {},
): AdapterContext => ({
  source,
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
  signal: new AbortController().signal,
  now: () => new Date(now),
  zone: 'Europe/Moscow',
  allowLoopback: false,
  reach: 'nightly',
  ...more,
});
