import { readFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type FaultPlan, parseFaultPlan } from './faults.ts';
import { type Lie, LIES } from './lies/lies.ts';
import { type System, SYSTEMS } from './region/dialects.ts';
import { regionOptions, type RegionOptions } from './region/region.ts';
import type { Moment } from './region/timeline.ts';

/** The platform, beside the journals. */
export const PLATFORM = 'mono-log';
export type SimulatedSystem = System | typeof PLATFORM;
const SIMULATED: readonly SimulatedSystem[] = [...SYSTEMS, PLATFORM];

/** What a command line asks for. */
export interface Wanted {
  readonly system: SimulatedSystem;
  readonly port: number;
  readonly region: RegionOptions;
  /** Indices of the schools that keep their journal in this system. */
  readonly of: readonly number[];
  readonly faults: FaultPlan | undefined;
  /** Key file of Svod; with it the truth is written. */
  readonly key: string | undefined;
  /** Where the truth is written; undefined: a file of its own in the folder for temporary files. */
  readonly truth: string | undefined;
  /** The region's clock at the start; undefined: the last moment. */
  readonly at: Moment | undefined;
  readonly json: boolean;
  /** Ends when nobody can tell it anything more. */
  readonly untilEof: boolean;
  /** The first line says with every credential also where its school is and how it works. */
  readonly places: boolean;
  /** Contradictions between open clients and between versions, by name and choice: schedules=bare, version=5.33 and so on. */
  readonly dialect: readonly string[];
  /** It is a lying copy. */
  readonly lie: Lie | undefined;
}

/** A command line that cannot be followed; the message says what is wrong and what would be right. */
export class UsageError extends Error {}

export const USAGE = `node ops/simulators/main.ts ${SIMULATED.join('|')} [--port N] [--seed S] [--schools N] [--days N] [--municipalities N]
  [--from DAY] [--size N] [--classes N] [--of 0,1,4-7] [--faults FILE] [--key FILE] [--truth FILE] [--at MOMENT]
  [--dialect NAME=CHOICE] [--lie ${LIES.join('|')}] [--places] [--until-eof] [--json]`;

const OPTIONS = {
  port: { type: 'string' },
  seed: { type: 'string' },
  schools: { type: 'string' },
  days: { type: 'string' },
  municipalities: { type: 'string' },
  from: { type: 'string' },
  size: { type: 'string' },
  classes: { type: 'string' },
  of: { type: 'string' },
  faults: { type: 'string' },
  key: { type: 'string' },
  truth: { type: 'string' },
  at: { type: 'string' },
  dialect: { type: 'string', multiple: true },
  lie: { type: 'string' },
  json: { type: 'boolean' },
  places: { type: 'boolean' },
  'until-eof': { type: 'boolean' },
} as const;

/** Reads a command line. @throws {UsageError} */
export function readArguments(args: readonly string[]): Wanted {
  const { values, positionals } = parsed(args);
  const [system] = positionals;
  if (!isSystem(system))
    throw new UsageError(`"${system ?? ''}" is no system; the systems are: ${SIMULATED.join(', ')}.`);
  const whole = (name: 'port' | 'schools' | 'days' | 'municipalities' | 'size' | 'classes') =>
    wholeNumber(name, values[name]);
  const numbers = (['schools', 'days', 'municipalities', 'size', 'classes'] as const).flatMap((name) => {
    const value = whole(name);
    return value === undefined ? [] : [[name, value] as const];
  });
  const given: Partial<RegionOptions> = { ...Object.fromEntries(numbers), ...dayOf(values.from) };
  const base = regionOptions(given);
  const municipalities = given.municipalities ?? Math.min(base.municipalities, base.schools);
  const region = { ...base, municipalities, ...(values.seed === undefined ? {} : { seed: values.seed }) };
  return {
    system,
    port: whole('port') ?? 0,
    region,
    of: indices(values.of, region.schools),
    faults: values.faults === undefined ? undefined : faultsIn(values.faults),
    key: values.key,
    truth: values.truth,
    at: momentOf(values.at),
    json: values.json ?? false,
    untilEof: values['until-eof'] ?? false,
    places: values.places ?? false,
    dialect: values.dialect ?? [],
    lie: lieOf(values.lie),
  };
}

function parsed(args: readonly string[]) {
  try {
    return parseArgs({ args: [...args], options: OPTIONS, allowPositionals: true });
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error));
  }
}

const isSystem = (word: string | undefined): word is SimulatedSystem => SIMULATED.some((system) => system === word);

function wholeNumber(name: string, text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  if (!/^\d+$/.test(text)) throw new UsageError(`--${name} is a whole number; "${text}" is none.`);
  return Number(text);
}

function dayOf(text: string | undefined): { from?: string } {
  if (text === undefined) return {};
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new UsageError(`--from is a day like 2026-10-12; "${text}" is none.`);
  return { from: text };
}

/** @throws {UsageError} where the text is no moment */
export function momentOf(text: string | undefined): Moment | undefined {
  if (text === undefined) return undefined;
  const moment = Date.parse(text);
  if (Number.isNaN(moment)) throw new UsageError(`A moment is like 2026-10-14T18:00:00Z; "${text}" is none.`);
  return moment;
}

function lieOf(text: string | undefined): Lie | undefined {
  const lie = LIES.find((one) => one === text);
  if (text !== undefined && !lie) throw new UsageError(`--lie is one of ${LIES.join(', ')}; "${text}" is none.`);
  return lie;
}

/** "0,1,4-7" → 0, 1, 4, 5, 6, 7. */
function indices(text: string | undefined, schools: number): readonly number[] {
  const all = Array.from({ length: schools }, (_, index) => index);
  if (text === undefined) return all;
  const wanted = text.split(',').flatMap((part) => {
    const [, from, to] = /^(\d+)(?:-(\d+))?$/.exec(part.trim()) ?? [];
    if (from === undefined) throw new UsageError(`--of lists schools like 0,1,4-7; "${part}" is none.`);
    return all.filter((index) => Number(from) <= index && index <= Number(to ?? from));
  });
  return [...new Set(wanted)];
}

function faultsIn(file: string): FaultPlan {
  try {
    return parseFaultPlan(readFileSync(file, 'utf8'));
  } catch (error) {
    throw new UsageError(`reading the faults ${file}: ${error instanceof Error ? error.message : String(error)}`);
  }
}
