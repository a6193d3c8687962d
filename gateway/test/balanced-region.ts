import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MonoLogOptions } from '../../ops/simulators/mono-log/options.ts';
import { type MonoLogSimulator, startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import { type BalanceOptions, balanceWith } from '../balancing.ts';
import type { NormalisedPage } from '../contracts/sheet.ts';
import type { Balanced } from '../forward/balance.ts';
import { forwardAll } from '../forwarding.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { newFolder } from './svod-process.ts';

/* A gateway with one school, and a real platform over sockets. The clock moves a minute at every forwarding. */

const NAME = 'mono-log';
const START = Date.parse('2026-10-14T12:00:00Z');
const signal = new AbortController().signal;

export interface BalancedRegion {
  readonly data: string;
  readonly platform: MonoLogSimulator;
  readonly gateway: Gateway;
  save(page: NormalisedPage): Promise<void>;
  forward(): Promise<void>;
  balance(options?: BalanceOptions): Promise<Balanced>;
  /** What the platform shows, whatever parcels it came by. */
  shown(): unknown;
  /** The gateway is closed, `work` is done to its data folder, and it is opened anew. */
  closedFor(work: () => Promise<unknown> | void): Promise<void>;
  close(): Promise<void>;
}

function writeConfig(data: string, { url, client }: MonoLogSimulator): void {
  writeFileSync(join(data, 'secret'), client.secret, { mode: 0o600 });
  const secret = { $file: 'secret' };
  const journals = [{ source: 's', school: '1' }];
  const config = {
    sources: { s: { system: 'dnevnik-ru', settings: { accessToken: secret } } },
    nodes: [
      { id: 'r', kind: 'region', name: 'Регион' },
      { id: 'm', kind: 'municipality', parent: 'r', name: 'Район' },
      { id: 'school', kind: 'school', parent: 'm', name: 'Школа', journals },
    ],
    destinations: {
      [NAME]: {
        allowLoopback: true,
        settings: { baseUrl: url, clientId: client.id, clientSecret: secret, requestsPerSecond: 1000 },
      },
    },
  };
  writeFileSync(join(data, 'svod.json'), JSON.stringify(config));
}

export async function balancedRegion(options: MonoLogOptions = {}): Promise<BalancedRegion> {
  const data = newFolder();
  let minutes = 0;
  const now = (): Date => new Date(START + minutes * 60_000);
  const platform = await startMonoLog({ ...options, now: () => now().getTime() });
  writeConfig(data, platform);
  const open = async (): Promise<Gateway> => ({ ...(await openGateway({ data, at: now() })), now });
  let gateway = await open();
  return {
    data,
    platform,
    get gateway() {
      return gateway;
    },
    save: async (page) => void (await gateway.store.savePage(page)),
    async forward() {
      for (let rounds = 0; rounds < 20; rounds += 1) {
        minutes += 1;
        const { counts } = await forwardAll(gateway, NAME, signal);
        if (counts.waiting === 0) return;
      }
    },
    balance: async (asked) => (await balanceWith(gateway, NAME, signal, asked))!,
    shown: () =>
      platform
        .content()
        .filter(({ body }) => body !== null)
        .map(({ node, kind, scope, day, hash }) => ({ node, kind, scope, day, hash })),
    async closedFor(work) {
      await gateway.close();
      await work();
      minutes += 1;
      gateway = await open();
    },
    async close() {
      await gateway.close();
      await platform.close();
    },
  };
}
