import type { Remedy } from '../contracts/errors.ts';
import type { Condition } from '../contracts/incident.ts';
import { condition } from './condition.ts';
import type { ChannelObservation, Observations } from './observations.ts';
import { type Work, workKindOf } from './whose-move.ts';

/** Attempts in a row that fail before a channel counts as down: a mail server may put off the first ones on purpose. */
const ATTEMPTS = 3;

type RemedyOf = (code: string) => Remedy | undefined;

interface Failure {
  readonly work: Work;
  readonly name: string;
  readonly error: string;
}

/** The service's own work whose last end was a failure. */
export function failedWorks(seen: Observations, remedyOf: RemedyOf): readonly Condition[] {
  return failuresIn(seen).flatMap(({ work, name, error }) => {
    const kind = workKindOf(work, error, remedyOf);
    const job = placeOf(work, name);
    if (kind === undefined) return [];
    if (kind === 'job-failed') return [condition(kind, job, [job], { job, error })];
    const isHouse = kind === 'store' || kind === 'clock';
    if (isHouse) return [condition(kind, 'sources', [job], { error, count: 1 })];
    return [condition(kind, name, [name], { destination: name, error, count: waitingAt(seen, name), work })];
  });
}

function failuresIn({ destinations, works }: Observations): readonly Failure[] {
  const forwards = destinations.map(({ name, error }) => ({ work: 'forward' as const, name, error }));
  const others = works.map(({ kind, name, error }) => ({ work: kind, name, error }));
  return [...forwards, ...others].flatMap(({ error, ...failure }) =>
    error === undefined ? [] : [{ ...failure, error }],
  );
}

function waitingAt({ destinations }: Observations, name: string): number {
  const { waiting = [] } = destinations.find((destination) => destination.name === name) ?? {};
  return waiting.reduce((sum, { sheets }) => sum + sheets, 0);
}

/** As `svod schedule` names it. */
const placeOf = (work: Work, name: string): string => (name === '' ? work : `${work}:${name}`);

/** Names by which incidents tell where the service's own work shows. */
export const workPlaces = ({ destinations, works }: Observations): readonly string[] => [
  ...destinations.map(({ name }) => placeOf('forward', name)),
  ...works.map(({ kind, name }) => placeOf(kind, name)),
];

/** Channels that take nothing: at once where a person has to mend something, else after some attempts. */
export const silentChannels = ({ channels }: Observations, remedyOf: RemedyOf): readonly Condition[] =>
  channels.flatMap(({ name, failures, error }: ChannelObservation) =>
    error !== undefined && (failures >= ATTEMPTS || remedyOf(error) !== 'retry')
      ? [condition('channel-down', name, [name], { channel: name, error, count: failures })]
      : [],
  );
