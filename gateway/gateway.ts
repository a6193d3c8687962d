import type { Adapter, Log } from './contracts/adapter.ts';
import type { ChannelAdapter } from './contracts/channel.ts';
import type { DestinationAdapter } from './contracts/destination.ts';
import type { Keeping } from './contracts/keeping.ts';
import type { Operations } from './contracts/operations.ts';
import type { Store } from './contracts/store.ts';
import type { Clock } from './clock.ts';
import type { Config, DestinationConfig, SourceConfig } from './config/config.ts';
import type { Keys } from './data-folder/keys.ts';
import type { AllRules } from './rules/rules.ts';
import { hintOf, sentence, told } from './messages/told.ts';

/** Everything that is open while a command runs. Made by main; closed by the command. */
export interface Gateway {
  readonly config: Config;
  /** mappings/ and schemas/ as they were when it was opened. */
  readonly rules: AllRules;
  /** Data folder: store, key, and svod.json where it lies nowhere else. */
  readonly data: string;
  readonly store: Store;
  /** Schedule, incidents and gates; closed with the store. */
  readonly operations: Operations;
  /** Retention, forgetting, balance; closed with the store. */
  readonly keeping: Keeping;
  readonly keys: Keys;
  readonly log: Log;
  readonly now: Clock;
  readonly openedAt: Date;
  /** Names of the adapters. */
  readonly systems: readonly string[];
  adapterOf(system: string): Adapter;
  destinationOf(name: string): { readonly adapter: DestinationAdapter; readonly config: DestinationConfig };
  /** The adapter of a configured channel. */
  channelOf(name: string): ChannelAdapter;
  /** The named sources, or all that are not paused. @throws {GatewayError} usage.invalid for a name that is not there */
  sourcesNamed(names: readonly string[]): readonly SourceConfig[];
  /** System of a configured source; the name itself for a file source without configuration. */
  systemOf(source: string): string;
  close(): Promise<void>;
}

export function sourcesNamed(config: Config, names: readonly string[]): readonly SourceConfig[] {
  if (names.length === 0) return config.sources.filter(({ paused }) => !paused);
  return names.map((name) => {
    const found = config.sources.find((source) => source.name === name);
    if (!found)
      throw told('usage.invalid', [
        sentence('usage.no-source', {
          word: name,
          hint: hintOf(
            name,
            config.sources.map((source) => source.name),
          ),
        }),
      ]);
    return found;
  });
}
