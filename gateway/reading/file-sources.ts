import type { Config, SourceConfig } from '../config/config.ts';
import type { Gateway } from '../gateway.ts';
import { systemIn } from './page-fingerprint.ts';
import { hintOf, sentence, told } from '../messages/told.ts';

/** A source that stands in no configuration: `svod import FILE --source NAME --system SYSTEM`. */
export const fileSource = ({ zone, schedule }: Config, name: string, system: string): SourceConfig => ({
  name,
  system,
  zone,
  settings: {},
  allowLoopback: false,
  paused: false,
  times: schedule.collect,
});

/** The configured source, or the one that files were imported as: its sheets tell what system they are of. */
export async function storedSource(gateway: Gateway, name: string): Promise<SourceConfig | undefined> {
  const { config, store, systems } = gateway;
  const configured = config.sources.find((source) => source.name === name);
  if (configured) return configured;
  for await (const { madeBy } of store.sheets({ source: name })) {
    const system = systemIn(madeBy);
    return systems.includes(system) ? fileSource(config, name, system) : undefined;
  }
  return undefined;
}

/** Nothing, where the source is configured or was ever read. @throws {GatewayError} usage.invalid, with the sources there are */
export async function knownSource(gateway: Gateway, name: string): Promise<void> {
  await storedSources(gateway, [name]);
}

/** The named sources, or all that were ever read or imported and can be read anew. @throws {GatewayError} usage.invalid */
export async function storedSources(gateway: Gateway, names: readonly string[]): Promise<readonly SourceConfig[]> {
  const known = new Set(gateway.config.sources.map(({ name }) => name));
  for await (const { source } of gateway.store.runs()) known.add(source);
  for (const name of names)
    if (!known.has(name))
      throw told('usage.invalid', [sentence('usage.no-source', { word: name, hint: hintOf(name, [...known]) })]);
  const found: SourceConfig[] = [];
  for (const name of names.length > 0 ? names : known) {
    const source = await storedSource(gateway, name);
    if (source) found.push(source);
  }
  return found;
}

/** A gateway whose configuration cannot be read, with the sources that its store knows. */
export async function withStoredSources(gateway: Gateway): Promise<Gateway> {
  return { ...gateway, config: { ...gateway.config, sources: await storedSources(gateway, []) } };
}
