import { spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { MARKERS, type Phase } from './phases.ts';

const SVOD = fileURLToPath(new URL('../../gateway/svod.ts', import.meta.url));
const NO_TRANSACTIONS = fileURLToPath(new URL('./no-transactions.ts', import.meta.url));
/** Milliseconds within which the kill comes after the phase began. */
const LATEST_KILL_MS = 6;

export interface GatewayPlace {
  /** Data folder; svod.json lies in it. */
  readonly data: string;
  /** Negative control: the store's transactions do nothing. */
  readonly withoutTransactions: boolean;
}

export interface Ended {
  readonly exit: number | null;
  readonly killed: boolean;
  readonly lastLine: string;
  readonly stdout: string;
  readonly stderr: string;
}

/** Runs one svod command to its end, or kills it (SIGKILL) inside the phase. */
export async function runSvod(
  place: GatewayPlace,
  words: readonly string[],
  kill?: { readonly phase: Phase; readonly random: () => number },
): Promise<Ended> {
  const preload = place.withoutTransactions ? ['--import', NO_TRANSACTIONS] : [];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', ...preload, SVOD, ...words], {
    env: { ...process.env, SVOD_DATA: place.data, SVOD_LOG: 'debug' },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const told: string[] = [];
  let lastLine = '';
  let stdout = '';
  let armed = true;
  child.stdout.setEncoding('utf8').on('data', (text: string) => (stdout += text));
  const skip = kill ? Math.floor(kill.random() * 4) : 0;
  let seen = 0;
  const lines = createInterface({ input: child.stderr });
  lines.on('line', (line) => {
    told.push(line);
    const message = messageOf(line);
    if (message) lastLine = message;
    if (!kill || !armed || message !== MARKERS[kill.phase].from) return;
    seen += 1;
    if (seen <= skip && kill.phase !== 'start' && kill.phase !== 'migration') return;
    armed = false;
    const wait = kill.random() * LATEST_KILL_MS;
    if (wait < 1) child.kill('SIGKILL');
    else setTimeout(() => child.kill('SIGKILL'), wait);
  });
  const linesEnd = new Promise((resolve) => lines.once('close', resolve));
  const exit = await new Promise<number | null>((resolve) => child.once('exit', resolve));
  await linesEnd;
  return { exit, killed: exit === null, lastLine, stdout, stderr: told.slice(-5).join('\n') };
}

function messageOf(line: string): string | undefined {
  try {
    return (JSON.parse(line) as { msg?: string }).msg;
  } catch {
    return undefined;
  }
}
