import cliProgress from 'cli-progress';
import type { Output } from './output.ts';

/** A long piece of work, as it goes. */
export interface Progress {
  /** `done` of `total` so far; without a known total only count, rate and time are shown. */
  update(done: number, total?: number): void;
  /** Clears it, so that something may be said; an update after that shows it again. */
  stop(): void;
}

/** What is counted: pages, sheets and the like by one, the bytes of a file by the MiB. */
export type Unit = 'piece' | 'byte';

interface Terminal {
  readonly stream: NodeJS.WriteStream;
  readonly clock: () => number;
}

/** Seconds between two lines where there is no terminal. */
const LINE_EVERY_S = 10;
/** Signs of a bar. */
const BAR_WIDTH = 30;
const MIB = 1_048_576;

/** A bar with rate and remaining time on a terminal, a line now and then elsewhere, nothing with --json. */
export function makeProgress(
  title: string,
  output: Pick<Output, 'json' | 'text'>,
  unit: Unit = 'piece',
  { stream, clock }: Terminal = { stream: process.stderr, clock: Date.now },
): Progress {
  if (output.json) return { update: () => {}, stop: () => {} };
  const startedAt = clock();
  const told = (done: number, total: number): string =>
    toldOf(done, total, (clock() - startedAt) / 1_000, unit, output);
  return stream.isTTY ? bar(title, told, stream) : lines(title, told, stream, clock);
}

type Told = (done: number, total: number) => string;

function bar(title: string, told: Told, stream: NodeJS.WriteStream): Progress {
  const shown = new cliProgress.SingleBar({
    stream,
    hideCursor: true,
    clearOnComplete: true,
    barsize: BAR_WIDTH,
    barCompleteChar: '█',
    barIncompleteChar: '░',
    linewrap: false,
    // The first signal ends the work at a page's boundary; it is not this bar's to catch.
    gracefulExit: false,
    format: (options, { progress, value, total }) => {
      const drawn = total > 0 ? `${cliProgress.Format.BarFormat(progress, options)} ` : '';
      return `${title} ${drawn}${told(value, total)}`;
    },
  });
  let started = false;
  return {
    update(done, total = 0) {
      if (!started) shown.start(total, 0);
      started = true;
      shown.setTotal(total === 0 ? 0 : Math.max(total, done));
      shown.update(done);
    },
    stop() {
      shown.stop();
      started = false;
    },
  };
}

function lines(title: string, told: Told, stream: NodeJS.WriteStream, clock: () => number): Progress {
  let lastAt = clock();
  return {
    update(done, total = 0) {
      const now = clock();
      if (now - lastAt < LINE_EVERY_S * 1_000) return;
      lastAt = now;
      stream.write(`${title}: ${told(done, total)}\n`);
    },
    stop: () => {},
  };
}

/** "25/61 · 3.1/s · 0:12 left"; without a total "25 · 3.1/s · 0:08". */
function toldOf(done: number, total: number, seconds: number, unit: Unit, { text }: Pick<Output, 'text'>): string {
  const whole = Math.max(done, total);
  const perSecond = seconds > 0 ? done / seconds : 0;
  const shown = (count: number, digits: number): string => (unit === 'byte' ? count / MIB : count).toFixed(digits);
  const digits = unit === 'byte' ? 1 : 0;
  const count = total > 0 ? `${shown(done, digits)}/${shown(whole, digits)}` : shown(done, digits);
  const time =
    total > 0
      ? text('progress.left', { time: perSecond > 0 ? clockOf((whole - done) / perSecond) : '–:––' })
      : clockOf(seconds);
  return `${text(`progress.${unit}`, { count })} · ${text(`progress.${unit}-rate`, { rate: shown(perSecond, 1) })} · ${time}`;
}

/** "0:08", "2:10", "1:02:03" */
function clockOf(seconds: number): string {
  const all = Math.round(seconds);
  const [hours, minutes, rest] = [Math.floor(all / 3_600), Math.floor(all / 60) % 60, all % 60];
  const two = (number: number): string => String(number).padStart(2, '0');
  return hours > 0 ? `${hours}:${two(minutes)}:${two(rest)}` : `${minutes}:${two(rest)}`;
}
