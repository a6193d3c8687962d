import type { Log } from './adapter.ts';
import type { Owner } from './incident.ts';

/** A message to people: an incident that opened or closed, or the daily digest. Ready text; nothing personal. */
export interface Message {
  /** The same message always has the same one: a receiver can drop repetitions. */
  readonly id: string;
  readonly kind: 'opened' | 'closed' | 'digest' | 'test';
  /** Whose move the incident is; absent where the message speaks of several. */
  readonly owner?: Owner;
  /** One line. */
  readonly subject: string;
  /** Plain text, lines of at most 100 characters. */
  readonly text: string;
  /** The same for a program. */
  readonly data: object;
}

export interface Channel {
  /** @throws {GatewayError} channel.later, channel.refused, stopped: it was not told, and is told again later with the same id */
  tell(message: Message, signal: AbortSignal): Promise<void>;
}

export interface ChannelContext {
  readonly log: Log;
  readonly allowLoopback: boolean;
}

/** The default export of adapters/<name>/index.ts of a way to reach people: "smtp", "webhook", "log". */
export interface ChannelAdapter<Settings = unknown> {
  readonly name: string;
  /** JSON Schema (2020-12) of `Settings`; `writeOnly: true` marks a secret. */
  readonly settingsSchema: object;
  /** Opens nothing yet. */
  open(settings: Settings, context: ChannelContext): Channel;
}

/** Keeps `Settings` typed inside the adapter and unknown to the gateway. */
export function defineChannel<Settings>(adapter: ChannelAdapter<Settings>): ChannelAdapter {
  return adapter as ChannelAdapter;
}
