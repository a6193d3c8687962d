import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { DAYS, filled, patternsIn } from './filled-store.ts';
import { median, say, tell } from './figure.ts';
import { inFolder, numberOption } from './workshop.ts';

/*
 * What a backup by another process costs who writes. Turns are alike: pages are saved for as long as a backup takes, then as
 * many while one is made. A page is a class's week of five sheets.
 */
const SHEETS = 100_000;
const TURNS = 3;
const SIDE = fileURLToPath(new URL('./backup-side.ts', import.meta.url));

await inFolder(async (folder) => {
  const file = join(folder, 'svod.db');
  const { store, next } = await filled(file, numberOption('sheets', SHEETS), await patternsIn(folder));
  const save = async (): Promise<number> => {
    const [page] = next(1);
    const from = performance.now();
    await store.savePage(page!);
    return performance.now() - from;
  };
  const [ratios, alone, seconds]: number[][] = [[], [], []];
  for (let turn = 0; turn < TURNS; turn += 1) {
    const child = fork(SIDE, [file, join(folder, `${turn}.db`)], {
      execArgv: ['--disable-warning=ExperimentalWarning'],
    });
    await once(child, 'message');
    const before = await savedFor(save, 5_000);
    const from = performance.now();
    const during = await savedWhile(save, child);
    seconds!.push((performance.now() - from) / 1000);
    const after = await savedFor(save, 5_000);
    const mean = (times: readonly number[]): number => times.reduce((sum, time) => sum + time, 0) / times.length;
    alone!.push(mean([...before, ...after]));
    ratios!.push(mean(during) / alone!.at(-1)!);
    say(`turn ${turn + 1}: ${during.length} pages while the backup took ${seconds!.at(-1)!.toFixed(1)} s`);
  }
  await store.close();
  tell('backup.slowdown', median(ratios!), 'ratio');
  tell('backup.alone', (median(alone!) * 1000) / DAYS, 'µs/sheet');
  tell('backup.seconds', median(seconds!), 's');
});

async function savedFor(save: () => Promise<number>, ms: number): Promise<number[]> {
  const times: number[] = [];
  for (const until = performance.now() + ms; performance.now() < until;) times.push(await save());
  return times;
}

/** Pages that are saved until the backup ends. */
async function savedWhile(save: () => Promise<number>, child: ChildProcess): Promise<number[]> {
  let isDone = false;
  const done = once(child, 'exit').then(([code]) => {
    isDone = true;
    if (code !== 0) throw new Error(`measuring: the backup ended with ${String(code)}`);
  });
  child.send('go');
  const times: number[] = [];
  while (!isDone) {
    times.push(await save());
    // The child's end is seen between two pages.
    await new Promise((resolve) => setImmediate(resolve));
  }
  await done;
  return times;
}
