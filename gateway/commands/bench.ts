import type { Run } from './command.ts';
import { becomeProgram } from './other-program.ts';

/** svod bench: measures in processes of its own. */
export const run: Run = async ({ signal }, names, options) =>
  becomeProgram('ops/bench/bench.ts', [...names, ...(options['json'] === true ? ['--json'] : [])], signal);
