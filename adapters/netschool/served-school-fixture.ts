import type { AdapterContext, Coverage, Page } from '../../gateway/contracts/adapter.ts';
import type { Config } from './config.ts';
import { netschoolWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

/* How a school is read that the simulator serves. */

/** Waiting takes no time. */
export const netschool = netschoolWith(quickClockwork());

export const contextWith = (more: Partial<AdapterContext> = {}): AdapterContext =>
  nightlyContext('sgo', '2026-10-16T15:00:00Z', { allowLoopback: true, ...more });

/** What a simulator says of itself. */
interface Served {
  readonly url: string;
  readonly credentials: readonly { readonly login: string; readonly password: string; readonly role: string }[];
}

/** Settings with every account of the school. */
export const configFor = ({ url, credentials }: Served, more: Partial<Config> = {}): Partial<Config> => ({
  origin: url,
  identity: url,
  school: '7',
  accounts: credentials.filter(({ role }) => role === 'parent').map(({ login, password }) => ({ login, password })),
  requestsPerSecond: 1e5,
  ...more,
});

export const journal = (pages: readonly Page[]): readonly Page[] =>
  pages.filter(({ covers }) => covers?.sheet === 'journal-day');

/** The class, the first day and the pupils that a page covers. */
export const slice = ({ scope, from, pupils }: Coverage) => `${scope} ${from} ${String(pupils)}`;
