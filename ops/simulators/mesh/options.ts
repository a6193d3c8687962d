import type { Serving } from '../journal.ts';

export interface MeshOptions extends Serving {
  /** How the times of events are told: with the school's offset, in UTC, or without any. @default "offset" */
  readonly eventTimes?: EventTimes;
}

export type EventTimes = 'offset' | 'utc' | 'naive';
const EVENT_TIMES: readonly EventTimes[] = ['offset', 'utc', 'naive'];

/** Reads choices like "events=utc". @throws {RangeError} on another word */
export function dialectOf(words: readonly string[]): Pick<MeshOptions, 'eventTimes'> {
  const chosen = words.map((word) => {
    const choice = EVENT_TIMES.find((each) => word === `events=${each}`);
    if (choice) return choice;
    const choices = EVENT_TIMES.map((each) => `events=${each}`).join(', ');
    throw new RangeError(`"${word}" is no choice; the choices are: ${choices}.`);
  });
  const last = chosen.at(-1);
  return last === undefined ? {} : { eventTimes: last };
}
