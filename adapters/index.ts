import type { Adapter } from '../gateway/contracts/adapter.ts';
import type { DestinationAdapter } from '../gateway/contracts/destination.ts';
import dnevnikRu from './dnevnik-ru/index.ts';
import monoLog from './mono-log/index.ts';
import netschool from './netschool/index.ts';

/** Every vendor the gateway can read. To add one: a folder here, a folder in mappings/, a line below. */
export const ADAPTERS: readonly Adapter[] = [dnevnikRu, netschool];

/** Every platform the gateway can feed. */
export const DESTINATIONS: readonly DestinationAdapter[] = [monoLog];
