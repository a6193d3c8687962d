import type { Config } from '../config/config.ts';
import type { ErrorBody } from '../terminal/output.ts';
import type { Sentence } from '../messages/told.ts';
import type { Reached } from './reach.ts';

/** ok: fine; warning: works, and will not for ever; failed: does not work; skipped: nothing to look at yet. */
export type Result = 'ok' | 'warning' | 'failed' | 'skipped';

/** What was found of one thing, and the way out where there is something to do. */
export interface Check {
  /** "node", "store", "source:school-12", … */
  readonly id: string;
  readonly result: Result;
  /** A sentence of the catalogue, or what an error says. */
  readonly detail: Sentence | ErrorBody;
  readonly fix?: Sentence;
}

/** What the checks look at; everything that a test wants to be otherwise is given. */
export interface Patient {
  readonly configFile: string | undefined;
  /** Undefined where there is none, or where it has mistakes. */
  readonly config: Config | undefined;
  /** Why somebody of the configuration cannot be asked, by the id of the check: "source:school-12". */
  readonly untried: ReadonlyMap<string, Sentence>;
  /** How many mistakes the configuration has. */
  readonly mistakes: number;
  readonly data: string;
  readonly env: NodeJS.ProcessEnv;
  readonly now: Date;
  /** "24.21.0" */
  readonly nodeVersion: string;
  /** Free bytes below which the disk is short, and below which nothing can be promised. */
  readonly disk: { readonly short: number; readonly full: number };
  /** Where `svod run` listens. */
  readonly service: { readonly host: string; readonly port: number };
  /** What was seen at each address of the configuration; empty where the network is not asked. */
  readonly reached: readonly Reached[];
}
