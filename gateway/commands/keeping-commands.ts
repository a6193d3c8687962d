import type { CommandEntry } from './command.ts';

/** What looks after the store and its key. */
export const KEEPING_COMMANDS: readonly CommandEntry[] = [
  {
    name: 'ledger',
    words: '[action]',
    examples: ['svod ledger verify', 'svod ledger verify --json'],
    load: async () => (await import('./ledger.ts')).run,
  },
  {
    name: 'backup',
    words: '<file>',
    options: ['--verify'],
    examples: ['svod backup monday.db', 'svod backup /backups/svod-monday.db --verify'],
    isStopped: true,
    load: async () => (await import('./backup.ts')).run,
  },
  {
    name: 'verify',
    words: '[file]',
    examples: ['svod verify', 'svod verify monday.db --json'],
    load: async () => (await import('./verify.ts')).run,
  },
  {
    name: 'restore',
    words: '<file>',
    options: ['--yes'],
    examples: ['svod restore monday.db --yes'],
    load: async () => (await import('./restore.ts')).run,
  },
  {
    name: 'keep',
    options: ['--dry-run', '--compact'],
    examples: ['svod keep --dry-run', 'svod keep'],
    isStopped: true,
    load: async () => (await import('./keep.ts')).run,
  },
  {
    name: 'forget',
    words: '[file]',
    options: ['--source <name>', '--system <name>', '--school <id>', '--list', '--yes'],
    examples: ['svod forget ids.txt --source school-12 --yes', 'svod forget --list'],
    load: async () => (await import('./forget.ts')).run,
  },
  {
    name: 'key',
    words: '[action] [file]',
    options: ['--passphrase-fd <n>', '--yes', '--drop-history'],
    examples: [
      'svod key',
      'svod key export svod.key',
      'svod key show svod.key',
      'svod key import svod.key',
      'svod key rotate',
      'svod key replace',
    ],
    hasNote: true,
    isStopped: true,
    load: async () => (await import('./key.ts')).run,
  },
  {
    name: 'store',
    words: '[action]',
    options: ['--to <schema>', '--yes'],
    examples: ['svod store', 'svod store back --to 1 --yes'],
    isStopped: true,
    load: async () => (await import('./store.ts')).run,
  },
];
