import type { CommandEntry } from './command.ts';

/** Simulators of the systems, and measurements. */
export const TRYING_COMMANDS: readonly CommandEntry[] = [
  {
    name: 'simulate',
    words: '<system>',
    options: ['--port <n>', '--seed <seed>', '--schools <n>', '--days <n>', '--faults <file>', '--key <file>'],
    examples: ['svod simulate dnevnik-ru --port 8081 --schools 3 --json'],
    load: async () => (await import('./simulate.ts')).run,
  },
  {
    name: 'bench',
    words: '[names...]',
    examples: ['svod bench', 'svod bench pipeline --json'],
    load: async () => (await import('./bench.ts')).run,
  },
];
