import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';
import { figuresOf } from './figures.ts';
import { plannedRows } from './schedule-rows.ts';

/* A reading counts, whoever asked for it: the service or a person. */

const at = (time: string): Date => new Date(`2026-10-14T${time}:00Z`);
const TOKEN = 't'.repeat(32);
const SOURCE = { system: 'dnevnik-ru', settings: { accessToken: { $env: 'TOKEN' } } };
let data: string;
let gateway: Gateway;

beforeEach(async () => {
  process.env['TOKEN'] = TOKEN;
  data = newFolder();
  writeFileSync(join(data, 'svod.json'), JSON.stringify({ sources: { a: SOURCE, b: SOURCE } }));
  gateway = await openGateway({ data, at: at('12:00') });
});
afterEach(() => gateway.close());
afterAll(removeFolders);

async function read(from: string, until: string, error?: string): Promise<void> {
  const run = { id: `run-${from}`, source: 'a', startedAt: at(from) };
  await gateway.store.startRun(run);
  const end = error === undefined ? { outcome: 'complete' as const } : { outcome: 'failed' as const, error };
  await gateway.store.endRun({ ...run, endedAt: at(until), ...end });
}
/** As the service does it: the reading lies within the job. */
async function readByService(from: string, until: string): Promise<void> {
  await gateway.operations.beginJob('collect:a', at('08:00'), at(from));
  await read(from, until);
  await gateway.operations.endJob('collect:a', { at: at(until), outcome: 'done' });
}
const lastOf = async () => (await plannedRows(gateway, false)).find(({ name }) => name === 'a')!.last;
const states = async () =>
  (await figuresOf({ gateway, load: () => ({ running: [], waiting: [] }) })()).sources[0]!.states;

test('a source that was never read is told so', async () => {
  expect([await lastOf(), await states()]).toMatchObject([undefined, { never: 2, ok: 0 }]);
});

test('a reading by hand is the last one, and marked', async () => {
  await read('09:00', '09:05');
  expect(await lastOf()).toMatchObject({
    startedAt: at('09:00'),
    outcome: 'done',
    isByHand: true,
    lastDoneAt: at('09:05'),
  });
  expect(await states()).toMatchObject({ never: 1, ok: 1 });
  const env = { TOKEN, SVOD_NOW: at('12:00').toISOString() };
  const { stdout } = await runSvod(['schedule'], { data, env });
  expect(stdout).toMatch(/чтение a +\S+ \S+ +2026-10-14 12:00 +сделано \(вручную\) +2026-10-14 12:05/);
  expect(stdout).toContain('Источников 2: читались 1, не удалось 0, ещё не читались 1, на паузе 0.');
});

test('a planned reading that a person has made is not made again: the next one is the next day’s', async () => {
  const next = async () => (await plannedRows(gateway, false)).find(({ name }) => name === 'a')!.next;
  expect((await next())! < at('12:30')).toBe(true);
  await read('09:00', '09:05');
  expect((await next())! > at('15:00')).toBe(true);
});

test('a reading of the service is not by hand, and one by hand behind it is', async () => {
  await readByService('08:00', '08:10');
  expect(await lastOf()).toMatchObject({ startedAt: at('08:00'), isByHand: false, lastDoneAt: at('08:10') });
  await read('10:00', '10:01', 'http.timeout');
  expect(await lastOf()).toMatchObject({
    ...{ startedAt: at('10:00'), isByHand: true, outcome: 'failed', error: 'http.timeout' },
    lastDoneAt: at('08:10'),
  });
  expect(await states()).toMatchObject({ failing: 1 });
});
