import type { CommandEntry } from './command.ts';

/** What an operator needs from day to day: reading, passing on, and what is wrong. */
export const DAILY_COMMANDS: readonly CommandEntry[] = [
  {
    name: 'run',
    options: ['--host <address>', '--port <n>'],
    examples: ['svod run', 'svod run --host 0.0.0.0 --port 9470'],
    isStopped: true,
    load: async () => (await import('./run.ts')).run,
  },
  {
    name: 'schedule',
    words: '[action] [names...]',
    options: ['--all'],
    examples: ['svod schedule', 'svod schedule --all --json', 'svod schedule now school-12'],
    load: async () => (await import('./schedule.ts')).run,
  },
  {
    name: 'collect',
    words: '[sources...]',
    options: ['--period', '--from-start'],
    examples: ['svod collect', 'svod collect school-12 --period'],
    isStopped: true,
    load: async () => (await import('./collect.ts')).run,
  },
  {
    name: 'check',
    options: ['--school <id>', '--from <day>', '--to <day>', '--items'],
    examples: ['svod check', 'svod check --school 1000000000017 --items'],
    load: async () => (await import('./check.ts')).run,
  },
  {
    name: 'forward',
    options: ['--dry-run'],
    examples: ['svod forward', 'svod forward --dry-run'],
    isStopped: true,
    load: async () => (await import('./forward.ts')).run,
  },
  {
    name: 'balance',
    options: ['--dry-run', '--withdraw'],
    examples: ['svod balance --dry-run', 'svod balance'],
    isStopped: true,
    load: async () => (await import('./balance.ts')).run,
  },
  {
    name: 'gate',
    words: '[action] [node]',
    options: ['--reason <text>'],
    examples: ['svod gate', 'svod gate check', 'svod gate open s-12 --reason "приказ № 7"', 'svod gate history s-12'],
    isStopped: true,
    load: async () => (await import('./gate.ts')).run,
  },
  {
    name: 'incidents',
    words: '[action] [id]',
    options: ['--all'],
    examples: ['svod incidents', 'svod incidents --all', 'svod incidents show 12', 'svod incidents look'],
    isStopped: true,
    load: async () => (await import('./incidents.ts')).run,
  },
  {
    name: 'digest',
    options: ['--send'],
    examples: ['svod digest', 'svod digest --send'],
    isStopped: true,
    load: async () => (await import('./digest.ts')).run,
  },
];
