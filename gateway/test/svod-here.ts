import { jest } from '@jest/globals';
import { runCli } from '../cli.ts';
import { type Ended, endedWith, type RunOptions } from './svod-process.ts';

/*
 * A command line obeyed in the process of the test, as `svod.ts` would obey it: for tests of what commands do and say. Starting a
 * process costs a second of the machine, so only what is about processes has one of its own: see svod-process.ts. The guide's test
 * says nearly every command in a shell.
 */

/** Working folder and environment are the whole process's: one at a time. */
let turn: Promise<unknown> = Promise.resolve();

/** Runs `svod` in its data folder; see `runSvod`. Nothing of its environment is left when it has ended. */
export function svodHere(words: readonly string[], options: Omit<RunOptions, 'program' | 'onChild'>): Promise<Ended> {
  const ended = turn.then(() => obeyed(words, options));
  turn = ended.catch(() => undefined);
  return ended;
}

async function obeyed(words: readonly string[], { data, cwd = data, env = {} }: RunOptions): Promise<Ended> {
  const [folder, before] = [process.cwd(), process.env];
  const { SVOD_LOG: _log, SVOD_NOW: _now, ...inherited } = before;
  const told = { stdout: '', stderr: '' };
  const spies = (['stdout', 'stderr'] as const).map((name) =>
    jest.spyOn(process[name], 'write').mockImplementation((part) => {
      told[name] += String(part);
      return true;
    }),
  );
  process.env = { ...inherited, SVOD_DATA: data, ...env };
  process.chdir(cwd);
  try {
    return endedWith({ code: await runCli(words), ...told });
  } finally {
    process.chdir(folder);
    process.env = before;
    for (const spy of spies) spy.mockRestore();
  }
}
