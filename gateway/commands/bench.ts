import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import type { Run } from './command.ts';
import { EXIT } from '../output.ts';

const BENCH = fileURLToPath(new URL('../../ops/bench/bench.ts', import.meta.url));

/** svod bench: measures in processes of its own. */
export const run: Run = async ({ signal }, names, options) => {
  const words = options['json'] === true ? ['--json'] : [];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', BENCH, ...names, ...words], {
    stdio: 'inherit',
  });
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? EXIT.done;
};
