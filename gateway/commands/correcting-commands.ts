import type { CommandEntry } from './command.ts';

/** What releases records that wait for a person, and what goes in and out by files. */
export const CORRECTING_COMMANDS: readonly CommandEntry[] = [
  {
    name: 'quarantine',
    words: '[action]',
    options: ['--source <name>', '--raw'],
    examples: [
      'svod quarantine',
      'svod quarantine show --source school-12 --raw',
      'svod quarantine replay',
      'svod quarantine looks',
    ],
    isStopped: true,
    load: async () => (await import('./quarantine.ts')).run,
  },
  {
    name: 'approve',
    words: '[finding]',
    options: ['--all'],
    examples: ['svod approve', 'svod approve 7c1e90ab-3', 'svod approve --all'],
    load: async () => (await import('./approve.ts')).run,
  },
  {
    name: 'census',
    words: '[action] [sources...]',
    options: ['--day <day>', '--kind <kind>', '--from <day>', '--to <day>'],
    examples: [
      'svod census',
      'svod census show school-12 --kind mark',
      'svod census diff',
      'svod census diff school-12 --from 2026-10-01 --to 2026-10-15',
      'svod census accept school-12',
    ],
    load: async () => (await import('./census.ts')).run,
  },
  {
    name: 'codes',
    words: '[action]',
    examples: ['svod codes unknown'],
    load: async () => (await import('./codes.ts')).run,
  },
  {
    name: 'map',
    words: '<action> <mapping> <file>',
    examples: ['svod map try dnevnik-ru/mark mark.json'],
    load: async () => (await import('./map.ts')).run,
  },
  {
    name: 'renormalise',
    words: '[sources...]',
    examples: ['svod renormalise', 'svod renormalise school-12'],
    isStopped: true,
    load: async () => (await import('./renormalise.ts')).run,
  },
  {
    name: 'import',
    words: '<file>',
    options: ['--source <name>', '--system <name>'],
    examples: [
      'svod import diary.json --source recorded --system netschool',
      'svod import region.jsonl --system canonical',
    ],
    isStopped: true,
    load: async () => (await import('./import.ts')).run,
  },
  {
    name: 'export',
    options: ['--out <file>', '--source <name>', '--from <day>', '--to <day>'],
    examples: ['svod export --out region.jsonl', 'svod export | gzip > region.jsonl.gz'],
    isStopped: true,
    load: async () => (await import('./export.ts')).run,
  },
  {
    name: 'diff',
    words: '<a> <b>',
    options: ['--most <n>'],
    examples: ['svod diff region.jsonl truth.jsonl --json', 'svod diff ./data ./restored'],
    load: async () => (await import('./diff.ts')).run,
  },
];
