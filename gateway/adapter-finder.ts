import { ADAPTERS, CHANNELS, DESTINATIONS } from '../adapters/index.ts';
import type { Config, DestinationConfig } from './config/config.ts';
import type { ConfigRules, Kind } from './config/written.ts';
import type { Adapter } from './contracts/adapter.ts';
import type { ChannelAdapter } from './contracts/channel.ts';
import type { DestinationAdapter } from './contracts/destination.ts';
import { learnSentences } from './messages/raised.ts';
import { hintOf, sentence, told } from './messages/told.ts';

learnSentences([...ADAPTERS, ...DESTINATIONS, ...CHANNELS].flatMap(({ sentences }) => sentences ?? []));

/** Names of the adapters there are, by what they serve. */
export const adapterNames: Readonly<Record<Kind, readonly string[]>> = {
  source: ADAPTERS.map(({ name }) => name),
  destination: DESTINATIONS.map(({ name }) => name),
  channel: CHANNELS.map(({ name }) => name),
};

/** The adapter of a system. @throws {GatewayError} usage.invalid, with the nearest name there is */
export function adapterOf(system: string): Adapter {
  const found = ADAPTERS.find(({ name }) => name === system);
  if (found) return found;
  throw told('usage.invalid', [
    sentence('usage.no-system', { word: system, hint: hintOf(system, adapterNames.source) }),
  ]);
}

/** A platform that is configured: its adapter and its settings. @throws {GatewayError} usage.invalid */
export function destinationOf(
  { destinations }: Pick<Config, 'destinations'>,
  name: string,
): { readonly adapter: DestinationAdapter; readonly config: DestinationConfig } {
  const adapter = DESTINATIONS.find((destination) => destination.name === name);
  const config = destinations.find((destination) => destination.name === name);
  if (adapter && config) return { adapter, config };
  const names = destinations.map((destination) => destination.name);
  throw told('usage.invalid', [sentence('usage.no-destination', { word: name, hint: hintOf(name, names) })]);
}

/** The adapter of a configured channel: a configuration names none that is not there. */
export const channelOf = (name: string): ChannelAdapter => CHANNELS.find((channel) => channel.name === name)!;

/** What an adapter, a destination or a channel says of its settings; undefined where there is none of the name. */
export const settingsOf: ConfigRules['settingsOf'] = (kind, name) =>
  kind === 'source'
    ? ADAPTERS.find((adapter) => adapter.name === name)?.configSchema
    : (kind === 'channel' ? CHANNELS : DESTINATIONS).find((farSide) => farSide.name === name)?.settingsSchema;
