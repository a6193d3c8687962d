import type { AdapterContext, Page } from '../../gateway/contracts/adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';
import { netschoolWith } from './adapter.ts';
import type { Config } from './config.ts';
import { HOST } from './vendor-fixture.ts';

const context = nightlyContext('sgo', '2023-04-14T12:00:00Z', { zone: 'Asia/Yekaterinburg' });

/** What a run of the recorded week reads of the installation that `vendor-fixture.ts` plays; waiting takes no time. */
export function readWeek(more: Partial<Config> = {}, how: Partial<AdapterContext> = {}): Promise<Page[]> {
  const accounts = [{ login: 'roditel1', password: 'Солнце' }];
  const config = {
    origin: HOST,
    school: '510',
    way: 'diary',
    accounts,
    lookBackDays: 0,
    requestsPerSecond: 1e5,
    ...more,
  };
  return Array.fromAsync(netschoolWith(quickClockwork()).pull!(config, undefined, { ...context, ...how }));
}
