import type { Message } from '../contracts/channel.ts';
import type { GatewayError } from '../contracts/errors.ts';
import { type Incident, OWNERS } from '../contracts/incident.ts';
import { type DayFigures, dayFigures } from '../showing/day-figures.ts';
import type { Gateway } from '../gateway.ts';
import { wordsOf } from './incident-text.ts';
import { fill, type Language } from '../messages/form.ts';
import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import { type RegionNames, regionNames } from './region-names.ts';
import { failureOf, noteAttempt, openChannel, storeName } from './telling.ts';
import { localDay } from '../messages/local-moment.ts';
import { wrapped } from './wrapped.ts';

const DAY_MS = 86_400_000;

type Say = (key: MessageKey, values?: Incident['values']) => string;

/**
 * The digest: what is open by owner, what opened and closed in 24 hours, and the day in figures. Plain text.
 *
 * @param slot the planned moment it is for, which names it: of one moment there is one digest, whenever it arrives
 */
export async function digestOf(gateway: Gateway, at: Date, language: Language = 'ru', slot = at): Promise<Message> {
  const { operations, config } = gateway;
  const names = regionNames(config);
  const say: Say = (key, values = {}) => fill(MESSAGES[key][language], values);
  const since = new Date(at.getTime() - DAY_MS);
  const open = (await operations.incidents({ open: true })).toReversed();
  const recent = (await operations.incidents({ since })).toReversed();
  const opened = recent.filter(({ openedAt }) => openedAt >= since);
  const closed = recent.filter(({ closedAt }) => closedAt !== undefined && closedAt >= since);
  const figures = await dayFigures(gateway, at);
  const day = localDay(config.zone, at);
  const lines = [
    say('digest.title', { moment: names.moment(at) }),
    '',
    ...openLines(open, names, say, language),
    '',
    ...changeLines(opened, closed, names, say, language),
    '',
    ...figureLines(figures, say),
  ];
  return {
    id: `${storeName(gateway)}.digest-${slot.toISOString().replaceAll(/[-:]|\.\d+/g, '')}`,
    kind: 'digest',
    subject: say('digest.subject', { day, open: open.length }),
    text: `${lines.map(wrapped).join('\n')}\n`,
    data: { at, open: open.map(({ id }) => id), opened: opened.length, closed: closed.length, ...figures },
  };
}

function openLines(open: readonly Incident[], names: RegionNames, say: Say, language: Language): readonly string[] {
  const byOwner = Map.groupBy(open, ({ owner }) => owner);
  const owners = OWNERS.filter((owner) => byOwner.has(owner));
  return [
    say('digest.open'),
    ...(open.length === 0 ? [say('digest.nothing-open')] : []),
    ...owners.flatMap((owner) => {
      const incidents = byOwner.get(owner) ?? [];
      return [
        say('digest.owner', { owner: say(`whose-move.${owner}`), count: incidents.length }),
        ...incidents.flatMap((incident) => {
          const { title, since, what, next } = wordsOf(incident, names, language);
          return [say('digest.incident', { id: incident.id, title, since, what }), say('digest.next', { next })];
        }),
      ];
    }),
  ];
}

function changeLines(
  opened: readonly Incident[],
  closed: readonly Incident[],
  names: RegionNames,
  say: Say,
  language: Language,
): readonly string[] {
  const line = (key: MessageKey, incident: Incident): string =>
    say(key, { id: incident.id, title: wordsOf(incident, names, language).title });
  return [
    say('digest.day'),
    say('digest.changes', { opened: opened.length, closed: closed.length }),
    ...opened.map((incident) => line('digest.opened', incident)),
    ...closed.map((incident) => line('digest.closed', incident)),
  ];
}

function figureLines({ sources, destinations, quarantined, completeness }: DayFigures, say: Say): readonly string[] {
  const shares = completeness.map(({ requirement, due, present }) =>
    say('digest.figure', {
      requirement: say(`requirement.${requirement}`),
      percent: Math.floor((present * 100) / due),
    }),
  );
  return [
    say('digest.figures'),
    say('digest.sources', sources),
    ...destinations.map((counts) => say('digest.destination', { ...counts })),
    say('digest.quarantine', { count: quarantined }),
    ...(shares.length > 0 ? [say('digest.completeness', { figures: shares.join('; ') })] : []),
  ];
}

/** How the sending of a digest ended: `failed` where a channel did not take it. */
export interface DigestSent {
  readonly outcome: 'done' | 'failed' | 'stopped';
  readonly channels: readonly { readonly channel: string; readonly error?: GatewayError }[];
  readonly error?: GatewayError;
}

/**
 * Sends a digest through every channel that is not paused and lacks no secret. For a planned moment (`slot`) it goes where it has not arrived yet, also after
 * a restart.
 */
export async function sendDigest(gateway: Gateway, at: Date, signal: AbortSignal, slot?: Date): Promise<DigestSent> {
  const { config, operations } = gateway;
  const message = await digestOf(gateway, at, 'ru', slot);
  const states = slot ? await operations.channelStates() : [];
  const took = states.filter(({ digest }) => digest?.getTime() === slot?.getTime());
  const channels = await Promise.all(
    config.channels
      .filter(({ name, paused, lack }) => !paused && !lack && !took.some(({ channel }) => channel === name))
      .map(async (one) => {
        const { name: channel } = one;
        const error = await failureOf(openChannel(gateway, one), message, signal);
        await noteAttempt(gateway, channel, error, slot);
        return { channel, ...(error && { error }) };
      }),
  );
  return { ...endOf(channels), channels };
}

/** It goes on while any channel may take it later: what only a person can mend holds up nobody else. */
function endOf(channels: DigestSent['channels']): Omit<DigestSent, 'channels'> {
  const errors = channels.flatMap(({ error }) => error ?? []);
  const stopped = errors.find(({ code }) => code === 'stopped');
  if (stopped) return { outcome: 'stopped', error: stopped };
  const error = errors.find(({ remedy }) => remedy === 'retry') ?? errors[0];
  return error ? { outcome: 'failed', error } : { outcome: 'done' };
}
