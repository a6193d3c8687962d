import type { CommandEntry } from './command.ts';

/** What sets a region up, and says whether all is well around the gateway. */
export const STARTING_COMMANDS: readonly CommandEntry[] = [
  {
    name: 'demo',
    options: ['--seed <seed>', '--schools <n>', '--days <n>'],
    examples: ['svod demo', 'svod demo --seed 7 --schools 9 --json'],
    isStopped: true,
    load: async () => (await import('./demo.ts')).run,
  },
  {
    name: 'init',
    options: ['--yes', '--region <name>', '--zone <zone>', '--systems <names>'],
    examples: ['svod init', 'svod init --yes --zone Asia/Omsk'],
    load: async () => (await import('./init.ts')).run,
  },
  {
    name: 'doctor',
    options: ['--offline'],
    examples: ['svod doctor', 'svod doctor --offline --json'],
    load: async () => (await import('./doctor.ts')).run,
  },
  {
    name: 'config',
    words: '[action]',
    examples: ['svod config check', 'svod config print', 'svod config schema'],
    load: async () => (await import('./config.ts')).run,
  },
  {
    name: 'sources',
    words: '[action] [names...]',
    options: ['--dry-run'],
    examples: [
      'svod sources',
      'svod sources test school-12',
      'svod sources pause school-12 school-7',
      'svod sources import schools.csv --dry-run',
    ],
    load: async () => (await import('./sources.ts')).run,
  },
  {
    name: 'nodes',
    hasNote: true,
    words: '[action] [file]',
    options: ['--responsible', '--csv <file>', '--dry-run'],
    examples: [
      'svod nodes show',
      'svod nodes show --responsible --csv responsible.csv',
      'svod nodes import nodes.csv --dry-run',
      'svod nodes import nodes.csv',
    ],
    load: async () => (await import('./nodes.ts')).run,
  },
  {
    name: 'channels',
    words: '[action] [channel]',
    examples: ['svod channels', 'svod channels test', 'svod channels test smtp'],
    isStopped: true,
    load: async () => (await import('./channels.ts')).run,
  },
];
