import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { GatewayError } from '../contracts/errors.ts';
import type { SimulatedCredential } from '../contracts/simulated.ts';

const MAIN = fileURLToPath(new URL('../../ops/simulators/main.ts', import.meta.url));

/** The first line a simulator prints. */
export interface Introduction {
  readonly system: string;
  readonly url: string;
  readonly from: string;
  readonly to: string;
  readonly credentials: readonly SimulatedCredential[];
  readonly truth: string | null;
  /** Choices that it was started with, "name=word". */
  readonly dialect?: readonly string[];
  readonly [more: string]: unknown;
}

/** A foreign system played by a process of its own; told over its standard input what moment it is there. */
export interface Simulator {
  readonly introduction: Introduction;
  /** Sends a control line and gives the line it is answered with. */
  tell(control: object): Promise<Readonly<Record<string, unknown>>>;
  stop(): Promise<void>;
}

/**
 * Starts ops/simulators/main.ts and waits for its first line.
 *
 * @throws {GatewayError} "stopped" where the process ends before it has introduced itself
 */
export async function startSimulator(system: string, flags: readonly string[]): Promise<Simulator> {
  const child = spawn(
    process.execPath,
    [
      '--disable-warning=ExperimentalWarning',
      MAIN,
      system,
      '--port',
      '0',
      ...flags,
      '--places',
      '--until-eof',
      '--json',
    ],
    // A group of its own: Ctrl-C is for the demo alone, which ends its simulators; whatever ends the demo ends their input.
    { stdio: ['pipe', 'pipe', 'inherit'], detached: process.platform !== 'win32' },
  );
  const lines = createInterface({ input: child.stdout })[Symbol.asyncIterator]();
  const next = async (): Promise<Readonly<Record<string, unknown>>> => {
    const { value, done } = await lines.next();
    if (done)
      throw new GatewayError(
        'stopped',
        `talking to the simulator of ${system}: it ended (exit ${child.exitCode ?? child.signalCode})`,
      );
    return JSON.parse(value as string) as Readonly<Record<string, unknown>>;
  };
  const introduction = (await next()) as unknown as Introduction;
  return {
    introduction,
    async tell(control) {
      child.stdin.write(`${JSON.stringify(control)}\n`);
      const answer = await next();
      if (answer['error'])
        throw new GatewayError('stopped', `talking to the simulator of ${system}: ${String(answer['error'])}`);
      return answer;
    },
    stop: () => stop(child),
  };
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  child.kill('SIGTERM');
  await ended;
}
