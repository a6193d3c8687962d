import type { FaultPlan } from '../faults.ts';
import type { Region } from '../region/region.ts';
import type { School } from '../region/school.ts';
import type { Moment } from '../region/timeline.ts';

/**
 * Versions of NetSchool that the simulator can be.
 *
 * | version | differs in                                                                            |
 * | 5.10    | logout by `POST /asp/logout.asp` (`auth/logout` is answered too)                       |
 * | 5.33    | logout by `POST /webapi/auth/logout`; `/asp/logout.asp` is not found any more           |
 */
export const VERSIONS = { '5.10': '5.10.63221', '5.33': '5.33.78543' } as const;
export type NetSchoolVersion = keyof typeof VERSIONS;

export interface NetSchoolOptions {
  readonly region: Region;
  /** Indices of the schools that this installation serves. */
  readonly schools: readonly number[];
  /** Generates a school, the same at every call; asked once a school. */
  readonly schoolOf: (index: number) => School;
  /** The region's clock. @default its last moment */
  readonly now?: () => Moment;
  /** 0 takes a free port. @default 0 */
  readonly port?: number;
  /** @default "5.10" */
  readonly version?: NetSchoolVersion;
  /**
   * Faults of the door (see ../faults.ts) and NetSchool's own: `session-lost` (a call is answered 401, the session is gone) and
   * `warning` (a call is answered with the SecurityWarning page, as if the account had been used elsewhere). @default none
   */
  readonly faults?: FaultPlan;
  /** Milliseconds without a call after which a session is gone. @default 3600000 */
  readonly timeOut?: number;
  /** Parents have two roles, and are asked for one after the first sign-in. @default false */
  readonly twoRoles?: boolean;
  /** Where idleness is measured. @default Date.now */
  readonly wall?: () => number;
}

type Dialect = Pick<NetSchoolOptions, 'version' | 'twoRoles'>;

/** Reads choices like "version=5.33" and "roles=two". @throws {RangeError} on another word */
export function dialectOf(words: readonly string[]): Dialect {
  const known: Readonly<Record<string, Dialect>> = {
    'version=5.10': { version: '5.10' },
    'version=5.33': { version: '5.33' },
    'roles=one': { twoRoles: false },
    'roles=two': { twoRoles: true },
  };
  const choices = words.map((word) => {
    if (known[word]) return known[word];
    throw new RangeError(`"${word}" is no choice; the choices are: ${Object.keys(known).join(', ')}.`);
  });
  return Object.assign({}, ...choices) as Dialect;
}
