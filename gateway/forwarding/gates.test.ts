import { join } from 'node:path';
import type * as forwarding from './forwarding.ts';
import type * as gates from './gates.ts';
import type { Gateway } from '../gateway.ts';
import { AT, gatedRegion, type GatedRegion, LATER, writeProfileAsking } from '../test/gated-region.ts';
import { homework, lesson, page } from '../test/store-pages.ts';
import { newClone, removeFolders } from '../test/svod-process.ts';

let clone: string;
let region: GatedRegion;
beforeAll(() => {
  clone = newClone();
});
beforeEach(async () => (region = await gatedRegion(clone)));
afterEach(() => region.platform.close());
afterAll(removeFolders);

const profileAsking = (gatePercent: number): void => writeProfileAsking(clone, gatePercent);
const svod = (...words: string[]) => region.svod(...words);
const json = (...words: string[]) => region.json(...words);

test('the default profile opens every exchange without any data', async () => {
  await region.collected('default');
  expect(await json('gate', 'check')).toEqual({ closed: 0, gates: [] });
  expect(await json('forward')).toMatchObject({ destinations: [{ acknowledged: 5, waiting: 0, gated: 0 }] });
});

test('sheets of a closed school wait, are told apart, and go when the gate opens', async () => {
  profileAsking(80);
  await region.collected('strict');
  const shown = async () => json('forward', '--dry-run');
  expect(await shown()).toMatchObject({ destinations: [{ parcels: 5, gated: 0 }] });
  profileAsking(100);
  expect(await shown()).toMatchObject({ destinations: [{ parcels: 0, gated: 5, refused: 0 }] });
  const held = await svod('forward');
  expect([held.code, held.stdout]).toEqual([3, expect.stringMatching(/ждёт 5 [^]*за закрытыми воротами: 5/)]);
  expect(region.platform.counts()).toMatchObject({ effects: 0, rejected: 0 });
  expect(await shown()).toMatchObject({ destinations: [{ parcels: 0, gated: 5, refused: 0 }] });
  const listed = await svod('gate');
  expect([listed.code, listed.stdout]).toEqual([
    1,
    expect.stringMatching(
      /s-1 \(Школа № 1\): обмен закрыт, по числам[^]*− Домашнее задание: есть 30 из 34 \(88 %\), нужно 100 %/,
    ),
  ]);
  expect((await svod('gate', 'open', 's-1')).stderr).toContain('назовите причину');
  expect((await svod('gate', 'open', 's-1', '--reason', 'приказ № 7')).code).toBe(0);
  region.now = LATER;
  expect(await json('forward')).toMatchObject({ destinations: [{ acknowledged: 5, waiting: 0, dead: 0, gated: 0 }] });
  expect(await json('ledger', 'verify')).toMatchObject({ difference: 0 });
});

test('a person’s verdict stands until it is taken back; a gate that figures opened stays open; all is kept', async () => {
  profileAsking(100);
  await region.collected('strict');
  await svod('gate', 'close', 's-1', '--reason', 'спор');
  expect(await json('gate', 'check')).toMatchObject({ closed: 1, gates: [{ by: 'person' }] });
  expect(await json('gate', 'auto', 's-1')).toMatchObject({ gate: { by: 'figures', isOpen: false } });
  profileAsking(80);
  expect(await json('gate', 'check')).toMatchObject({ closed: 0 });
  await svod('gate', 'close', 's-1', '--reason', 'проверка');
  profileAsking(100);
  expect(await json('gate', 'auto', 's-1')).toMatchObject({ gate: { by: 'figures', isOpen: true } });
  const { verdicts } = await json('gate', 'history', 's-1');
  expect((verdicts as { by: string; isOpen: boolean }[]).map(({ by, isOpen }) => [by, isOpen])).toEqual([
    ['person', false],
    ['figures', false],
    ['figures', true],
    ['person', false],
    ['figures', true],
  ]);
});

