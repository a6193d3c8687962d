import type { SourceConfig } from '../config/config.ts';
import type { AdapterContext } from '../contracts/adapter.ts';
import type { Gateway } from '../gateway.ts';

/** What an adapter is told while it reads a source. */
export function adapterContext(
  gateway: Pick<Gateway, 'log' | 'now'>,
  source: Pick<SourceConfig, 'name' | 'zone' | 'allowLoopback'>,
  signal: AbortSignal,
  reach: AdapterContext['reach'],
): AdapterContext {
  const { log, now } = gateway;
  return { source: source.name, log, signal, now, zone: source.zone, allowLoopback: source.allowLoopback, reach };
}
