import { cpSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type IncomingMessage, request, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { dealt, TWO_SYSTEMS } from '../demo/journals.ts';
import { type Region, startRegion } from '../demo/region.ts';
import { openGateway } from '../main.ts';
import { type ServiceProcess, startService } from './service-process.ts';
import { svodHere } from './svod-here.ts';
import { type Ended, newFolder, removeFolders } from './svod-process.ts';

/** 19:30 in Moscow on the last day of the simulated region. */
export const EVENING = '2026-10-23T16:30:00Z';
const SOURCES = 3;

/** A job as `svod schedule` shows it. */
export interface ShownJob {
  readonly job: string;
  readonly outcome: string | null;
  readonly lastDoneAt: string | null;
}

/** How the system behind the door answers. */
export type Mode = 'answers' | 'hangs' | 'floods';

/** `svod run` as an operator has it: a process, real simulators behind real sockets, and a door before one of them. */
export interface ServedRegion {
  readonly region: Region;
  /** Data folder of the test: the region's configuration, secrets and key, and no store. */
  readonly data: string;
  /** A port that is taken: the door's. */
  readonly port: number;
  mode: Mode;
  /** Called at each request that comes to the door. */
  onRequest: (() => void) | undefined;
  /** Resolves with the first request from now on. */
  asked(): Promise<void>;
  /** Ends what hangs. */
  closeConnections(): void;
  /** @param program svod.mjs of another clone */
  start(now?: string, program?: string): Promise<ServiceProcess>;
  /** A command beside the service, that evening; see `svodHere`. */
  svod(...words: string[]): Promise<Ended>;
  difference(): Promise<number>;
  schedule(): Promise<{ readonly service: number | null; readonly jobs: readonly ShownJob[] }>;
  /** Resolves when every source was read. */
  allRead(service: ServiceProcess): Promise<void>;
  /** Changes svod.json. */
  change(edit: (text: string) => string): void;
}

/** One region for the tests of a file; every test has an empty store with the region's key. */
export function servedRegion(): ServedRegion {
  let region: Region;
  let home: string;
  let data: string;
  const services: ServiceProcess[] = [];
  const door = createServer((asked, response) => {
    served.onRequest?.();
    if (served.mode === 'floods') flood(response);
    else if (served.mode === 'answers') pass(asked, response, new URL(journalOf(region)).origin);
  });

  beforeAll(async () => {
    await new Promise<void>((resolve) => door.listen(0, '127.0.0.1', resolve));
    data = home = newFolder();
    await openGateway({ data }).then((gateway) => gateway.close());
    const size = { schools: SOURCES, municipalities: 1, days: 10, size: 4, classes: 3 };
    region = await startRegion({ seed: '3', ...size, data, faults: false, deal: dealt(SOURCES, TWO_SYSTEMS) });
    served.change((text) => text.replaceAll(new URL(journalOf(region)).host, `127.0.0.1:${portOf(door)}`));
  });
  beforeEach(() => {
    served.mode = 'answers';
    served.onRequest = undefined;
    data = newFolder();
    cpSync(home, data, { recursive: true });
    for (const name of ['svod.db', 'svod.db-wal', 'svod.db-shm']) rmSync(join(data, name), { force: true });
  });
  afterEach(() => services.splice(0).forEach(({ child }) => child.kill('SIGKILL')));
  afterAll(async () => {
    await region.stop();
    door.closeAllConnections();
    door.close();
    removeFolders();
  });

  const served: ServedRegion = {
    get region() {
      return region;
    },
    get data() {
      return data;
    },
    get port() {
      return portOf(door);
    },
    mode: 'answers',
    onRequest: undefined,
    asked: () => new Promise((resolve) => (served.onRequest = resolve)),
    closeConnections: () => door.closeAllConnections(),
    async start(now = EVENING, program) {
      const service = await startService(data, now, [], program);
      services.push(service);
      return service;
    },
    svod: (...words) => svodHere([...words, '--json'], { data, env: { SVOD_NOW: EVENING } }),
    difference: async () => (await served.svod('ledger', 'verify')).result<{ difference: number }>().difference,
    schedule: async () => (await served.svod('schedule')).result(),
    async allRead(service) {
      const { jobs } = await served.schedule();
      for (const { job } of jobs.filter((one) => one.job.startsWith('collect:')))
        await service.logged((line) => line.job === job && line.outcome === 'done');
    },
    change(edit) {
      const file = join(data, 'svod.json');
      writeFileSync(file, edit(readFileSync(file, 'utf8')));
    },
  };
  return served;
}

const journalOf = ({ journals }: Region): string => journals[0]!.introduction.url;
const portOf = (door: Server): number => (door.address() as AddressInfo).port;

function pass(asked: IncomingMessage, response: ServerResponse, origin: string): void {
  const { method, headers } = asked;
  const onward = request(new URL(asked.url!, origin), { method, headers }, (answer) => {
    response.writeHead(answer.statusCode!, answer.headers);
    answer.pipe(response);
  });
  asked.pipe(onward);
}

/** An answer without end. */
function flood(response: ServerResponse): void {
  response.writeHead(200, { 'content-type': 'application/json' });
  const more = setInterval(() => response.write(' '.repeat(10_000)), 5);
  response.on('close', () => clearInterval(more));
}
