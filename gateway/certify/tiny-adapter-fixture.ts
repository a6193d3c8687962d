import type { Adapter, Coverage, Page } from '../contracts/adapter.ts';
import { GatewayError } from '../contracts/errors.ts';
import type { RawRecord } from '../contracts/records.ts';

/* An adapter without a system, of one class and two weeks: it keeps every promise, and a test makes it break one. */
export const NOW = new Date('2026-10-23T20:00:00Z');
export const SECRET = 'sesame-37';
export const WEEKS = ['2026-10-12', '2026-10-19'];
export const schema = {
  type: 'object',
  required: ['token'],
  additionalProperties: false,
  properties: { token: { type: 'string', writeOnly: true } },
};

const sundayOf = (monday: string): string => new Date(Date.parse(monday) + 6 * 86_400_000).toISOString().slice(0, 10);
export const lesson = (day: string): RawRecord => ({
  yields: ['lesson'],
  body: { day },
  ref: `lesson/${day}`,
  place: { school: '1', scope: '7', day },
});
export const journal = (from: string): Page => {
  const covers: Coverage = {
    sheet: 'journal-day',
    school: '1',
    scope: '7',
    from,
    to: sundayOf(from),
    entities: ['lesson'],
    pupils: 'all',
  };
  const page: Page = {
    digest: from,
    received: 1,
    records: () => [lesson(from)],
    covers,
    cursor: from,
    read: { from: NOW, to: NOW },
  };
  return { ...page, again: () => Promise.resolve(page) };
};
export const PAGES = WEEKS.map(journal);

function* behind(cursor: string | undefined, pages: readonly Page[]): Generator<Page> {
  if (cursor !== undefined && !/^\d{4}-\d\d-\d\d$/.test(cursor))
    throw new GatewayError('cursor.invalid', 'reading 7: it is no cursor of this adapter');
  yield* pages.filter((page) => cursor === undefined || page.cursor > cursor);
}
const stop = new GatewayError('stopped', 'reading: told to stop');

export const honest: Adapter = {
  name: 'tiny',
  version: 1,
  grade: 'assumed',
  configSchema: schema,
  installationOf: () => '',
  async *pull(_config, cursor, { signal }) {
    for (const page of behind(cursor, PAGES)) {
      if (signal.aborted) throw stop;
      yield page;
      if (signal.aborted) throw stop;
    }
    if (signal.aborted) throw stop;
  },
};
export const giving = (pages: readonly Page[]): Adapter => ({
  ...honest,
  async *pull(_config, cursor) {
    yield* behind(cursor, pages);
  },
});
