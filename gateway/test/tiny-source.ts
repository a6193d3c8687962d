import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { adapterContext } from '../reading/adapter-context.ts';
import type { Adapter, AnswerShape, Page } from '../contracts/adapter.ts';
import type { SourceConfig } from '../config/config.ts';
import { NO_POLICIES, parsePolicies, type Policies } from '../census/policies.ts';
import { runCensus } from '../reading/censusing.ts';
import { type Collected, collect } from '../collect/collect.ts';
import type { Gateway } from '../gateway.ts';
import { rules } from '../home.ts';
import { openGateway } from '../main.ts';
import { makeReading } from '../reading/reading.ts';
import { newFolder } from './svod-process.ts';
import { pageOf, type TinyPage } from './tiny-pages.ts';

/* A source of which a test says what it answers: read with the mappings of Dnevnik.ru, collected into an embedded store. */

const SYSTEM = 'dnevnik-ru';
export const SOURCE = 'tiny';
const DAY_MS = 86_400_000;
/** It, as it would stand in a configuration. */
export const TINY: SourceConfig = {
  ...{ name: SOURCE, system: SYSTEM, zone: 'UTC', settings: {}, allowLoopback: false, paused: false },
  times: { at: [], windowMinutes: 0, weekdays: undefined },
};

export interface TinySource {
  /** A gateway on a data folder of its own, with its real store, key and mappings. */
  readonly gateway: Gateway;
  /** Cursors that the runs were given, in their order. */
  readonly cursors: readonly (string | undefined)[];
  /** One run, a day after the last: these pages, or what the test yields. */
  collect(answers: Answers, options?: RunOptions): Promise<Collected>;
  /** The same into another gateway: of another key, or opened anew. */
  collectInto(other: Gateway, answers: Answers, options?: RunOptions): Promise<Collected>;
}

export type Answers = readonly TinyPage[] | ((cursor: string | undefined) => AsyncIterable<TinyPage>);

export interface RunOptions {
  readonly fromStart?: boolean;
  readonly holdLossFrom?: number;
  readonly signal?: AbortSignal;
  /** What the clock shows; a day after the last run by default. */
  readonly now?: Date;
  /** The adapter is this one, but for `pull`. */
  readonly adapter?: Partial<Adapter>;
  readonly onPage?: () => void;
  /** What the vendor's answers look like. */
  readonly shapes?: readonly AnswerShape[];
  /** Lines of the system's fields.csv: what becomes of records whose fields are not as usual. */
  readonly policies?: readonly string[];
}

export interface TinyOptions {
  /** Names of destinations; nothing is ever sent there. */
  readonly destinations?: readonly string[];
  /** @default Europe/Moscow */
  readonly zone?: string;
}

function policiesOf(lines: readonly string[]): Policies {
  const policies = parsePolicies(['kind,field,policy,note', ...lines].join('\n'));
  if ('all' in policies) return lines.length === 0 ? NO_POLICIES : policies;
  throw new TypeError(policies.map(({ message }) => message).join('; '));
}

const settingsOf = (name: string) =>
  [name, { settings: { baseUrl: 'https://platform.test', clientId: 'c', clientSecret: { $file: 'secret' } } }] as const;

/** Opens a source on an empty data folder; its clock stands on the afternoon of 14 September 2026. */
export async function tinySource({ destinations = [], zone = 'Europe/Moscow' }: TinyOptions = {}): Promise<TinySource> {
  const data = newFolder();
  writeFileSync(join(data, 'secret'), 'secret', { mode: 0o600 });
  writeFileSync(
    join(data, 'svod.json'),
    JSON.stringify({ destinations: Object.fromEntries(destinations.map(settingsOf)) }),
  );
  let now = new Date('2026-09-14T12:00:00Z');
  const gateway: Gateway = { ...(await openGateway({ data, at: now })), now: () => now };
  const cursors: (string | undefined)[] = [];
  let runs = 0;
  const source: TinySource = {
    gateway,
    cursors,
    collect: (answers, options) => source.collectInto(gateway, answers, options),
    async collectInto(into, answers, options = {}) {
      runs += 1;
      now = options.now ?? new Date(now.getTime() + DAY_MS);
      async function* pull(_config: unknown, cursor: string | undefined): AsyncIterable<Page> {
        cursors.push(cursor);
        for (const shape of options.shapes ?? []) census.page.answered(shape);
        const pages = typeof answers === 'function' ? answers(cursor) : answers;
        for await (const page of pages) yield pageOf(page, now);
      }
      const base = { name: SYSTEM, version: 1, grade: 'client', configSchema: {}, installationOf: () => '' } as const;
      const adapter: Adapter = { ...base, pull, ...options.adapter };
      const from = { name: SOURCE, zone, settings: {}, allowLoopback: false };
      const ruled = { ...rules().of(SYSTEM), policies: policiesOf(options.policies ?? []) };
      const counting = { ...into, rules: { ...into.rules, of: () => ruled } };
      const census = await runCensus(counting, { name: SOURCE, system: SYSTEM, zone });
      const parts = {
        gateway: into,
        source: from,
        adapter,
        installation: '',
        rules: ruled,
        census: census.page,
        cause: 'read',
      } as const;
      const run = `run-${runs}`;
      const collected = await collect({
        ...{ source: SOURCE, run, adapter, config: {}, store: into.store, log: into.log },
        reading: makeReading({ ...parts, run }),
        context: adapterContext(gateway, from, options.signal ?? new AbortController().signal, 'nightly'),
        holdLossFrom: options.holdLossFrom ?? gateway.config.holdLossFrom,
        fromStart: options.fromStart ?? false,
        ...(options.onPage && { onPage: options.onPage }),
      });
      await census.end();
      return collected;
    },
  };
  return source;
}
