import type { Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import { barsWith } from './adapter.ts';
import type { Config } from './config.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';
import { HOST, NOW } from './vendor-fixture.ts';

/* What a run reads of the installation that `vendor-fixture.ts` plays; waiting takes no time. */

const bars = barsWith(quickClockwork());
/** What the last run warned of. */
export const logged: object[] = [];
/** Whom the last run left out, and why. */
export const leftOut: GatewayError[] = [];

const CONTEXT = nightlyContext('bars', NOW, {
  log: { debug: () => undefined, info: () => undefined, warn: (fields) => void logged.push(fields) },
  leftOut: (error) => void leftOut.push(error),
});
const CONFIG: Partial<Config> = {
  origin: HOST,
  school: 'school-12',
  accounts: [{ login: 'parent1', password: 'сезам-37' }],
  requestsPerSecond: 10_000,
  lookBackDays: 4,
};

export function pull(more: Partial<Config> = {}): Promise<Page[]> {
  logged.length = 0;
  leftOut.length = 0;
  return Array.fromAsync(bars.pull!({ ...CONFIG, ...more }, undefined, CONTEXT));
}

export const ofKind = (pages: readonly Page[], kind: string): readonly Page[] =>
  pages.filter(({ covers }) => covers?.sheet === kind);

/** Bodies of the records that yield such an entity. */
export const bodiesOf = (pages: readonly Page[], entity: string): readonly Record<string, unknown>[] =>
  pages
    .flatMap((one) => one.records())
    .flatMap(({ yields, body }) => (yields.some((name) => name === entity) ? [body as Record<string, unknown>] : []));
