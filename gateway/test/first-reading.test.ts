import { collectSource } from '../reading/collecting.ts';
import { dealt, TWO_SYSTEMS } from '../demo/journals.ts';
import { type Region, startRegion } from '../demo/region.ts';
import { createKeys, keyFile } from '../data-folder/keys.ts';
import { openGateway } from '../main.ts';
import { newFolder, removeFolders } from './svod-process.ts';

/* A source that is configured in the middle of a year. */

const signal = new AbortController().signal;
let data: string;
let region: Region;

beforeAll(async () => {
  data = newFolder();
  createKeys(keyFile(data));
  const size = { schools: 3, municipalities: 1, days: 40, classes: 1, size: 3 };
  region = await startRegion({ ...size, seed: '1', data, faults: false, deal: dealt(size.schools, TWO_SYSTEMS) });
});
afterAll(async () => {
  await region.stop();
  removeFolders();
});

test.each([
  ['dnevnik-ru', 0],
  ['netschool', 2],
])('the first reading of %s has the year from the first day on; the next one only the days back', async (_, nth) => {
  const gateway = await openGateway({ data, at: new Date(`${region.to}T20:00:00Z`) });
  const source = gateway.sourcesNamed([])[nth]!;
  const first = await collectSource(gateway, source, { signal, reach: 'nightly' });
  const days = await Array.fromAsync(
    gateway.store.sheets({ source: source.name, kind: 'journal-day' }),
    ({ day }) => day,
  );
  const next = await collectSource(gateway, source, { signal, reach: 'nightly' });
  await gateway.close();
  expect(days[0]).toBe(region.from);
  expect(days.at(-1)).toBe(region.to);
  expect(next.counts.received).toBeLessThan(first.counts.received);
});
