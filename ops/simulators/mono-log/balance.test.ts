import { sha256 } from '../canonical-json.ts';
import { mark, snapshot, withdrawn } from './parcel-fixture.ts';
import { effectsOf } from './platform.ts';
import { calledPlatform } from './platform-fixture.ts';

const platform = calledPlatform();

test('the balance counts what is held and digests it', async () => {
  await platform.start();
  const [a, b] = [snapshot([mark('a', 3)], { scope: 'a' }), snapshot([mark('b', 3)], { scope: 'b' })];
  await platform.post(a, b, snapshot([], { scope: 'c', day: '2026-09-08' }));
  await platform.post(withdrawn({ scope: 'c', day: '2026-09-08', version: 2 }));
  const { json } = await platform.call('GET', '/v1/balance?day=2026-09-07');
  const digest = sha256(`a\t2026-09-07\t${a.hash}\nb\t2026-09-07\t${b.hash}\n`);
  expect(json).toEqual({ rows: [{ node: 'school-1', kind: 'journal-day', day: '2026-09-07', parcels: 2, digest }] });
  expect((await platform.call('GET', '/v1/balance?day=2026-09-08')).json).toEqual({ rows: [] });
  expect((await platform.call('GET', '/v1/balance?day=today')).status).toBe(400);
});

test('the balance is told by day and by line too, and only of what is held', async () => {
  await platform.start();
  const [a, b] = [snapshot([mark('a', 3)], { scope: 'a' }), snapshot([mark('b', 3)], { scope: 'b' })];
  await platform.post(b, a, snapshot([], { scope: 'c', day: '2026-09-08' }));
  await platform.post(withdrawn({ scope: 'c', day: '2026-09-08', version: 2 }));
  const rows = (await platform.call('GET', '/v1/balance?day=2026-09-07')).json!['rows'] as { digest: string }[];
  const digest = sha256(`school-1\tjournal-day\t${rows[0]!.digest}\n`);
  expect((await platform.call('GET', '/v1/balance/days')).json).toEqual({
    days: [{ day: '2026-09-07', parcels: 2, digest }],
  });
  const cell = 'node=school-1&kind=journal-day&day=2026-09-07';
  const lines = [a, b].map(({ scope, hash }) => ({ scope, hash }));
  expect((await platform.call('GET', `/v1/balance/lines?${cell}`)).json).toEqual({ lines });
  expect((await platform.call('GET', '/v1/balance/lines?node=school-1')).status).toBe(400);
});

test('a platform that is restored from a backup holds what it held then, and knows no id that came later', async () => {
  await platform.start();
  const [a, b] = [snapshot([mark('a', 3)], { scope: 'a' }), snapshot([mark('b', 3)], { scope: 'b' })];
  await platform.post(a);
  expect(platform.simulator.control({ backUp: true })).toEqual({ content: 'kept' });
  await platform.post(snapshot([mark('a', 4)], { scope: 'a', version: 2 }), b);
  expect(platform.simulator.control({ restore: 1 })).toEqual({ restored: 2 });
  expect(platform.simulator.content().map(({ scope, version }) => [scope, version])).toEqual([['a', 1]]);
  expect(await platform.verdicts(b)).toEqual(['accepted']);
  expect(platform.simulator.control({ restore: 0 })).toEqual({ restored: 0 });
});

test('messages and passports come down page by page and are receipted', async () => {
  const at = '2026-09-07T10:00:00+03:00';
  const message = { id: 'm1', from: 'region', to: 'school-1', at, text: 'Проверьте журнал.' };
  await platform.start({
    messages: [message, { ...message, id: 'm2' }],
    primaryInformation: [{ id: 'p1', node: 'school-1', asOf: '2026-09-01', records: [mark('a', 3)] }],
  });
  expect((await platform.call('GET', '/v1/messages?after=m1')).json).toMatchObject({
    messages: [{ id: 'm2' }],
    next: 'm2',
  });
  expect((await platform.call('GET', '/v1/primary-information')).json).toMatchObject({
    items: [{ id: 'p1' }],
    next: 'p1',
  });
  const receipt = '/v1/messages/m1/receipt';
  expect((await platform.call('POST', receipt, { state: 'read', at })).status).toBe(204);
  expect((await platform.call('POST', receipt, { state: 'delivered', at })).status).toBe(204);
  expect((await platform.call('POST', '/v1/primary-information/p1/receipt', { outcome: 'taken', at })).status).toBe(
    204,
  );
  expect(platform.simulator.talk.receipts.get('m1')).toMatchObject({ state: 'read' });
  expect((await platform.call('POST', '/v1/messages', { ...message, id: 'up' })).status).toBe(201);
  expect((await platform.call('POST', '/v1/messages', { ...message, id: 'up', text: 'Иначе.' })).status).toBe(409);
  expect(platform.simulator.talk.sent).toHaveLength(1);
});

test('what is no part of the exchange is not found', async () => {
  await platform.start();
  expect(await platform.call('GET', '/v2/parcels')).toMatchObject({ status: 404, json: { code: 'request.unknown' } });
  expect((await platform.call('GET', '/v1/parameters')).json).toMatchObject({ version: '1' });
  expect((await platform.call('GET', '/v1/parameters?version=9')).status).toBe(404);
  expect(() => platform.simulator.control({ sing: true })).toThrow('A platform understands');
  expect(platform.simulator.control({ counts: true })).toMatchObject({ effects: 0, faults: {} });
  expect(platform.simulator.control({ content: true })).toEqual({ content: [] });
});

test('an id that took effect twice is counted', () => {
  expect(effectsOf(new Map(Object.entries({ a: 1, b: 3 })))).toEqual({ effects: 4, duplicates: 2 });
});
