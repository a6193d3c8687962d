import cliProgress from 'cli-progress';

/** A long piece of work, as it goes. */
export interface Progress {
  /** `done` of `total` so far; without a known total only a count is shown. */
  update(done: number, total?: number): void;
  stop(): void;
}

/** Seconds between two lines where there is no terminal. */
const LINE_EVERY_S = 10;

/** A bar with rate and remaining time on a terminal, a line now and then elsewhere, nothing when quiet. */
export function makeProgress(
  title: string,
  quiet: boolean,
  stream: NodeJS.WriteStream = process.stderr,
  clock: () => number = Date.now,
): Progress {
  if (quiet) return { update: () => {}, stop: () => {} };
  return stream.isTTY ? bar(title, stream) : lines(title, stream, clock);
}

function bar(title: string, stream: NodeJS.WriteStream): Progress {
  const shown = new cliProgress.SingleBar(
    {
      format: `${title} {bar} {value}/{total} · {eta_formatted} · {duration_formatted}`,
      stream,
      hideCursor: true,
      clearOnComplete: true,
    },
    cliProgress.Presets.shades_classic,
  );
  let started = false;
  return {
    update(done, total = 0) {
      if (!started) shown.start(total, done);
      started = true;
      shown.setTotal(Math.max(total, done));
      shown.update(done);
    },
    stop: () => shown.stop(),
  };
}

function lines(title: string, stream: NodeJS.WriteStream, clock: () => number): Progress {
  const startedAt = clock();
  let lastAt = startedAt;
  return {
    update(done, total) {
      const now = clock();
      if (now - lastAt < LINE_EVERY_S * 1_000) return;
      lastAt = now;
      const seconds = (now - startedAt) / 1_000;
      stream.write(`${title}: ${done}${total ? `/${total}` : ''}, ${Math.round(done / seconds)}/s\n`);
    },
    stop: () => {},
  };
}
