import type { Gateway } from '../gateway.ts';
import { forecastOf } from './forecast.ts';

/** A store that knows one run of each source, and when its slices were read. */
function storeWith(pages: Readonly<Record<string, number>>): Pick<Gateway, 'store'> {
  const [before, began, during] = ['2026-10-13', '2026-10-14T18:00', '2026-10-14T19:00'].map((text) => new Date(text));
  async function* runs(source: string): AsyncIterable<object> {
    if (source in pages) yield { startedAt: began, endedAt: during };
  }
  async function* slices(source: string): AsyncIterable<object> {
    for (let page = 0; page < 100; page += 1) yield { read: { to: page < pages[source]! ? during : before } };
  }
  return { store: { runs, slices } as unknown as Gateway['store'] };
}

test('a source that was read before has as many pages as its last run read', async () => {
  const forecast = forecastOf(storeWith({ a: 12 }), 1);
  expect(forecast.total).toBeUndefined();
  (await forecast.begin('a')).page();
  expect([forecast.done, forecast.total]).toEqual([1, 12]);
});

test('nothing is known of the first source that was never read; of the next, what the others had', async () => {
  const forecast = forecastOf(storeWith({}), 3);
  const first = await forecast.begin('a');
  for (let page = 0; page < 5; page += 1) first.page();
  expect(forecast.total).toBeUndefined();
  first.end();
  (await forecast.begin('b')).page();
  expect([forecast.done, forecast.total]).toEqual([6, 15]);
});

test('a source with more pages than before moves the end', async () => {
  const forecast = forecastOf(storeWith({ a: 2 }), 1);
  const source = await forecast.begin('a');
  for (let page = 0; page < 5; page += 1) source.page();
  expect([forecast.done, forecast.total]).toEqual([5, 5]);
});

test('of sources that are read at once each has its own pages', async () => {
  const forecast = forecastOf(storeWith({ a: 12, b: 4 }), 3);
  const [a, b] = [await forecast.begin('a'), await forecast.begin('b')];
  a.page();
  for (let page = 0; page < 6; page += 1) b.page();
  expect([forecast.done, forecast.total]).toEqual([7, 12 + 6 + 12]);
  b.end();
  expect(forecast.total).toBe(6 + 12 + 6);
});
