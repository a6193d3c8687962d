#!/usr/bin/env -S node --disable-warning=ExperimentalWarning --max-semi-space-size=32 --heap-growing-percent=40
/*
 * The file that `npx svod` runs. Plain JavaScript, because it must also run where Node is too old for the rest: there it goes on with
 * the Node that `npm ci` has brought. Where Node is new enough, svod runs in the process that was started.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { fileURLToPath } from 'node:url';

/**
 * How Node is started, here as in the first line, in package.json and in the benchmarks: what a page leaves behind is dead before a
 * young generation of 32 MiB is full, so that little is copied (a sixth of the time of a reading); and the heap grows by 40 % before it is
 * cleared, not fourfold, as it would on a machine with much memory (260 MiB instead of 480 for a region of a hundred schools, in the same time).
 */
const FLAGS = ['--disable-warning=ExperimentalWarning', '--max-semi-space-size=32', '--heap-growing-percent=40'];
/** First major version that runs TypeScript as it is and has everything svod needs. */
const LEAST = 24;
const svod = new URL('./svod.ts', import.meta.url);
/** The command, wherever the language stands. */
const [command] = process.argv.slice(2).filter((word, at, all) => !word.startsWith('-') && all[at - 1] !== '--lang');
/** What was compiled once is not compiled again: half of a short command's time. Where it cannot be written, nothing is lost. */
const CACHE = fileURLToPath(new URL('../node_modules/.cache/svod', import.meta.url));

if (command === 'run') takeSignals();
if (Number(process.versions.node.split('.')[0]) >= LEAST) {
  nodeModule.enableCompileCache?.(CACHE);
  await import(svod.href);
} else goOnWith(fileURLToPath(new URL('../node_modules/node/bin/node', import.meta.url)));

/**
 * A service that is told to stop while its program is still read has nothing to end, and was not killed: it ends well. SIGHUP asks for
 * what it is about to do. Whoever takes the signals later has them for himself.
 */
function takeSignals() {
  const take = (signal) => {
    if (process.listenerCount(signal) > 1) process.off(signal, take);
    else if (signal !== 'SIGHUP') process.exit(0);
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, take);
}

function goOnWith(node) {
  if (!existsSync(node)) {
    process.stderr.write(
      `svod: Node ${process.versions.node} is older than ${LEAST}. → npm ci (it brings one), or install Node ${LEAST}\n`,
    );
    process.exitCode = 2;
    return;
  }
  const words = [...FLAGS, fileURLToPath(import.meta.url), ...process.argv.slice(2)];
  const child = spawn(node, words, { stdio: 'inherit' });
  let told = 0;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
    process.on(signal, () => {
      if (signal !== 'SIGHUP') told += 1;
      child.kill(signal);
    });
  // Ended by the first signal: before its own first line.
  child.on('exit', (code) => (process.exitCode = code ?? (command === 'run' && told === 1 ? 0 : 1)));
}
