import { choiceLines } from '../simulator-finder.ts';
import type { CommandEntry } from './command.ts';
import { SYSTEMS } from './simulated-systems.ts';

/** Certificates of the adapters, simulators of the systems, and measurements. */
export const TRYING_COMMANDS: readonly CommandEntry[] = [
  {
    name: 'certify',
    words: '[adapter]',
    options: ['--source <name>', '--list', '--html <file>', '--lie <name>', '--wrong-login'],
    repeated: ['--dialect <name=choice>'],
    examples: [
      'svod certify netschool',
      'svod certify dnevnik-ru --json',
      'svod certify netschool --source school-7 --html netschool.html',
      'svod certify netschool --dialect way=reports,version=5.33',
      'svod certify netschool --lie skip-page',
      'svod certify --list',
      'svod certify --list eljur',
    ],
    isStopped: true,
    load: async () => (await import('./certify.ts')).run,
  },
  {
    name: 'simulate',
    words: '<system>',
    options: [
      '--port <n>',
      '--seed <seed>',
      '--schools <n>',
      '--days <n>',
      '--faults <file>',
      '--key <file>',
      '--lie <name>',
    ],
    repeated: ['--dialect <name=choice>'],
    examples: [
      'svod simulate dnevnik-ru --port 8081 --schools 3 --json',
      'svod simulate netschool --dialect version=5.33 --dialect roles=two --json',
    ],
    values: { systems: SYSTEMS.join(', ') },
    more: choiceLines,
    load: async () => (await import('./simulate.ts')).run,
  },
  {
    name: 'bench',
    words: '[names...]',
    examples: ['svod bench', 'svod bench pipeline --json'],
    load: async () => (await import('./bench.ts')).run,
  },
];
