import type { Adapter, AdapterContext, Containers, Page } from '../contracts/adapter.ts';
import type { GatewayError } from '../contracts/errors.ts';
import type { ExportLine } from '../sheets/export.ts';
import { type Names, namesIn, NO_NAMES } from './place.ts';
import type { Reader, Told } from './reader.ts';
import type { OpenRelay } from './relay.ts';

/** Settings as they stand in svod.json, secrets filled in. */
export type Settings = Readonly<Record<string, unknown>>;

/** An adapter and a system it reads: what the certificate is about. */
export interface Subject {
  readonly adapter: Adapter;
  readonly config: Settings;
  /** The moment of every reading: the adapter must not read another clock. */
  readonly now: Date;
  /** @default "Europe/Moscow" */
  readonly zone?: string;
  /** @default false */
  readonly allowLoopback?: boolean;
  /** @default "nightly" */
  readonly reach?: AdapterContext['reach'];
  /** Lets the vendor answer as it always does; called before every reading. */
  answer?(): void | Promise<void>;
  /** The same vendor, but fields have changed their types: for one reading. */
  drift?(): void | Promise<void>;
  /** Vendor's ids of pupils, and names, that occur in the answers: none may show where only the store's clear text goes. */
  readonly personal: readonly string[];
  /** After which pages a run is interrupted. @default every one */
  readonly interruptAfter?: readonly number[];
  /** Pages looked at behind an interruption. @default all that follow */
  readonly pagesAfter?: number;
  /** Puts a relay of ours between the adapter and the system, that watches and meddles. */
  readonly relay?: OpenRelay;
  /** Reads into a throw-away store. */
  readonly reader?: Reader;
  /** The sheets that a perfect reader has. */
  truth?(): Promise<readonly ExportLine[]>;
  /** Makes the system fail by a fault plan; undefined: no more. */
  faults?(plan: object | undefined): Promise<void>;
  /** How often each fault of the plan in force has struck. */
  struck?(): Promise<Readonly<Record<string, number>>>;
  /** Ends whatever reading is under way. */
  readonly signal?: AbortSignal;
  /** A wrong password may be tried: nobody's account is locked by it. */
  readonly wrongLogin?: true;
}

/** How one reading differs from the usual one. */
export interface Asked {
  readonly cursor?: string | undefined;
  readonly config?: Settings;
  readonly signal?: AbortSignal;
  readonly now?: Date;
  /** Told of what could not be read while the rest could. */
  leftOut?(error: GatewayError): void;
}

/** A subject and what was read of it; a reading that several checks look at is made once. */
export interface Trial {
  readonly subject: Subject;
  /** All that the adapter wrote into its log so far. */
  readonly logged: readonly unknown[];
  /** All that it told of the containers of answers so far: calls, and what stands where in their answers. */
  readonly shapes: readonly (readonly [call: string, Containers])[];
  /** Pages of an undisturbed reading. */
  first(): Promise<readonly Page[]>;
  /** Names of the school and its classes, as far as they were read for a check. */
  names(): Promise<Names>;
  /** What came of it in a throw-away store, read twice; of a subject that has a reader. */
  told(): Promise<Told>;
  pull(asked?: Asked): AsyncIterable<Page>;
  context(asked?: Asked): AdapterContext;
}

export function openTrial(subject: Subject): Trial {
  const logged: unknown[] = [];
  const shapes: (readonly [string, Containers])[] = [];
  const say = (...line: unknown[]): void => void logged.push(line);
  const { adapter, config, zone = 'Europe/Moscow', allowLoopback = false, reach = 'nightly' } = subject;
  const context: Trial['context'] = ({ signal, now = subject.now, leftOut } = {}) => ({
    source: 'source-under-test',
    log: { debug: say, info: say, warn: say },
    signal: AbortSignal.any([signal, subject.signal].filter((one) => one !== undefined)),
    now: () => now,
    ...{ zone, allowLoopback, reach },
    ...(leftOut && { leftOut }),
    answered: ({ call, containers }) => void shapes.push([call, containers()]),
  });
  const pull: Trial['pull'] = async function* (asked = {}) {
    await subject.answer?.();
    yield* adapter.pull!(asked.config ?? config, asked.cursor, context(asked));
  };
  let first: Promise<readonly Page[]> | undefined;
  let told: Promise<Told> | undefined;
  return {
    subject,
    logged,
    shapes,
    first: () => (first ??= Array.fromAsync(pull())),
    names: async () =>
      told
        ? told.then(
            ({ sheets }) => namesIn(sheets),
            () => NO_NAMES,
          )
        : NO_NAMES,
    told: () => (told ??= subject.reader!.read({ times: 2 })),
    pull,
    context,
  };
}
