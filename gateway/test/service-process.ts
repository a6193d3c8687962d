import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { createInterface } from 'node:readline';
import { SVOD } from './svod-process.ts';

export interface LogLine {
  readonly msg: string;
  readonly job?: string;
  readonly outcome?: string;
  readonly code?: string;
  /** Records, where the job read any. */
  readonly quarantined?: number;
  /** Whether mappings or schemas have changed, where the configuration was read anew. */
  readonly hasNewRules?: boolean;
}

/** `svod run` as a process of its own. */
export interface ServiceProcess {
  readonly child: ChildProcess;
  readonly url: string;
  readonly log: readonly LogLine[];
  /** Resolves with the first line of the log, past or to come, that fits. */
  logged(fits: (line: LogLine) => boolean): Promise<LogLine>;
  /** Status and body of a page. */
  get(path: string, method?: string): Promise<readonly [status: number, body: string]>;
  /** Sends a signal; gives exit code and what it had written on standard output. */
  end(signal: NodeJS.Signals): Promise<{ readonly code: number | null; readonly stdout: string }>;
}

/**
 * Starts a service on any free port and waits until it listens. Its clock stands at `now` then.
 *
 * @param program svod.mjs of another clone
 * @param flags Node's own
 */
export async function startService(
  data: string,
  now?: string,
  words: readonly string[] = [],
  program = SVOD,
  flags: readonly string[] = [],
): Promise<ServiceProcess> {
  const { SVOD_LOG: _log, SVOD_NOW: _now, ...inherited } = process.env;
  const env = { ...inherited, SVOD_DATA: data, ...(now && { SVOD_NOW: now }) };
  const argv = ['--disable-warning=ExperimentalWarning', ...flags, program, 'run', '--port', '0', '--json', ...words];
  const child = spawn(process.execPath, argv, { cwd: data, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const log: LogLine[] = [];
  const waiting = new Set<() => void>();
  const look = (): void => waiting.forEach((one) => one());
  createInterface({ input: child.stderr }).on('line', (line) => {
    log.push(line.startsWith('{') ? (JSON.parse(line) as LogLine) : { msg: line });
    look();
  });
  let stdout = '';
  child.stdout.on('data', (part: Buffer) => {
    stdout += String(part);
    look();
  });
  const closed = once(child, 'close');
  const until = <Found>(find: () => Found | undefined): Promise<Found> =>
    new Promise((resolve, reject) => {
      const one = (): void => {
        const found = find();
        if (found === undefined) return;
        waiting.delete(one);
        resolve(found);
      };
      waiting.add(one);
      one();
      void closed.then(() => reject(new Error(`the service has ended: ${JSON.stringify(log)} ${stdout}`)));
    });
  const url = await until(() => (/^\{"url":"([^"]+)"/m.exec(stdout) ?? [])[1]);
  return {
    ...{ child, url, log },
    logged: (fits) => until(() => log.find(fits)),
    async get(path, method = 'GET') {
      const answer = await fetch(new URL(path, url), { method });
      return [answer.status, await answer.text()];
    },
    async end(signal) {
      child.kill(signal);
      const [code] = (await closed) as [number | null];
      return { code, stdout };
    },
  };
}
