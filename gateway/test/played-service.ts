import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JobState } from '../contracts/job.ts';
import { activeIn } from '../config/lacking.ts';
import { HOME } from '../home.ts';
import { openGateway } from '../main.ts';
import { watchConfig } from '../service/configuration.ts';
import { openService, type Service } from '../service/service.ts';
import type { Bidding, JobEnd, Work } from '../service/works.ts';
import { newFolder, removeFolders } from './svod-process.ts';

/** A job that was begun; it goes on until the test, or the signal, ends it. */
export interface BegunJob {
  readonly name: string;
  readonly signal: AbortSignal;
  readonly reach: Bidding['reach'];
  end(end: JobEnd): void;
}

/** The service on a store of its own, with a clock moved by hand and readings that the test ends. */
export interface PlayedService {
  readonly service: Service;
  readonly configFile: string;
  /** Stands at 18:00 in Moscow on 14 October, a Wednesday, when a test begins. */
  clock: Date;
  /** Jobs begun, in order. */
  readonly begun: readonly BegunJob[];
  /** Their names. */
  names(): readonly string[];
  /** svod.json with these sources, read at 19:00 without a window unless `schedule` says otherwise. */
  configure(sources: Readonly<Record<string, object>>, schedule?: object): void;
  /** @param collect what is done instead of a reading; `BegunJob` by default */
  open(collect?: Work, more?: Partial<Parameters<typeof openService>[0]>): Promise<void>;
  /** The clock comes to an hour of Moscow on a day of October, and the service looks. */
  tickAt(day: number, time: string): Promise<void>;
  /** How the source's job stands in the store. */
  stateOf(source: string): Promise<JobState | undefined>;
  /** Every job begun ends well. */
  allDone(): Promise<void>;
}

export const DONE: JobEnd = { outcome: 'done' };

/** A source of svod.json. */
export const source = (host = 'api.dnevnik.ru', more: object = {}): object => ({
  ...{ system: 'dnevnik-ru', settings: { baseUrl: `https://${host}/v2`, accessToken: { $env: 'TOKEN' } }, ...more },
});

/** A new one for every test of a file. */
export function playedService(): PlayedService {
  process.env['TOKEN'] = 't'.repeat(32);
  let data: string;
  let service: Service;
  let begun: BegunJob[];
  const slow: Work = (_gateway, name, signal, { reach }) =>
    new Promise((resolve) => {
      begun.push({ name, signal, reach, end: resolve });
      signal.addEventListener('abort', () => resolve({ outcome: 'stopped' }));
    });

  beforeEach(() => {
    data = newFolder();
    played.clock = new Date('2026-10-14T15:00:00Z');
    begun = [];
  });
  afterEach(() => service.stop(0));
  afterAll(removeFolders);

  const played: PlayedService = {
    get service() {
      return service;
    },
    get configFile() {
      return join(data, 'svod.json');
    },
    clock: new Date(0),
    get begun() {
      return begun;
    },
    names: () => begun.map(({ name }) => name),
    configure(sources, schedule = {}) {
      const collect = { windowMinutes: 0, at: ['19:00'] };
      writeFileSync(played.configFile, JSON.stringify({ sources, schedule: { collect, ...schedule } }));
    },
    async open(collect = slow, more = {}) {
      const { configFile } = played;
      const watch = watchConfig(configFile, data, HOME);
      service = await openService({
        open: () => openGateway({ data, configFile, asked: activeIn, now: () => played.clock, logLevel: 'silent' }),
        hasConfigChanged: () => watch.hasChanged(),
        works: { collect },
        looks: [],
        ...more,
      });
    },
    async tickAt(day, time) {
      played.clock = new Date(`2026-10-${day}T${time}:00+03:00`);
      await service.tick();
    },
    stateOf: async (name) =>
      (await service.gateway.operations.jobStates()).find(({ job }) => job === `collect:${name}`),
    async allDone() {
      for (const { end } of begun) end(DONE);
      await service.idle();
    },
  };
  return played;
}