test('a gate whose verdict could not be written is closed until one is: nothing leaks', async () => {
  profileAsking(100);
  await region.collected('strict');
  await region.withGateway(AT.SVOD_NOW, async (real) => {
    const { forwardAll } = (await import(join(clone, 'gateway', 'forwarding', 'forwarding.ts'))) as typeof forwarding;
    let isFull = true;
    const keepVerdict: Gateway['operations']['keepVerdict'] = async (verdict) => {
      if (isFull) throw new Error('the disk is full');
      await real.operations.keepVerdict(verdict);
    };
    const gateway = { ...real, operations: { ...real.operations, keepVerdict } };
    const forward = async () => forwardAll(gateway, 'mono-log', new AbortController().signal);
    await expect(forward()).rejects.toThrow('full');
    expect(await json('forward', '--dry-run')).toMatchObject({ destinations: [{ parcels: 0, gated: 5 }] });
    isFull = false;
    expect(await forward()).toMatchObject({ gated: 5 });
    expect(region.platform.counts()).toMatchObject({ effects: 0 });
    expect((await real.operations.gates()).get('s-1')).toMatchObject({ isOpen: false });
  });
});

test('what was read before a check and stored behind it is computed at the next one', async () => {
  profileAsking(80);
  region.configured('strict', { journals: [{ source: 'recorded', school: '1' }] });
  await region.withGateway('2026-09-10T12:00:00Z', async (gateway) => {
    const { checkGates } = (await import(join(clone, 'gateway', 'forwarding', 'gates.ts'))) as typeof gates;
    expect(await checkGates(gateway)).toMatchObject([{ node: 's-1', isOpen: false, reasons: [{ due: 0 }] }]);
    const held = { ...lesson('1'), body: { ...lesson('1').body, status: 'held' } };
    const told = [held, homework('1', 'present')];
    await gateway.store.savePage(page(told, { source: 'recorded', at: '2026-09-09T15:00:00Z' }));
    expect(await checkGates(gateway)).toMatchObject([{ node: 's-1', isOpen: true, reasons: [{ due: 1 }] }]);
    expect(await checkGates(gateway)).toEqual([]);
  });
});

test('a school that closes while its gate keeps sheets back is an incident still, and a person may let them go', async () => {
  profileAsking(100);
  await region.collected('strict');
  await svod('forward');
  region.configured('strict', { state: 'closed' });
  expect(await json('forward')).toMatchObject({ destinations: [{ waiting: 5, gated: 5 }] });
  const { incidents } = await json('incidents', 'look');
  expect(incidents).toContainEqual(expect.objectContaining({ kind: 'gate-closed', places: ['s-1'] }));
  expect(await json('gate')).toMatchObject({ closed: 1, gates: [{ node: 's-1' }] });
  expect((await svod('gate', 'open', 's-1', '--reason', 'школа закрыта')).stderr).toBe('');
  region.now = LATER;
  expect(await json('forward')).toMatchObject({ destinations: [{ acknowledged: 5, waiting: 0, gated: 0 }] });
  expect(await json('gate')).toEqual({ closed: 0, gates: [] });
  expect((await json('gate', 'history', 's-1'))['verdicts']).toHaveLength(2);
});

test('a node that is not there, or closed, is told with the way out', async () => {
  await region.collected('default');
  for (const [words, message] of [
    [['gate', 'open'], 'назовите узел школы'],
    [['gate', 'open', 's-9', '--reason', 'x'], 'узлом «s-9»'],
    [['gate', 'close', 's-2', '--reason', 'x'], 'узлом «s-2»'],
    [['gate', 'close', 's-9'], 'узлом «s-9»'],
    [['gate', 'shut', 's-1'], 'действия «shut» у gate нет'],
  ] as const) {
    const { code, stderr } = await svod(...words);
    expect([code, stderr]).toEqual([2, expect.stringContaining(message)]);
  }
});

test('what waits for its moment is told with one that is later than now, to the minute', async () => {
  await region.collected('default');
  region.now = '2023-04-18T11:59:50Z';
  const early = await svod('forward');
  expect([early.code, early.stdout]).toEqual([3, expect.stringMatching(/SVOD_NOW не раньше 2023-04-18 \d\d:01/)]);
  region.now = '2023-04-18T12:01:00Z';
  expect(await json('forward')).toMatchObject({ destinations: [{ acknowledged: 5, waiting: 0 }] });
});
