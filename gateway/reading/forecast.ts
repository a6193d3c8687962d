import type { Gateway } from '../gateway.ts';

/** How many pages a collect has before it, as far as earlier readings tell. */
export interface Forecast {
  /** A source is about to be read; several may be read at once. */
  begin(source: string): Promise<SourceForecast>;
  readonly done: number;
  /** Pages in all; undefined while nothing is known. */
  readonly total: number | undefined;
}

/** One source that is read. */
export interface SourceForecast {
  /** A page of it was read. */
  page(): void;
  /** It has no more. */
  end(): void;
}

interface Read {
  pages: number;
  readonly expected: number | undefined;
}

/** A source has as many pages as at its last reading; one that was never read, as many as the others on an average. */
export function forecastOf({ store }: Pick<Gateway, 'store'>, sources: number): Forecast {
  let [done, ended, ofEnded] = [0, 0, 0];
  const read = new Set<Read>();
  return {
    async begin(source) {
      const own: Read = { pages: 0, expected: await pagesOfLastRun(store, source) };
      read.add(own);
      return {
        page() {
          own.pages += 1;
          done += 1;
        },
        end() {
          ended += 1;
          ofEnded += own.pages;
          read.delete(own);
        },
      };
    },
    get done() {
      return done;
    },
    get total() {
      const known = [...read].find(({ expected }) => expected !== undefined)?.expected;
      const average = ended > 0 ? ofEnded / ended : known;
      if (average === undefined) return undefined;
      const left = Math.max(0, sources - ended - read.size);
      const underWay = [...read].map(({ pages, expected }) => Math.max(pages, expected ?? average));
      return Math.round(ofEnded + underWay.reduce((sum, pages) => sum + pages, 0) + left * average);
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
