import type { Config } from '../config/config.ts';
import type { ConfigRules } from '../config/written.ts';
import type { Address } from './reach.ts';

interface Properties {
  readonly properties?: Readonly<Record<string, { readonly format?: string }>>;
}

/** The addresses that the configuration names, each way to each of them once; what is on pause is not looked at. */
export function addressesOf(config: Config, settingsOf: ConfigRules['settingsOf']): readonly Address[] {
  const all = [
    ...config.sources
      .filter(({ paused }) => !paused)
      .map(({ name, system, settings }) => addressIn(`source:${name}`, settings, settingsOf('source', system))),
    ...config.destinations
      .filter(({ paused }) => !paused)
      .map(({ name, settings }) => addressIn(`destination:${name}`, settings, settingsOf('destination', name))),
    ...config.channels
      .filter(({ paused }) => !paused)
      .map(({ name, settings }) => addressIn(`channel:${name}`, settings, settingsOf('channel', name))),
  ].filter((address) => address !== undefined);
  const byWay = new Map<string, Address>();
  for (const address of all) {
    const way = JSON.stringify([new URL(address.url).origin, address.ca, address.proxy]);
    if (!byWay.has(way)) byWay.set(way, address);
  }
  return [...byWay.values()];
}

/** The setting that is an address, beside the proxy's. */
export function addressIn(of: string, settings: unknown, schema: object | undefined): Address | undefined {
  const { properties = {} } = (schema ?? {}) as Properties;
  const all = (settings ?? {}) as Readonly<Record<string, unknown>>;
  const name = Object.keys(properties).find((one) => one !== 'proxy' && properties[one]!.format === 'uri');
  const url = name === undefined ? undefined : all[name];
  if (typeof url !== 'string' || !URL.canParse(url)) return undefined;
  const [ca, proxy] = [all['ca'], all['proxy']];
  return { of, url, ...(typeof ca === 'string' && { ca }), ...(typeof proxy === 'string' && { proxy }) };
}
