import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Run } from '../../contracts/run.ts';
import { optionsWith } from '../../test/store-place.ts';
import { type OpenFile, openSqlite } from './store.ts';

let folder: string;
let file: OpenFile;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'svod-standing-'));
  file = openSqlite(join(folder, 'svod.db'), optionsWith());
});
afterEach(async () => {
  await file.store.close();
  rmSync(folder, { recursive: true });
});

const at = (hour: number): Date => new Date(Date.UTC(2026, 8, 7, hour));
async function ran(source: string, hour: number, end: Partial<Run>): Promise<void> {
  const run = { id: `${source}-${hour}`, source, startedAt: at(hour), ...end };
  await file.store.startRun(run);
  await file.store.endRun({ ...run, endedAt: at(hour + 1) });
}
const failed = { outcome: 'failed', error: 'http.timeout' } as const;

test('a source fails since the first failure after its last good reading', async () => {
  await ran('s1', 1, failed);
  await ran('s1', 3, { outcome: 'partial' });
  await ran('s1', 5, failed);
  await ran('s1', 7, { ...failed, error: 'http.server-error' });
  await ran('s2', 1, failed);
  expect(await file.operations.standings(['s1', 's2'], at(9))).toMatchObject([
    { source: 's1', last: { error: 'http.server-error' }, lastGoodAt: at(4), failingSince: at(6) },
    { source: 's2', last: { error: 'http.timeout' }, failingSince: at(2) },
  ]);
});

test('work aside of the readings and readings that were stopped say nothing of a source', async () => {
  await ran('s1', 1, failed);
  await ran('s1', 3, { outcome: 'complete', isAside: true });
  await ran('s1', 5, { outcome: 'stopped' });
  await file.store.startRun({ id: 'under way', source: 's1', startedAt: at(7) });
  const [standing] = await file.operations.standings(['s1'], at(9));
  expect(standing).toEqual({
    source: 's1',
    watchedSince: at(9),
    last: { id: 's1-1', source: 's1', startedAt: at(1), endedAt: at(2), ...failed },
    failingSince: at(2),
  });
});

test('what a clock that ran ahead wrote down is not known before its time: readings, and since when a source is watched', async () => {
  await ran('s1', 1, { outcome: 'complete' });
  await ran('s2', 1, failed);
  await ran('s1', 5000, { outcome: 'complete' });
  await ran('s2', 5000, failed);
  await file.operations.standings(['s3'], at(5000));
  await ran('s1', 3, { ...failed, error: 'clock.wrong' });
  await ran('s2', 3, { outcome: 'complete' });
  const [one, two, three] = await file.operations.standings(['s1', 's2', 's3'], at(9));
  expect(one).toMatchObject({ last: { error: 'clock.wrong' }, lastGoodAt: at(2), failingSince: at(4) });
  expect(two).toMatchObject({ last: { outcome: 'complete' }, lastGoodAt: at(4) });
  expect(three).toEqual({ source: 's3', watchedSince: at(9) });
  expect(await file.operations.standings(['s3'], at(11))).toEqual([three]);
});

test('a reading in which the clock was put forward counts as none', async () => {
  await ran('s1', 1, failed);
  const run = { id: 'leap', source: 's1', startedAt: at(3), outcome: 'complete' } as const;
  await file.store.startRun(run);
  await file.store.endRun({ ...run, endedAt: at(5000) });
  const [standing] = await file.operations.standings(['s1'], at(9));
  expect([standing!.last?.outcome, standing!.lastGoodAt, standing!.failingSince]).toEqual(['failed', undefined, at(2)]);
});

test('a source is watched since it was first heard of, in the order asked for', async () => {
  await file.operations.standings(['s1'], at(1));
  const standings = await file.operations.standings(['s2', 's1'], at(5));
  expect(standings).toEqual([
    { source: 's2', watchedSince: at(5) },
    { source: 's1', watchedSince: at(1) },
  ]);
});

test('nothing waits for a destination that the store does not know', async () => {
  const { operations } = file;
  expect(await operations.waitingSums('nowhere')).toEqual([]);
  expect(await operations.deadSums('nowhere')).toEqual([]);
});
