import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { evenings, weekdays } from '../../gateway/demo/evenings.ts';
import { type Region, startRegion } from '../../gateway/demo/region.ts';
import { type Durations, type Ended, type Kill, runSvod } from './gateway-process.ts';

/** A region small enough that 25 kills take minutes: a school in each journal system. */
const SIZES = { schools: 6, municipalities: 2, days: 10, classes: 2, size: 8 };
/** Exit codes of `svod` that are no crash: done, a finding, try again later. */
const EXITS: readonly (number | null)[] = [0, 1, 3];
/** Milliseconds between two commands: nobody starts the next one within the same instant. */
const PAUSE_MS = 1_000;

/** A gateway that ended as it never may. */
export class Crash extends Error {}

export interface SideOptions {
  readonly name: string;
  readonly folder: string;
  readonly seed: string;
  /** Text of the key file: both sides have the same, so that pseudonyms and destination keys are equal. */
  readonly key: string;
  readonly evenings: number;
  readonly faults: boolean;
  readonly withoutTransactions: boolean;
  readonly durations: Durations;
}

/** One of the two runs that are compared: a region of its own, a data folder, and the moment it is there. */
export interface Side {
  readonly data: string;
  readonly region: Region;
  readonly moments: readonly Date[];
  /** Names of the sources in svod.json. */
  readonly sources: readonly string[];
  /** Moves the region's clock; the gateway's goes on from there. */
  beginEvening(moment: Date): Promise<void>;
  /** Lets time pass for what is forwarded: what is collected belongs to the evening, however long the platform keeps us waiting. */
  wait(milliseconds: number): void;
  /** @throws {Crash} where the command ends otherwise than it may, without having been killed */
  svod(words: readonly string[], kill?: Kill): Promise<Ended>;
  /** Whether its store was ever opened. */
  isMigrated(): boolean;
  /** The same in a data folder of its own. */
  svodIn(data: string, words: readonly string[], kill?: Kill): Promise<Ended>;
}

export async function openSide(options: SideOptions): Promise<Side> {
  const { name, folder, seed, key, faults, withoutTransactions, durations } = options;
  const data = join(folder, name);
  mkdirSync(data, { mode: 0o700 });
  writeFileSync(join(data, 'key.json'), key, { mode: 0o600 });
  const region = await startRegion({ ...SIZES, seed, data, faults });
  let at = 0;
  let waited = 0;
  const svodIn = async (place: string, words: readonly string[], kill?: Kill): Promise<Ended> => {
    const startedAt = performance.now();
    const now = new Date(words[0] === 'forward' ? at + waited : at);
    const ended = await runSvod({ words, data: place, at: now, withoutTransactions, durations, kill });
    at += Math.ceil(performance.now() - startedAt) + PAUSE_MS;
    const isKilled = kill !== undefined && ended.exit === null;
    if (isKilled || EXITS.includes(ended.exit)) return ended;
    throw new Crash(`svod ${words.join(' ')} ended with ${ended.exit ?? 'a signal'}: ${ended.told}`);
  };
  return {
    data,
    region,
    moments: spread(weekdays(region.from, region.to), options.evenings).flatMap((day) => evenings([day])),
    sources: sourcesIn(join(data, 'svod.json')),
    async beginEvening(moment) {
      await region.moveTo(moment);
      waited = Math.max(0, at + waited - moment.getTime());
      at = moment.getTime();
    },
    wait: (milliseconds) => void (waited += milliseconds),
    isMigrated: () => existsSync(join(data, 'svod.db')),
    svod: (words, kill) => svodIn(data, words, kill),
    svodIn,
  };
}

/** So many of the things, evenly; the last one always. */
const spread = <Thing>(things: readonly Thing[], count: number): readonly Thing[] =>
  Array.from({ length: count }, (_, index) => things[Math.round(((index + 1) * things.length) / count) - 1]!);

const sourcesIn = (config: string): readonly string[] =>
  Object.keys((JSON.parse(readFileSync(config, 'utf8')) as { readonly sources: object }).sources);
