import type { ChannelConfig } from '../config/config.ts';
import type { Channel, ChannelAdapter, Message } from '../contracts/channel.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { Condition } from '../contracts/incident.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { newFolder } from './svod-process.ts';

/* Channels that remember what they are told, at a gateway whose clock a test moves. */

export const START = new Date('2026-09-14T12:00:00Z');

type Behaviour = (message: Message, signal: AbortSignal) => Promise<void>;

export interface Scene {
  gateway: Gateway;
  now: Date;
  /** What each channel was told, by its name. */
  readonly heard: (readonly [channel: string, id: string])[];
  /** What a channel does with a message before it takes it, by its name. */
  behaviour: Record<string, Behaviour>;
  /** The gateway of the data folder, as a process that was just started has it. */
  opened(): Promise<Gateway>;
  /** Lets incidents of these sources be opened, the first as number 1. */
  open(...sources: readonly string[]): Promise<unknown>;
  close(...incidents: readonly number[]): Promise<unknown>;
  later(minutes: number): void;
}

const CHANNELS: readonly ChannelConfig[] = ['smtp', 'webhook'].map((name) => ({
  ...{ name, settings: { name }, allowLoopback: false, paused: false },
}));

/** Two channels that listen, smtp and webhook, at a gateway on a data folder of its own. */
export async function listeningChannels(): Promise<Scene> {
  const data = newFolder();
  const heard: Scene['heard'] = [];
  const listening: ChannelAdapter = {
    name: 'listening',
    settingsSchema: {},
    open: (settings): Channel => {
      const { name } = settings as { name: string };
      return {
        async tell(message, stop) {
          await scene.behaviour[name]?.(message, stop);
          heard.push([name, message.id.split('.').slice(2).join('.')]);
        },
      };
    },
  };
  const opened = async (): Promise<Gateway> => {
    const real = await openGateway({ data, at: START });
    const config = { ...real.config, channels: CHANNELS };
    return { ...real, config, channelOf: () => listening, now: () => scene.now };
  };
  const change = ({ gateway, now }: Scene, opening: readonly Condition[], closed: readonly number[]) =>
    gateway.operations.changeIncidents(
      { opened: opening, seen: [], closed },
      now,
      CHANNELS.map(({ name }) => name),
    );
  const scene: Scene = {
    ...{ gateway: await opened(), now: START, heard, behaviour: {}, opened },
    open: (...sources) => change(scene, sources.map(wrongSettings), []),
    close: (...incidents) => change(scene, [], incidents),
    later: (minutes) => void (scene.now = new Date(scene.now.getTime() + minutes * 60_000)),
  };
  return scene;
}

const wrongSettings = (source: string): Condition => ({
  ...{ key: `settings/${source}`, kind: 'settings', owner: 'us', places: [source] },
  values: { system: 'dnevnik-ru', host: 'api.dnevnik.ru', error: 'http.not-found', count: 1, all: 1 },
});

/** A channel that does not take a message. */
export const failing = (code: 'channel.later' | 'channel.refused', retryAfterMs?: number) => async () => {
  throw new GatewayError(code, 'telling', retryAfterMs === undefined ? {} : { retryAfterMs });
};
