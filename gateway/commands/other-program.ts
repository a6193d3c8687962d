import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';

/**
 * Goes on as another program of this clone (ops/ is run, never imported): this process becomes it, so that signals, exit code and
 * memory are its own. Where a system cannot do that, the program is a child and its exit code is given.
 */
export async function becomeProgram(file: string, words: readonly string[], signal: AbortSignal): Promise<number> {
  const argv = [
    '--disable-warning=ExperimentalWarning',
    fileURLToPath(new URL(`../../${file}`, import.meta.url)),
    ...words,
  ];
  if (process.platform !== 'win32') process.execve!(process.execPath, [process.execPath, ...argv]);
  const child = spawn(process.execPath, argv, { stdio: 'inherit' });
  signal.addEventListener('abort', () => child.kill('SIGTERM'));
  const [code] = (await once(child, 'exit')) as [number | null];
  return code ?? 0;
}
