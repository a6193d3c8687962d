import type { Output } from '../terminal/output.ts';

/** What every command is given. */
export interface CommandContext {
  readonly output: Output;
  /** --config FILE. */
  readonly configFile: string | undefined;
  /** Aborts at the first SIGINT or SIGTERM; the command ends at a page's boundary. */
  readonly signal: AbortSignal;
}

/** Flags of a command line, in camelCase. */
export type Values = Readonly<Record<string, string | boolean | undefined>>;

/** A command's code: gives its exit code. `args` are its words. */
export type Run = (context: CommandContext, args: readonly string[], options: Values) => Promise<number>;

/** One command of `svod`; its texts are "help.<name>" and "help.<name>.<option>" of the catalogue. */
export interface CommandEntry {
  readonly name: string;
  /** Its words, as commander writes them. */
  readonly words?: string;
  /** "--seed <seed>" */
  readonly options?: readonly string[];
  /** Those of them that may stand there several times; their values are one text, with commas between. */
  readonly repeated?: readonly string[];
  readonly examples: readonly string[];
  /** Its help has "help.<name>.note" below the examples. */
  readonly hasNote?: boolean;
  /** Stands for {name} in its texts. */
  readonly values?: Readonly<Record<string, string>>;
  /** What its help ends with, under the title "help.<name>.more". */
  more?(): readonly string[];
  /** It writes, and at the first signal ends by itself where nothing is lost. */
  readonly isStopped?: boolean;
  load(): Promise<Run>;
}
