import type { Adapter } from '../gateway/contracts/adapter.ts';
import type { ChannelAdapter } from '../gateway/contracts/channel.ts';
import type { DestinationAdapter } from '../gateway/contracts/destination.ts';
import avers from './avers/index.ts';
import bars from './bars/index.ts';
import dnevnikRu from './dnevnik-ru/index.ts';
import eljur from './eljur/index.ts';
import log from './log/index.ts';
import mesh from './mesh/index.ts';
import monoLog from './mono-log/index.ts';
import netschool from './netschool/index.ts';
import smtp from './smtp/index.ts';
import webhook from './webhook/index.ts';

/** Every vendor the gateway can read. To add one: a folder here, a folder in mappings/, a line below. */
export const ADAPTERS: readonly Adapter[] = [dnevnikRu, netschool, avers, eljur, mesh, bars];

/** Every platform the gateway can feed. */
export const DESTINATIONS: readonly DestinationAdapter[] = [monoLog];

/** Every way to reach people. */
export const CHANNELS: readonly ChannelAdapter[] = [smtp, webhook, log];
