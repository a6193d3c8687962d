import { type OpenRelay, openRelay } from './relay.ts';
import type { Settings } from './trial.ts';

/** Opens relays to the system of these settings, and gives the settings that lead through them. */
export function relayTo(url: string, config: Settings): OpenRelay {
  const { origin } = new URL(url);
  const { ca } = config as { readonly ca?: string };
  return async (meddler) => {
    const relay = await openRelay(origin, meddler, ca);
    return { ...relay, config: led(config, origin, relay.url) as Settings };
  };
}

/** The same settings with every address at the origin at another one. */
function led(value: unknown, from: string, to: string): unknown {
  if (typeof value === 'string') return value.startsWith(from) ? to + value.slice(from.length) : value;
  if (Array.isArray(value)) return value.map((item) => led(item, from, to));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, led(item, from, to)]));
}
