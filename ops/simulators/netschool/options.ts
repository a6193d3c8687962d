import { chosen } from '../choices.ts';
import type { Serving } from '../journal.ts';
import type { Letters } from './desk.ts';
import type { Way } from './telling.ts';

/**
 * Versions of NetSchool that the simulator can be.
 *
 * | version | sign-out                                                         | queue of reports          | hub of the queue                  |
 * | 5.10    | `POST /asp/logout.asp` (`auth/logout` is answered too)           | `reports/{id}/queue`      | classic SignalR, `signalr/...`    |
 * | 5.26    | the same                                                         | and `v2/reports/{id}/queue` | the same, `[taskId, "report-v2"]` |
 * | 5.30    | `POST /webapi/auth/logout`; `/asp/logout.asp` is found no more   | the same                  | `queueHub`, frames end in 0x1E    |
 * | 5.33    | the same                                                         | the same                  | `signalr/queueHub`, the same      |
 */
export const VERSIONS = {
  '5.10': '5.10.63221',
  '5.26': '5.26.71033',
  '5.30': '5.30.75210',
  '5.33': '5.33.78543',
} as const;
export type NetSchoolVersion = keyof typeof VERSIONS;

export interface NetSchoolOptions extends Serving {
  /** @default "5.10" */
  readonly version?: NetSchoolVersion;
  /** Milliseconds without a call after which a session is gone. @default 3600000 */
  readonly timeOut?: number;
  /** Parents have two roles, and are asked for one after the first sign-in. @default false */
  readonly twoRoles?: boolean;
  /** In which way the reader reads that the truth is told for. Everything is served in any case. @default "mobile" */
  readonly way?: Way;
  /** Whose accounts the reader has that the truth is told for: parents' alone, or one of the staff too. @default "parents" */
  readonly accounts?: 'all' | 'parents';
  /** Where the web shows attendance: in reports only, or also in the place of a mark that the pupil does not have. @default "reports" */
  readonly letters?: Letters;
  /** Seconds that a token of the mobile application lives. @default 3600 */
  readonly tokenLife?: number;
  /** Where idleness is measured. @default Date.now */
  readonly wall?: () => number;
}

/** Where a version's hub of the report queue is, below /webapi/, and how it speaks. */
export const HUBS: Readonly<Record<NetSchoolVersion, { readonly path: string; readonly isClassic: boolean }>> = {
  '5.10': { path: 'signalr', isClassic: true },
  '5.26': { path: 'signalr', isClassic: true },
  '5.30': { path: 'queuehub', isClassic: false },
  '5.33': { path: 'signalr/queuehub', isClassic: false },
};

type Dialect = Pick<NetSchoolOptions, 'version' | 'twoRoles' | 'way' | 'letters' | 'accounts'>;

/** Reads choices like "version=5.33" and "roles=two". @throws {RangeError} on another word */
export function dialectOf(words: readonly string[]): Dialect {
  const known: Readonly<Record<string, Dialect>> = {
    'version=5.10': { version: '5.10' },
    'version=5.26': { version: '5.26' },
    'version=5.30': { version: '5.30' },
    'version=5.33': { version: '5.33' },
    'way=mobile': { way: 'mobile' },
    'way=diary': { way: 'diary' },
    'way=reports': { way: 'reports' },
    'accounts=parents': { accounts: 'parents' },
    'accounts=all': { accounts: 'all' },
    'letters=reports': { letters: 'reports' },
    'letters=marks': { letters: 'marks' },
    'roles=one': { twoRoles: false },
    'roles=two': { twoRoles: true },
  };
  return chosen<Dialect>(words, known);
}
