import type { Ids, Key } from './thing.ts';
import type { Day, Moment } from './timeline.ts';

export interface RegionOptions {
  readonly seed: string;
  /** 1 to 800. */
  readonly schools: number;
  readonly municipalities: number;
  /** School days in the window. */
  readonly days: number;
  /** First day; where it is no school day, the next school day. */
  readonly from: Day;
  /** Pupils a class, about. */
  readonly size: number;
  /** Classes a school, about: grades 1–11 first, then second letters. */
  readonly classes: number;
  /** Pupils who change from one class to another inside the window (on a Monday). */
  readonly transfers: boolean;
}

/** What is known of the region before any school is generated. */
export interface Region {
  readonly options: RegionOptions;
  /** School days of the window, ascending. */
  readonly days: readonly Day[];
  /** First and last of `days`. */
  readonly from: Day;
  readonly to: Day;
  readonly municipalities: readonly Municipality[];
  /** From this moment on nothing changes: the day after the last one, 00:00 UTC (the local day is over in every zone of the region). */
  readonly last: Moment;
  /** Index of the school that enters nothing, where the region has at least five. */
  readonly silent: number | undefined;
}

export interface Municipality {
  readonly key: Key;
  readonly ids: Ids;
  /** «Заречный район». */
  readonly name: string;
  /** 8 digits. */
  readonly oktmo: string;
  readonly cityName: string;
}

/** A time zone without daylight-saving changes. */
export interface Zone {
  /** "Europe/Moscow". */
  readonly name: string;
  /** Hours ahead of UTC. */
  readonly offset: number;
}

/** The defaults: a small region over the two weeks before the autumn vacation, in which the first quarter's marks are due. */
export function regionOptions(given: Partial<RegionOptions> = {}): RegionOptions {
  const defaults: RegionOptions = {
    seed: '1',
    schools: 6,
    municipalities: 2,
    days: 10,
    from: '2026-10-12',
    size: 12,
    classes: 12,
    transfers: true,
  };
  return { ...defaults, ...given };
}
