import type { AdapterContext } from '../../gateway/contracts/adapter.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { type Http, http } from '../kit/http.ts';
import type { Config } from './config.ts';

/** The three hosts of a region's node. */
export type Host = 'node' | 'family' | 'web';

export type Doors = Readonly<Record<Host, Http>>;

/** One door a host, for all accounts: a token goes with each request. */
export function openDoors(config: Config, { allowLoopback, answered }: AdapterContext, clockwork: Clockwork): Doors {
  const open = (baseUrl: string): Http =>
    http({ ...config, baseUrl, allowLoopback, answered, clockwork, numbers: 'exact' });
  return { node: open(config.origin), family: open(config.familyUrl), web: open(config.webUrl) };
}
