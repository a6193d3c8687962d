import type { Run } from './commands/command.ts';

/** One command of `svod`; its texts are "help.<name>" and "help.<name>.<option>" of the catalogue. */
export interface CommandEntry {
  readonly name: string;
  /** Its words, as commander writes them. */
  readonly words?: string;
  /** "--seed <seed>" */
  readonly options?: readonly string[];
  readonly examples: readonly string[];
  /** It writes, and at the first signal ends by itself where nothing is lost. */
  readonly isStopped?: boolean;
  load(): Promise<Run>;
}

export const COMMANDS: readonly CommandEntry[] = [
  {
    name: 'demo',
    options: ['--seed <seed>', '--schools <n>', '--days <n>'],
    examples: ['svod demo', 'svod demo --seed 7 --schools 9 --json'],
    isStopped: true,
    load: async () => (await import('./commands/demo.ts')).run,
  },
  {
    name: 'collect',
    words: '[sources...]',
    options: ['--period', '--from-start'],
    examples: ['svod collect', 'svod collect school-12 --period'],
    isStopped: true,
    load: async () => (await import('./commands/collect.ts')).run,
  },
  {
    name: 'run',
    options: ['--host <address>', '--port <n>'],
    examples: ['svod run', 'svod run --host 0.0.0.0 --port 9470'],
    isStopped: true,
    load: async () => (await import('./commands/run.ts')).run,
  },
  {
    name: 'schedule',
    words: '[action] [names...]',
    options: ['--all'],
    examples: ['svod schedule', 'svod schedule --all --json', 'svod schedule now school-12'],
    load: async () => (await import('./commands/schedule.ts')).run,
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
    load: async () => (await import('./commands/import.ts')).run,
  },
  {
    name: 'export',
    options: ['--out <file>', '--source <name>', '--from <day>', '--to <day>'],
    examples: ['svod export --out region.jsonl', 'svod export | gzip > region.jsonl.gz'],
    isStopped: true,
    load: async () => (await import('./commands/export.ts')).run,
  },
  {
    name: 'diff',
    words: '<a> <b>',
    options: ['--most <n>'],
    examples: ['svod diff region.jsonl truth.jsonl --json', 'svod diff ./data ./restored'],
    load: async () => (await import('./commands/diff.ts')).run,
  },
  {
    name: 'forward',
    options: ['--dry-run'],
    examples: ['svod forward', 'svod forward --dry-run'],
    isStopped: true,
    load: async () => (await import('./commands/forward.ts')).run,
  },
  {
    name: 'check',
    options: ['--school <id>', '--from <day>', '--to <day>', '--items'],
    examples: ['svod check', 'svod check --school 1000000000017 --items'],
    load: async () => (await import('./commands/check.ts')).run,
  },
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
    load: async () => (await import('./commands/quarantine.ts')).run,
  },
  {
    name: 'approve',
    words: '[finding]',
    options: ['--all'],
    examples: ['svod approve', 'svod approve 7c1e90ab-3', 'svod approve --all'],
    load: async () => (await import('./commands/approve.ts')).run,
  },
  {
    name: 'codes',
    words: '[action]',
    examples: ['svod codes unknown'],
    load: async () => (await import('./commands/codes.ts')).run,
  },
  {
    name: 'map',
    words: '<action> <mapping> <file>',
    examples: ['svod map try dnevnik-ru/mark mark.json'],
    load: async () => (await import('./commands/map.ts')).run,
  },
  {
    name: 'renormalise',
    words: '[sources...]',
    examples: ['svod renormalise', 'svod renormalise school-12'],
    isStopped: true,
    load: async () => (await import('./commands/renormalise.ts')).run,
  },
  {
    name: 'ledger',
    words: '[action]',
    examples: ['svod ledger verify', 'svod ledger verify --json'],
    load: async () => (await import('./commands/ledger.ts')).run,
  },
  {
    name: 'incidents',
    words: '[action] [id]',
    options: ['--all'],
    examples: ['svod incidents', 'svod incidents --all', 'svod incidents show 12', 'svod incidents look'],
    isStopped: true,
    load: async () => (await import('./commands/incidents.ts')).run,
  },
  {
    name: 'digest',
    options: ['--send'],
    examples: ['svod digest', 'svod digest --send'],
    isStopped: true,
    load: async () => (await import('./commands/digest.ts')).run,
  },
  {
    name: 'channels',
    words: '[action] [channel]',
    examples: ['svod channels', 'svod channels test', 'svod channels test smtp'],
    isStopped: true,
    load: async () => (await import('./commands/channels.ts')).run,
  },
  {
    name: 'init',
    options: ['--yes', '--region <name>', '--zone <zone>', '--systems <names>'],
    examples: ['svod init', 'svod init --yes --zone Asia/Omsk'],
    load: async () => (await import('./commands/init.ts')).run,
  },
  {
    name: 'gate',
    words: '[action] [node]',
    options: ['--reason <text>'],
    examples: ['svod gate', 'svod gate check', 'svod gate open s-12 --reason "приказ № 7"', 'svod gate history s-12'],
    isStopped: true,
    load: async () => (await import('./commands/gate.ts')).run,
  },
  {
    name: 'config',
    words: '[action]',
    examples: ['svod config check', 'svod config print', 'svod config schema'],
    load: async () => (await import('./commands/config.ts')).run,
  },
  {
    name: 'doctor',
    options: ['--offline'],
    examples: ['svod doctor', 'svod doctor --offline --json'],
    load: async () => (await import('./commands/doctor.ts')).run,
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
    load: async () => (await import('./commands/sources.ts')).run,
  },
  {
    name: 'nodes',
    words: '[action] [file]',
    options: ['--responsible', '--csv <file>', '--dry-run'],
    examples: [
      'svod nodes show',
      'svod nodes show --responsible --csv responsible.csv',
      'svod nodes import schools.csv --dry-run',
      'svod nodes import schools.csv',
    ],
    load: async () => (await import('./commands/nodes.ts')).run,
  },
  {
    name: 'balance',
    options: ['--dry-run', '--withdraw'],
    examples: ['svod balance --dry-run', 'svod balance'],
    isStopped: true,
    load: async () => (await import('./commands/balance.ts')).run,
  },
  {
    name: 'backup',
    words: '<file>',
    options: ['--verify'],
    examples: ['svod backup monday.db', 'svod backup /backups/svod-monday.db --verify'],
    isStopped: true,
    load: async () => (await import('./commands/backup.ts')).run,
  },
  {
    name: 'verify',
    words: '[file]',
    examples: ['svod verify', 'svod verify monday.db --json'],
    load: async () => (await import('./commands/verify.ts')).run,
  },
  {
    name: 'restore',
    words: '<file>',
    options: ['--yes'],
    examples: ['svod restore monday.db --yes'],
    load: async () => (await import('./commands/restore.ts')).run,
  },
  {
    name: 'store',
    words: '[action]',
    options: ['--to <schema>'],
    examples: ['svod store', 'svod store back --to 1'],
    isStopped: true,
    load: async () => (await import('./commands/store.ts')).run,
  },
  {
    name: 'keep',
    options: ['--dry-run', '--compact'],
    examples: ['svod keep --dry-run', 'svod keep'],
    isStopped: true,
    load: async () => (await import('./commands/keep.ts')).run,
  },
  {
    name: 'forget',
    words: '[file]',
    options: ['--source <name>', '--system <name>', '--school <id>', '--list', '--yes'],
    examples: ['svod forget ids.txt --source school-12 --yes', 'svod forget --list'],
    load: async () => (await import('./commands/forget.ts')).run,
  },
  {
    name: 'key',
    words: '[action] [file]',
    options: ['--passphrase-fd <n>', '--yes', '--drop-history'],
    examples: [
      'svod key',
      'svod key export svod.key',
      'svod key import svod.key',
      'svod key rotate',
      'svod key replace',
    ],
    isStopped: true,
    load: async () => (await import('./commands/key.ts')).run,
  },
  {
    name: 'simulate',
    words: '<system>',
    options: ['--port <n>', '--seed <seed>', '--schools <n>', '--days <n>', '--faults <file>', '--key <file>'],
    examples: ['svod simulate dnevnik-ru --port 8081 --schools 3 --json'],
    load: async () => (await import('./commands/simulate.ts')).run,
  },
  {
    name: 'bench',
    words: '[names...]',
    examples: ['svod bench', 'svod bench pipeline --json'],
    load: async () => (await import('./commands/bench.ts')).run,
  },
];
