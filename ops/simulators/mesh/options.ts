import { chosen } from '../choices.ts';
import type { Serving } from '../journal.ts';

export interface MeshOptions extends Serving {
  /** How the times of events are told: with the school's offset, in UTC, or without any. @default "offset" */
  readonly eventTimes?: EventTimes;
  /** Five points everywhere, or other scales in some subjects (`scales.ts`). @default "five" */
  readonly scales?: Scales;
}

export type EventTimes = 'offset' | 'utc' | 'naive';
export type Scales = 'five' | 'mixed';
type Dialect = Pick<MeshOptions, 'eventTimes' | 'scales'>;

/** Reads choices like "events=utc" and "scales=mixed". @throws {RangeError} on another word */
export function dialectOf(words: readonly string[]): Dialect {
  const known: Readonly<Record<string, Dialect>> = {
    'events=offset': { eventTimes: 'offset' },
    'events=utc': { eventTimes: 'utc' },
    'events=naive': { eventTimes: 'naive' },
    'scales=five': { scales: 'five' },
    'scales=mixed': { scales: 'mixed' },
  };
  return chosen<Dialect>(words, known);
}
