import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Run } from './command.ts';
import { EXIT } from '../output.ts';

const SIMULATORS = fileURLToPath(new URL('../../ops/simulators/main.ts', import.meta.url));

/** svod simulate: a process of its own, for a simulator shares no code with the gateway. */
export const run: Run = async ({ signal }, [system = ''], options) => {
  const flags = Object.entries(options).filter(([name]) => name !== 'lang' && name !== 'config');
  const words = flags.flatMap(([name, value]) => (value === true ? [`--${name}`] : [`--${name}`, String(value)]));
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', SIMULATORS, system, ...words], {
    stdio: 'inherit',
  });
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? EXIT.done;
};
