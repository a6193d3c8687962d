import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { BEGINS, type Phase, PHASES } from './phases.ts';

const SVOD = fileURLToPath(new URL('../../gateway/svod.ts', import.meta.url));
const NO_TRANSACTIONS = fileURLToPath(new URL('./no-transactions.ts', import.meta.url));
/** Lines of standard error that are told when a command crashed. */
const TOLD_LINES = 5;
/** Latest moment of a kill after its phase began, in medians of the phase: reaching past the middle, it strikes commits too. */
const FARTHEST = 1.3;
/** Exponent that makes kills early rather than late where the phase comes once a process. */
const SCARCE = 2;

/** How long the phases last, in milliseconds, as seen so far: a kill is drawn within. */
export type Durations = Map<Phase, number[]>;

export interface Kill {
  readonly phase: Phase;
  /** Times the phase is let pass before the gateway is killed in it. */
  readonly skip: number;
  readonly random: () => number;
}

export interface GatewayRun {
  readonly words: readonly string[];
  /** Data folder; svod.json lies in it. */
  readonly data: string;
  /** Where the region's clock stands at the start. */
  readonly at: Date;
  /** Negative control: the store's transactions do nothing. */
  readonly withoutTransactions: boolean;
  readonly durations: Durations;
  readonly kill?: Kill | undefined;
}

export interface Ended {
  /** Null where the process was killed. */
  readonly exit: number | null;
  /** The kill came inside the phase it was meant for: the next line was never said. */
  readonly struck: boolean;
  /** How often each phase was entered. */
  readonly entered: Readonly<Partial<Record<Phase, number>>>;
  /** The result object of the command; empty where it was killed or crashed. */
  readonly result: Readonly<Record<string, unknown>>;
  /** Its last words on standard error. */
  readonly told: string;
}

/** Runs one `svod` command as a process of its own, to its end or, with `kill`, until SIGKILL strikes inside the phase. */
export async function runSvod(run: GatewayRun): Promise<Ended> {
  const preload = run.withoutTransactions ? ['--import', NO_TRANSACTIONS] : [];
  const words = ['--disable-warning=ExperimentalWarning', ...preload, SVOD, ...run.words, '--json'];
  const child = spawn(process.execPath, words, {
    env: { ...process.env, SVOD_DATA: run.data, SVOD_LOG: 'debug', SVOD_NOW: run.at.toISOString() },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const watch = watchPhases(run, () => void child.kill('SIGKILL'));
  let stdout = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const lines = createInterface({ input: child.stderr });
  const told: string[] = [];
  lines.on('line', (line) => {
    told.push(line);
    if (told.length > TOLD_LINES) told.shift();
    watch.hear(messageOf(line));
  });
  const ends = [child, child.stdout, lines].map((part) => new Promise((resolve) => part.once('close', resolve)));
  await Promise.all(ends);
  const exit = child.exitCode;
  const struck = exit === null && watch.last() === run.kill?.phase;
  return {
    exit,
    struck,
    entered: watch.entered,
    result: exit === null ? {} : lastObject(stdout),
    told: told.join('\n'),
  };
}

/** Follows the gateway's debug lines, times the phases, and kills inside the one that is meant. */
function watchPhases({ kill, durations }: GatewayRun, strike: () => void) {
  const entered: Partial<Record<Phase, number>> = {};
  let phase: Phase | undefined;
  let since = 0;
  let isWaiting = false;
  const aim = (): void => {
    if (!kill || phase !== kill.phase || isWaiting || entered[phase]! <= kill.skip) return;
    const drawn = kill.random();
    const share = phase === 'send-to-settle' ? drawn ** SCARCE : drawn;
    const wait = share * FARTHEST * (medianOf(durations.get(phase)) ?? 0);
    if (wait < 1) return strike();
    isWaiting = true;
    const aimedAt = since;
    setTimeout(() => {
      isWaiting = false;
      if (phase === kill.phase && since === aimedAt) strike();
    }, wait);
  };
  return {
    entered,
    last: () => phase,
    hear(message: string | undefined) {
      if (message === undefined) return;
      const now = performance.now();
      if (phase) durations.set(phase, [...(durations.get(phase) ?? []), now - since].slice(-99));
      phase = PHASES.find((each) => BEGINS[each] === message);
      since = now;
      if (phase) entered[phase] = (entered[phase] ?? 0) + 1;
      aim();
    },
  };
}

const medianOf = (values: readonly number[] = []): number | undefined =>
  [...values].sort((a, b) => a - b)[values.length >> 1];

function messageOf(line: string): string | undefined {
  try {
    return (JSON.parse(line) as { readonly msg?: string }).msg;
  } catch {
    return undefined;
  }
}

function lastObject(stdout: string): Ended['result'] {
  try {
    return JSON.parse(stdout.trimEnd().split('\n').at(-1) ?? '') as Ended['result'];
  } catch {
    return {};
  }
}
