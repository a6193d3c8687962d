import type { CodeLists } from '../code-list.ts';
import type { MapContext } from '../context.ts';
import { didYouMean } from '../did-you-mean.ts';

/** Why a step could not be done; the compiler adds the path. Made once, at start: it carries no value. */
export class StepProblem {
  readonly code: `map.${string}`;
  readonly message: string;

  constructor(code: `map.${string}`, message: string) {
    this.code = code;
    this.message = message;
  }
}

/** What is wrong with a map file, and where in it. */
export class MappingError extends Error {
  /** JSON Pointer into the map file. */
  readonly pointer: string;

  constructor(message: string, pointer = '') {
    super(message);
    this.pointer = pointer;
  }
}

/** What a step may look at while it is prepared. */
export interface Tools {
  /** Lists of the shared folder and of the system; the system's own go first. */
  readonly codes: CodeLists;
  /** Lists that the mapping used; `use` of a code list is noted here. */
  use(list: string): void;
  /** The value at a JSON Pointer of the raw body, undefined where there is none or null. */
  accessor(pointer: string): (input: unknown) => unknown;
  /** A whole recipe, for steps that hold others. */
  recipe(recipe: unknown, at: string): (input: unknown, context: MapContext) => unknown;
}

/** One step, prepared: value in, value out, undefined where there is nothing to give. Pure and total. */
export type Apply = (value: unknown, context: MapContext, input: unknown) => unknown;

/** An example that is run by a test and printed in mappings/README.md. */
export interface Example {
  readonly step: unknown;
  /** The value given to the step; absent for the steps that begin a recipe. */
  readonly value?: unknown;
  /** The raw body, where the step looks at it. */
  readonly input?: unknown;
  /** What comes out; a problem is written as its code, "map.not-a-date". */
  readonly gives: unknown;
}

/** One word of the mapping language. */
export interface Operator {
  /** The key in the map file, e.g. { "date": "ru" }. */
  readonly name: string;
  /** One line for mappings/README.md. */
  readonly about: string;
  /** Whether it begins a recipe (get, const, join) instead of changing a value. */
  readonly begins?: boolean;
  /** Whether it is asked also where there is no value. */
  readonly takesNothing?: boolean;
  readonly examples: readonly Example[];
  /**
   * Prepares the step once, at start.
   *
   * @throws {MappingError} when the argument makes no sense; the message says which are allowed
   */
  prepare(argument: unknown, tools: Tools): Apply;
}

/** The step takes no argument but `true`. */
export function demandTrue(argument: unknown, name: string): void {
  if (argument !== true) throw new MappingError(`"${name}" takes only true: { "${name}": true }`);
}

/** The options of a step that takes an object, when it has no others. @throws {MappingError} */
export function demandOptions(given: object, known: readonly string[], name: string): void {
  for (const key of Object.keys(given))
    if (!known.includes(key))
      throw new MappingError(`"${key}" is no option of "${name}"${didYouMean(key, known)}`, `/${key}`);
}
