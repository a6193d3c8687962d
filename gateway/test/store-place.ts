import type { Fact } from '../contracts/facts.ts';
import type { Store, StoreOptions } from '../contracts/store.ts';

/**
 * Where a store keeps its things: opened anew, it goes on where it stopped, whether or not it was closed. A test has a place
 * of its own.
 */
export interface StorePlace {
  open(options: StoreOptions): Store;
  /** Throws the place away. */
  clear(): void;
}

/** One promise of contracts/store.ts: a sentence, and what shows that a store keeps it. */
export interface StorePromise {
  readonly title: string;
  check(place: StorePlace): Promise<void>;
}

/** The destination that every store of the suite has. */
export const TO = 'platform';

/** A clock that a test moves. */
export interface Clock {
  now(): Date;
  at(iso: string): void;
}

export function clockAt(iso: string): Clock {
  let moment = new Date(iso);
  return { now: () => moment, at: (next) => void (moment = new Date(next)) };
}

export const NOON = '2026-09-14T12:00:00.000Z';

/** Options of a store of the suite; `assess` counts lessons without a topic, which stay open until the next day is read. */
export function optionsWith(more: Partial<StoreOptions> = {}): StoreOptions {
  return {
    destinations: [TO],
    assess: assessTopics,
    zoneOf: () => 'Europe/Moscow',
    now: () => new Date(NOON),
    sealKey: Buffer.alloc(32, 7),
    keyId: '0a0b0c0d',
    ...more,
  };
}

const ZERO = { due: 0, present: 0, missing: 0, pending: 0, unprovable: 0, met: 0, violated: 0, open: 0, undecided: 0 };

const assessTopics: StoreOptions['assess'] = ({ body, day }, { covered, readFrom }) => {
  const lessons = body.lesson ?? [];
  const present = lessons.filter((lesson) => lesson['topicState'] === 'present').length;
  const lack = lessons.length - present;
  const isPast = readFrom !== undefined && readFrom.slice(0, 10) > day;
  const state = !covered.has('lesson') ? 'unprovable' : isPast ? 'missing' : 'pending';
  const topic: Fact = { ...ZERO, requirement: 'topic', due: lessons.length, present, [state]: lack };
  return { facts: [topic] };
};

/** A store opened at the place, with a clock that stands at noon. */
export function openAt(place: StorePlace, more: Partial<StoreOptions> = {}): Store {
  return place.open(optionsWith(more));
}
