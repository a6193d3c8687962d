import type { Target } from './figure.ts';
import { FLAGS } from './flags.ts';

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
export const BENCHES: readonly Bench[] = [
  {
    name: 'pipeline',
    about: 'raw answers → stored sheets with facts and due deliveries, against a hand-written floor',
    targets: { 'pipeline.ratio': { atLeast: 0.5 }, 'raw.cost': { atMost: 0.25 } },
  },
  {
    name: 'reread',
    about: 'the same answers again, and equal things in other bytes, against the first reading',
    targets: { 'reread.ratio': { atLeast: 3 }, 'reread.volatile': { atLeast: 1.1 } },
  },
  {
    name: 'growth',
    about: 'what a sheet costs to save where 1,000 sheets are stored, and where 100,000 are',
    targets: { 'growth.ratio': { atMost: 1.2 } },
  },
  {
    name: 'backup',
    about: 'what a backup of 100,000 sheets by another process costs who writes meanwhile',
    targets: { 'backup.slowdown': { atMost: 1.2 } },
  },
  {
    name: 'import',
    about: 'svod import of a canonical file of 1,000,000 records, ordered and shuffled: peak memory',
    targets: { 'import.rssMiB': { atMost: 200 } },
  },
  {
    name: 'sources',
    about: 'svod sources over 800 sources and 100,000 sheets, after start-up',
    targets: { 'sources.ms': { atMost: 300 } },
  },
  {
    name: 'soak',
    about: 'svod run day after day in fast time against simulators with faults: memory and open files stay flat',
    nodeOptions: FLAGS,
    targets: { 'soak.growth': { atMost: 1.1 }, 'soak.files': { atMost: 8 } },
  },
  {
    name: 'vendors',
    about: 'a school day of a region of six vendors in one svod collect, against the same schools on Dnevnik.ru alone',
    targets: { 'vendors.ratio': { atLeast: 0.6 }, 'vendors.rssMiB': { atMost: 300 } },
  },
  {
    name: 'stop',
    about:
      'SIGTERM in the midst of a journal that never answers, of one that floods, and of a platform that never answers',
    targets: { 'stop.seconds': { atMost: 10 } },
  },
  {
    name: 'literals',
    about: 'answers of АВЕРС, which are JavaScript, against JSON.parse of equal data',
    targets: { 'avers.literals': { atLeast: 0.1 } },
  },
  {
    name: 'idle',
    about: 'svod run with 800 sources and nothing to do: share of a core, and memory',
    targets: { 'idle.core': { atMost: 1 }, 'idle.rssMiB': { atMost: 150 } },
  },
];
