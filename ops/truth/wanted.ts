import type { System } from '../simulators/region/dialects.ts';

/** What is asked for on the command line. */
export interface Wanted {
  readonly seed: string;
  readonly schools: number;
  readonly classes: number;
  readonly days: number;
  readonly systems: readonly System[];
  readonly json: boolean;
}
