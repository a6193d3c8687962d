import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { type MonoLogOptions } from '../../ops/simulators/mono-log/options.ts';
import { type MonoLogSimulator, startMonoLog } from '../../ops/simulators/mono-log/start.ts';
import { type BalanceOptions, balanceWith } from '../forwarding/balancing.ts';
import type { NormalisedPage, Slice } from '../contracts/sheet.ts';
import type { Balanced } from '../forward/balance.ts';
import { forwardAll } from '../forwarding/forwarding.ts';
import type { Gateway } from '../gateway.ts';
import { restoreBackup } from '../keeping/restore.ts';
import { openDataFolder, openGateway } from '../main.ts';
import { lesson, mark, page, type Told } from './store-pages.ts';
import { newFolder } from './svod-process.ts';

/* A gateway with one school, and a real platform over sockets. The clock moves a minute at every forwarding. */

const NAME = 'mono-log';
const BACKUP = 'backup.db';
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
  /** The store as it is, in a file beside it. */
  backUp(): Promise<void>;
  /** Our store goes back to that file. */
  restore(): Promise<void>;
  close(): Promise<void>;
}

/** Works in a new region. */
export async function withRegion(
  work: (region: BalancedRegion) => Promise<void>,
  options?: MonoLogOptions,
): Promise<void> {
  const region = await balancedRegion(options);
  try {
    await work(region);
  } finally {
    await region.close();
  }
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
  const closedFor = async (work: () => Promise<unknown> | void): Promise<void> => {
    await gateway.close();
    await work();
    minutes += 1;
    gateway = await open();
  };
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
    backUp: () =>
      closedFor(async () => {
        const { file, files } = openDataFolder({ data });
        await files.backUp(file, join(data, BACKUP), { signal });
      }),
    restore: () => closedFor(() => restoreBackup(openDataFolder({ data }), join(data, BACKUP))),
    async close() {
      await gateway.close();
      await platform.close();
    },
  };
}

/** The week of a class: so many days with a lesson and a mark each. */
export function weekOf(scope: string, days: number, value: string, at: string): NormalisedPage {
  const slice: Slice = {
    ...{ kind: 'journal-day', school: '1', scope, from: '2026-09-07', to: '2026-09-13' },
    entities: ['lesson', 'mark'],
  };
  const dates = Array.from({ length: days }, (_, day) => `2026-09-${String(7 + day).padStart(2, '0')}`);
  const told = dates.flatMap((day): Told[] => [
    { ...lesson(''), scope, day, body: { ...LESSON, id: `l-${day}` } },
    { ...mark('', ''), scope, day, body: { ...MARK, id: `m-${day}`, rawValue: value, value: Number(value) } },
  ]);
  return page(told, { slice, at, madeBy: 'dnevnik-ru/1' });
}
const LESSON = { number: 1, subjectName: 'Математика', status: 'held', topicState: 'blank' };
const MARK = { pupilId: `pu-0a0b0c0d-${'1'.repeat(32)}`, workId: 'w', scale: 'five-point' };
/** When what is settled was read. */
export const AT = '2026-09-14T15:00:00Z';
/** When something else is read. */
export const LATER = '2026-10-20T15:00:00Z';

/** Three classes, five days each, acknowledged. */
export async function settled(region: BalancedRegion): Promise<void> {
  for (const scope of ['7А', '7Б', '8А']) await region.save(weekOf(scope, 5, '4', AT));
  await region.forward();
}

/** What a balance finds where both sides are the same. */
export const NOTHING = { sentAgain: 0, waiting: 0, refused: 0, strays: 0, withdrawn: 0 };
