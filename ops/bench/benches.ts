import type { Target } from './figure.ts';

/** One bench: a file beside this one that measures in a process of its own and tells figures on standard output. */
export interface Bench {
  readonly name: string;
  readonly about: string;
  /** Node options it needs, e.g. --expose-gc. */
  readonly nodeOptions?: readonly string[];
  /** Figures with a target; it may tell others. */
  readonly targets: Readonly<Record<string, Target>>;
}

/** Every bench, in the order they run. To add one: a file <name>.ts here, a line below. */
export const BENCHES: readonly Bench[] = [];
