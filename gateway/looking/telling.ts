import type { Channel, Message } from '../contracts/channel.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { Incident, Notice } from '../contracts/incident.ts';
import type { ChannelConfig } from '../config/config.ts';
import { demandSecrets } from '../config/lacking.ts';
import type { Gateway } from '../gateway.ts';
import { messageOf } from './incident-text.ts';
import type { Language } from '../messages/form.ts';
import { regionNames } from './region-names.ts';

/** Milliseconds before the first further attempt; doubles with each. */
const FIRST_WAIT_MS = 60_000;
const LONGEST_WAIT_MS = 3_600_000;
/** Milliseconds that a message belongs to who took it: longer than any channel may take for one. */
const TAKEN_MS = 15 * 60_000;
/** Milliseconds that a channel may ask for; what was put off for longer was put off by a clock that was wrong. */
const LONGEST_REST_MS = 86_400_000;

/** What one call came to: messages told, and notices that wait for a later one. */
export interface Told {
  readonly told: number;
  readonly waiting: number;
}

/**
 * Tells what waits through every channel that is not paused and lacks no secret, oldest first, the channels side by side. What could not be told stays,
 * over restarts too, and is tried again later, longer each time; a channel that is down delays its own messages only. An incident
 * that has ended before it could be told is one message. Never throws for a channel. Calls that overlap, also of two processes,
 * tell nothing twice; what a process that died was telling is told again, under the same id, a quarter of an hour later.
 */
export async function tellNotices(gateway: Gateway, signal: AbortSignal, language: Language = 'ru'): Promise<Told> {
  const { operations, config } = gateway;
  const notices = await operations.notices();
  if (notices.length === 0) return { told: 0, waiting: 0 };
  const byChannel = Map.groupBy(notices, ({ channel }) => channel);
  const incidents = new Map((await operations.incidents()).map((incident) => [incident.id, incident]));
  const names = regionNames(config);
  const store = storeName(gateway);
  const counts = await Promise.all(
    [...byChannel].map(async ([name, waiting]) => {
      const channel = config.channels.find((one) => one.name === name);
      if (channel && (channel.paused || channel.lack)) return 0;
      const messageFor = (incident: Incident): Message => messageOf(incident, names, store, language);
      return tellOne({ gateway, channel, waiting, incidents, messageFor, signal });
    }),
  );
  const told = counts.reduce((sum, count) => sum + count, 0);
  return { told, waiting: (await operations.notices()).length };
}

/** Messages of two stores, or of one before and after a restore, are never taken for one another. */
export const storeName = ({ keys, keeping }: Gateway): string => `${keys.keyId}.${keeping.restoredEpoch()}`;

/** Opens a channel; nothing is sent yet. @throws {GatewayError} config.secret where it lacks one */
export function openChannel(gateway: Gateway, config: ChannelConfig): Channel {
  const { name, settings, allowLoopback } = config;
  demandSecrets(gateway.config, config);
  return gateway.channelOf(name).open(settings, { log: gateway.log, allowLoopback });
}

interface Telling {
  readonly gateway: Gateway;
  /** Absent where the configuration has it no longer: what waits for it is given up. */
  readonly channel: ChannelConfig | undefined;
  /** Oldest first. */
  readonly waiting: readonly Notice[];
  readonly incidents: ReadonlyMap<number, Incident>;
  messageFor(incident: Incident): Message;
  readonly signal: AbortSignal;
}

/** Gives how many messages were told through one channel. */
async function tellOne({ gateway, channel: config, waiting, incidents, messageFor, signal }: Telling): Promise<number> {
  const { operations, log, now } = gateway;
  const channel = config && openChannel(gateway, config);
  const byIncident = [...Map.groupBy(waiting, ({ incident }) => incident)];
  let told = 0;
  for (const [index, [id, notices]] of byIncident.entries()) {
    if (signal.aborted) break;
    const incident = incidents.get(id);
    if (channel && incident && !isAbout(incident, config.name)) {
      if (notices.some((notice) => isResting(notice, now()))) continue;
      if (!(await operations.takeNotices(notices, now(), TAKEN_MS))) continue;
      const error = await failureOf(channel, messageFor(incident), signal);
      if (error?.code === 'stopped') break;
      await noteAttempt(gateway, config.name, error);
      if (error) {
        log.warn({ channel: config.name, incident: id, code: error.code }, 'not told');
        // A channel that is down rests with all that waits for it; a refusal is about one message.
        const resting = error.remedy === 'retry' ? byIncident.slice(index).flatMap(([, rest]) => rest) : notices;
        for (const notice of resting) await operations.failNotice(notice.id, againAt(notice, error, now()));
        if (error.remedy === 'retry') break;
        continue;
      }
      told += 1;
    }
    for (const notice of notices) await operations.endNotice(notice.id);
  }
  return told;
}

/** That a channel is down is told through the others. */
const isAbout = ({ kind, places }: Incident, channel: string): boolean =>
  kind === 'channel-down' && places.includes(channel);

/** Why a message was not told; undefined where it was. */
export async function failureOf(
  channel: Channel,
  message: Message,
  signal: AbortSignal,
): Promise<GatewayError | undefined> {
  try {
    await channel.tell(message, signal);
    return undefined;
  } catch (error) {
    if (error instanceof GatewayError) return error;
    throw error;
  }
}

/** Remembers how an attempt ended, so that a channel that fails again and again is an incident; one that was stopped says nothing. */
export async function noteAttempt(
  { operations }: Gateway,
  channel: string,
  error: GatewayError | undefined,
  digest?: Date,
): Promise<void> {
  if (error?.code === 'stopped') return;
  await operations.noteTold(channel, { ...(error && { error: error.code }), ...(digest && { digest }) });
}

const isResting = ({ dueAt }: Notice, now: Date): boolean =>
  dueAt > now && dueAt.getTime() - now.getTime() <= LONGEST_REST_MS;

function againAt({ attempts }: Notice, { retryAfterMs = 0 }: GatewayError, now: Date): Date {
  const wait = Math.min(FIRST_WAIT_MS * 2 ** Math.min(attempts, 10), LONGEST_WAIT_MS);
  return new Date(now.getTime() + Math.min(Math.max(wait, retryAfterMs), LONGEST_REST_MS));
}
