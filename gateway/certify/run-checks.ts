import { GatewayError } from '../contracts/errors.ts';
import { type Check, failed, passed } from './check.ts';
import { examples } from './evidence.ts';
import { outlineOf } from './page-checks.ts';
import { placeOf } from './place.ts';
import type { Trial } from './trial.ts';

const YEAR = /\b(20\d\d)(-\d\d-\d\d)/g;

/** A run that is interrupted anywhere goes on behind the last page stored. */
const resumed: Check = {
  id: 'run.resumed',
  ofPages: true,
  async run(trial) {
    const pages = await trial.first();
    const cursors = pages.map(({ cursor }) => cursor);
    const lost = pages.filter(({ cursor }, index) => cursors.indexOf(cursor) < index);
    if (lost.length > 0) return failed('same-cursor', { count: lost.length, places: examples(lost.map(placeOf)) });
    const { interruptAfter = pages.map((_, index) => index + 1), pagesAfter = pages.length } = trial.subject;
    const counts = interruptAfter.filter((count) => count <= pages.length);
    for (const count of counts) {
      const page = pages[count - 1]!;
      const rest = await upTo(trial.pull({ cursor: page.cursor }), pagesAfter);
      const expected = pages.slice(count, count + pagesAfter);
      if (rest.map(outlineOf).join() !== expected.map(outlineOf).join())
        return failed('not-resumed', { place: placeOf(page), pages: rest.length, expected: expected.length });
    }
    return passed('resumed', { count: counts.length, pages: pages.length });
  },
};

/** At most so many; the rest is not asked for. */
async function upTo<Item>(items: AsyncIterable<Item>, most: number): Promise<readonly Item[]> {
  const taken: Item[] = [];
  if (most === 0) return taken;
  for await (const item of items) if (taken.push(item) >= most) break;
  return taken;
}

/** A cursor from the future, as after a restored backup or a clock put right, reads nothing twice and ends by itself. */
const future: Check = {
  id: 'cursor.future',
  async run(trial) {
    const pages = await trial.first();
    const last = pages.at(-1);
    if (!last) return failed('no-pages');
    const journal = pages.findLast(({ covers }) => covers?.sheet === 'journal-day') ?? last;
    const later = journal.cursor.replaceAll(YEAR, (_, year, day) => `${Number(year) + 1}${String(day)}`);
    for (const cursor of new Set([last.cursor, later])) {
      const rest = await ended(trial, cursor);
      if ('wrong' in rest) return failed('future-error', { error: rest.wrong });
      const repeated = rest.pages.filter(({ covers }) => covers?.sheet === 'journal-day' || covers?.sheet === 'roster');
      if (repeated.length > 0) return failed('future-read', { place: placeOf(repeated[0]!) });
    }
    return passed('future-ended');
  },
};

/** A text that is no cursor of this adapter is refused by its own error. */
const foreign: Check = {
  id: 'cursor.foreign',
  async run(trial) {
    try {
      await upTo(trial.pull({ cursor: '{"someone":"else’s"}' }), 1);
    } catch (error) {
      const code = error instanceof GatewayError ? error.code : String(error);
      return code === 'cursor.invalid' ? passed('foreign-refused') : failed('foreign-error', { error: code });
    }
    return failed('foreign-taken');
  },
};

async function ended(
  trial: Trial,
  cursor: string,
): Promise<{ readonly pages: Awaited<ReturnType<Trial['first']>> } | { readonly wrong: string }> {
  try {
    return { pages: await Array.fromAsync(trial.pull({ cursor })) };
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'cursor.invalid') return { pages: [] };
    return { wrong: error instanceof Error ? error.message : String(error) };
  }
}

/** It stops when told to, before and in the middle. */
const stopped: Check = {
  id: 'run.stopped',
  async run(trial) {
    const before = await stopOf(() => Array.fromAsync(trial.pull({ signal: AbortSignal.abort() })));
    if (before !== 'stopped') return failed('not-stopped', { how: before });
    const stopping = new AbortController();
    const pages = trial.pull({ signal: stopping.signal })[Symbol.asyncIterator]();
    await pages.next();
    stopping.abort();
    const middle = await stopOf(async () => {
      while (!(await pages.next()).done);
    });
    return middle === 'stopped' ? passed('stopped') : failed('not-stopped', { how: middle });
  },
};

/** Code of the error by which it ended. */
async function stopOf(read: () => Promise<unknown>): Promise<string> {
  try {
    await read();
    return '–';
  } catch (error) {
    return error instanceof GatewayError ? error.code : String(error);
  }
}

/** Reading again gives the same digests: a second run changes nothing. */
const unchanged: Check = {
  id: 'run.unchanged',
  ofPages: true,
  async run(trial) {
    const first = await trial.first();
    const second = await Array.fromAsync(trial.pull());
    const changed = second.findIndex((page, index) => !first[index] || outlineOf(page) !== outlineOf(first[index]));
    if (changed >= 0 || second.length !== first.length)
      return failed('run-differs', {
        place: placeOf(second[changed] ?? first.at(-1)!),
        first: first.length,
        second: second.length,
      });
    const changes = trial.subject.reader ? ((await trial.told()).collected.at(-1)?.changed ?? 0) : 0;
    if (changes > 0) return failed('run-changed', { count: changes });
    return passed('run-same', { count: second.length });
  },
};

export const RUN_CHECKS: readonly Check[] = [resumed, stopped, unchanged, future, foreign];
