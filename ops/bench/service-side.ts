import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { readdirSync, readFileSync } from 'node:fs';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { FLAGS } from './flags.ts';

/** As the service's unit starts it: what was compiled once is not compiled again, and the compiler takes no memory. */
const SVOD = fileURLToPath(new URL('../../gateway/svod.mjs', import.meta.url));
/** Clock ticks of /proc a second. */
const TICKS = 100;

/** `svod run` as a process that is measured from outside. */
export interface ServiceSide {
  readonly url: string;
  /** Lines of its log so far. */
  readonly log: readonly string[];
  /** Seconds of a core it has used. */
  cpuSeconds(): number;
  /** Resident memory, MiB. */
  rssMiB(): number;
  openFiles(): number;
  /** Ends it with SIGTERM. */
  stop(): Promise<void>;
}

/** Starts a service on any free port, its clock at `now`, and waits until it listens. Linux only: figures come from /proc. */
export async function startServiceSide(data: string, now: string): Promise<ServiceSide> {
  const words = [...FLAGS, SVOD, 'run', '--port', '0', '--json'];
  const env = { ...process.env, SVOD_DATA: data, SVOD_NOW: now };
  const child = spawn(process.execPath, words, { cwd: data, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: string[] = [];
  createInterface({ input: child.stderr }).on('line', (line) => void log.push(line));
  const [first] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
  const { url } = JSON.parse(first) as { url: string };
  const read = (file: string): string => readFileSync(`/proc/${child.pid}/${file}`, 'utf8');
  return {
    url,
    log,
    cpuSeconds() {
      const fields = read('stat')
        .replace(/^.*\) /, '')
        .split(' ');
      return (Number(fields[11]) + Number(fields[12])) / TICKS;
    },
    rssMiB: () => Number(/^VmRSS:\s+(\d+) kB$/m.exec(read('status'))![1]) / 1024,
    openFiles: () => readdirSync(`/proc/${child.pid}/fd`).length,
    stop: () => ended(child),
  };
}

async function ended(child: ChildProcess): Promise<void> {
  const over = once(child, 'exit');
  child.kill('SIGTERM');
  const [code] = (await over) as [number | null];
  if (code !== 0) throw new Error(`measuring the service: it ended with ${code}`);
}
