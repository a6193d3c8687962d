import type { FaultPlan } from '../faults.ts';
import type { Region } from '../region/region.ts';
import type { School } from '../region/school.ts';
import type { Moment } from '../region/timeline.ts';

export interface MeshOptions {
  readonly region: Region;
  /** Indices of the schools that keep their journal here. */
  readonly schools: readonly number[];
  /** Generates a school, the same at every call. */
  readonly schoolOf: (index: number) => School;
  /** The region's clock. @default its last moment */
  readonly now?: () => Moment;
  /** 0 takes a free port. @default 0 */
  readonly port?: number;
  /** How the times of events are told: with the school's offset, in UTC, or without any. @default "offset" */
  readonly eventTimes?: EventTimes;
  /**
   * Faults of the door (see ../faults.ts), `token-expired` (401 until the token is refreshed) and `session-ended` (401, and the token cannot be
   * refreshed either: its owner signed in elsewhere). @default none
   */
  readonly faults?: FaultPlan;
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
