import type { Gateway } from './gateway.ts';

/** How many pages a collect has before it, as far as earlier readings tell. */
export interface Forecast {
  /** The next source is about to be read. */
  begin(source: string): Promise<void>;
  /** A page of it was read. */
  page(): void;
  /** It has no more. */
  end(): void;
  readonly done: number;
  /** Pages in all; undefined while nothing is known. */
  readonly total: number | undefined;
}

/** A source has as many pages as at its last reading; one that was never read, as many as the others on an average. */
export function forecastOf({ store }: Pick<Gateway, 'store'>, sources: number): Forecast {
  let [done, ended, ofEnded, own] = [0, 0, 0, 0];
  let expected: number | undefined;
  return {
    async begin(source) {
      own = 0;
      expected = await pagesOfLastRun(store, source);
    },
    page() {
      own += 1;
      done += 1;
    },
    end() {
      ended += 1;
      ofEnded += own;
    },
    get done() {
      return done;
    },
    get total() {
      const average = ended > 0 ? ofEnded / ended : expected;
      if (average === undefined) return undefined;
      const left = Math.max(0, sources - ended - 1);
      return Math.round(ofEnded + Math.max(own, expected ?? average) + left * average);
    },
  };
}

/** Slices that the last run of a source read; undefined where there was none. */
async function pagesOfLastRun(store: Gateway['store'], source: string): Promise<number | undefined> {
  let startedAt: Date | undefined;
  for await (const run of store.runs(source)) if (run.endedAt) startedAt = run.startedAt;
  if (!startedAt) return undefined;
  let pages = 0;
  for await (const { read } of store.slices(source)) if (read.to >= startedAt) pages += 1;
  return pages > 0 ? pages : undefined;
}
