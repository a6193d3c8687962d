import type { Log } from './adapter.ts';
import type { RaisedForms } from './errors.ts';
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

/** How the last attempts to tell people through one channel ended. */
export interface ChannelState {
  readonly channel: string;
  /** Attempts in a row that failed, whatever the message. */
  readonly failures: number;
  /** Code of contracts/errors.ts of the last of them. */
  readonly error?: string;
  /** The planned moment of the last digest that it took. */
  readonly digest?: Date;
}

/** The durable side of channels: each takes the digest of a planned moment once, and one that fails again and again is known. */
export interface ChannelBook {
  /** In order of channel. */
  channelStates(): Promise<readonly ChannelState[]>;
  /** An attempt ended: by an error, or with the message taken; `digest` where that was the digest of this planned moment. */
  noteTold(channel: string, end: { readonly error?: string; readonly digest?: Date }): Promise<void>;
}

export interface ChannelContext {
  readonly log: Log;
  readonly allowLoopback: boolean;
}

/** The default export of adapters/<name>/index.ts of a way to reach people: "smtp", "webhook", "log". */
export interface ChannelAdapter<Settings = unknown> {
  readonly name: string;
  /** As of `Adapter`. */
  readonly sentences?: RaisedForms;
  /** JSON Schema (2020-12) of `Settings`; `writeOnly: true` marks a secret. */
  readonly settingsSchema: object;
  /** Opens nothing yet. */
  open(settings: Settings, context: ChannelContext): Channel;
}

/** Keeps `Settings` typed inside the adapter and unknown to the gateway. */
export function defineChannel<Settings>(adapter: ChannelAdapter<Settings>): ChannelAdapter {
  return adapter as ChannelAdapter;
}
