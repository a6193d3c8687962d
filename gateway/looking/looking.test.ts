import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { digestOf } from './digest.ts';
import { lookForIncidents } from './looking.ts';
import { openGateway } from '../main.ts';
import { svodHere } from '../test/svod-here.ts';
import { removeFolders } from '../test/svod-process.ts';
import { CONFIG, ENV, failedBy, keys, later, NOW, ran, school, withGateway } from '../test/watched-region.ts';

/* Incidents of the sources and of what they share, and the commands that tell of them. */

afterAll(removeFolders);

test('sources are grouped by host and by the secret they sign in with; paused ones are left alone', () =>
  withGateway(CONFIG, async (gateway) => {
    for (const source of ['a', 'b', 'c', 'resting']) await ran(gateway, source, failedBy('http.unauthorized'));
    expect(await lookForIncidents(gateway, NOW)).toMatchObject({ closed: 0, open: 2 });
    expect(await keys(gateway)).toEqual([
      ['credential/a', 'a', 'b'],
      ['credential/c', 'c'],
    ]);
    for (const source of ['a', 'b', 'c']) await ran(gateway, source, failedBy('http.timeout'), later(1));
    expect(await lookForIncidents(gateway, later(2))).toMatchObject({ closed: 2, open: 1 });
    expect(await keys(gateway)).toEqual([['vendor-down/dnevnik-ru api.dnevnik.ru', 'a', 'b', 'c']]);
  }));

test('a host that refuses most of its schools is one incident, until the last of them is read', () =>
  withGateway(CONFIG, async (gateway) => {
    for (const source of ['a', 'b', 'c']) await ran(gateway, source, failedBy('http.forbidden'));
    await lookForIncidents(gateway, NOW);
    const refused = 'vendor-refused/dnevnik-ru api.dnevnik.ru';
    expect(await keys(gateway)).toEqual([[refused, 'a', 'b', 'c']]);
    for (const source of ['a', 'b']) await ran(gateway, source, { outcome: 'complete' }, later(60));
    await lookForIncidents(gateway, later(61));
    expect(await keys(gateway)).toEqual([[refused, 'c']]);
    await ran(gateway, 'c', { outcome: 'complete' }, later(62));
    expect(await lookForIncidents(gateway, later(92))).toMatchObject({ closed: 1, open: 0 });
  }));

test('a host that falls, school by school, is one message: the first two are not told of by themselves', () =>
  withGateway(CONFIG, async (gateway) => {
    for (const source of ['a', 'b', 'c']) await ran(gateway, source, { outcome: 'complete' }, later(-24 * 60));
    for (const [minutes, source] of ['a', 'b', 'c'].entries()) {
      await ran(gateway, source, failedBy('http.forbidden'), later(minutes));
      await lookForIncidents(gateway, later(minutes));
    }
    const told = await gateway.operations.notices();
    const [{ id } = { id: 0 }] = await gateway.operations.incidents({ open: true });
    expect(told.map(({ incident, event }) => [incident, event])).toEqual([[id, 'opened']]);
    const digest = await digestOf(gateway, later(10));
    expect(digest.data).toMatchObject({ open: [id], opened: 1, closed: 0 });
  }));

test('a look that is repeated, also by a new process, opens and tells nothing twice', () =>
  withGateway(CONFIG, async (gateway, data) => {
    await ran(gateway, 'a', failedBy('http.not-found'));
    await ran(gateway, 'b', { outcome: 'complete' });
    await lookForIncidents(gateway, NOW);
    await lookForIncidents(gateway, NOW);
    const again = await openGateway({ data, at: NOW });
    expect(await lookForIncidents(again, later(5))).toEqual({ opened: [], closed: 0, open: 1 });
    expect(await again.operations.notices()).toHaveLength(1);
    await again.close();
    await ran(gateway, 'a', { outcome: 'complete' }, later(6));
    expect(await lookForIncidents(gateway, later(7))).toMatchObject({ closed: 1, open: 0 });
    expect((await gateway.operations.notices()).map(({ event }) => event)).toEqual(['opened', 'closed']);
  }));

test('a source that reads closed schools only wants to be paused', () =>
  withGateway({ ...CONFIG, nodes: [CONFIG.nodes[0], school('s-a', 'a', { state: 'closed' })] }, async (gateway) => {
    await lookForIncidents(gateway, NOW);
    expect(await keys(gateway)).toEqual([['closed-school/sources', 'a']]);
  }));

test('the operator sees whose move it is, and exit code 1 while something is open', async () => {
  await withGateway(CONFIG, async (gateway, data) => {
    await ran(gateway, 'a', failedBy('http.unauthorized'));
    const svod = (...words: string[]) => svodHere(words, { data, env: { ...ENV, SVOD_NOW: NOW.toISOString() } });
    const looked = await svod('incidents', 'look');
    expect([looked.code, looked.stdout]).toEqual([
      1,
      expect.stringMatching(/№ \d+ · Вход в журнал отклонён \[credential\] · школа\n[^]*Что делать: Напишите школе/),
    ]);
    const { incidents } = (await svod('incidents', '--json')).result<{ incidents: { id: number; kind: string }[] }>();
    expect(incidents.map(({ kind }) => kind).sort()).toEqual(['credential']);
    const { id } = incidents.find(({ kind }) => kind === 'credential')!;
    expect((await svod('incidents', 'show', String(id), '--lang', 'en')).stdout).toMatch(/Whose move: the school/);
    expect((await svod('incidents', 'show', '9')).stderr).toContain('инцидента 9 нет');
    expect((await svod('incidents', 'show')).stderr).toContain('назовите номер: svod incidents show НОМЕР');
    await ran(gateway, 'a', { outcome: 'complete' }, later(1));
    expect((await svod('incidents', 'look', '--json')).result()).toMatchObject({ open: 0 });
    const closed = await svod('incidents', 'show', String(id));
    expect([closed.code, closed.stdout]).toEqual([0, expect.stringMatching(/Закрыто: 2026-09-14 23:00/)]);
  });
});

test('incidents are to be seen while svod.json is broken: the mistake is told beside them', () =>
  withGateway(CONFIG, async (gateway, data) => {
    await lookForIncidents(gateway, NOW, { configuration: { isValid: false, mistakes: 1 } });
    writeFileSync(join(data, 'svod.json'), '{"zone": 5}');
    const { code, stdout, stderr } = await svodHere(['incidents'], { data });
    expect(code).toBe(1);
    expect(stdout).toContain('[config-broken]');
    expect(stderr).toMatch(/^svod: .*\[config\.invalid\].*zone.*\nБез настроек [^\n]+\n$/);
  }));
