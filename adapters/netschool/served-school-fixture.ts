import type { AdapterContext, Coverage, Page } from '../../gateway/contracts/adapter.ts';
import { REGION, MONDAY_LESSONS, school } from '../../ops/simulators/netschool/school-fixture.ts';
import type { NetSchoolOptions } from '../../ops/simulators/netschool/options.ts';
import { type NetSchoolSimulator, startNetSchool } from '../../ops/simulators/netschool/start.ts';
import type { School } from '../../ops/simulators/region/school.ts';
import type { Config } from './config.ts';
import { netschoolWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';

/* What a run reads of a school that the simulator serves. */

/** Waiting takes no time. */
export const netschool = netschoolWith(quickClockwork());

/** A simulator of the school; of one with a Monday of two lessons where nothing else is said. */
export const serve = (
  served: School = school(MONDAY_LESSONS),
  more: Partial<NetSchoolOptions> = {},
): Promise<NetSchoolSimulator> => startNetSchool({ region: REGION, schools: [0], schoolOf: () => served, ...more });

export const contextWith = (more: Partial<AdapterContext> = {}): AdapterContext => ({
  source: 'sgo',
  log: { debug: () => undefined, info: () => undefined, warn: () => undefined },
  signal: new AbortController().signal,
  now: () => new Date('2026-10-16T15:00:00Z'),
  zone: 'Europe/Moscow',
  allowLoopback: true,
  reach: 'nightly',
  ...more,
});

/** Settings with every account of the school. */
export const configFor = ({ url, credentials }: NetSchoolSimulator, more: Partial<Config> = {}): Partial<Config> => ({
  origin: url,
  school: '7',
  accounts: credentials.map(({ login, password }) => ({ login, password })),
  requestsPerSecond: 1e5,
  ...more,
});

export const journal = (pages: readonly Page[]): readonly Page[] =>
  pages.filter(({ covers }) => covers?.sheet === 'journal-day');

/** The class, the first day and the pupils that a page covers. */
export const slice = ({ scope, from, pupils }: Coverage) => `${scope} ${from} ${String(pupils)}`;
