import { delta, mark, snapshot, withdrawn } from './parcel-fixture.ts';
import type { WireParcel } from './parcels.ts';
import { calledPlatform } from './platform-fixture.ts';

const platform = calledPlatform();

test('a call without a living token is refused, and a new token helps', async () => {
  await platform.start();
  expect(platform.simulator.control({ revoke: true })).toEqual({ tokens: 'forgotten' });
  expect((await platform.call('GET', '/v1/nodes')).status).toBe(401);
  await platform.signIn();
  expect((await platform.call('GET', '/v1/nodes')).json).toMatchObject({
    nodes: [{ id: 'region' }, { id: 'school-1' }],
  });
});

test('a wrong secret gets no token', async () => {
  await platform.start();
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'svod', client_secret: 'no' });
  const answer = await fetch(`${platform.simulator.url}/oauth/token`, { method: 'POST', body });
  expect([answer.status, await answer.json()]).toEqual([401, { error: 'invalid_client' }]);
});

test('a node without its parent is refused', async () => {
  await platform.start();
  const node = { kind: 'school', parent: 'town', name: 'Школа № 2', state: 'active' };
  expect(await platform.put('school-2', node)).toMatchObject({ status: 409, json: { code: 'node.parent-missing' } });
  await platform.put('town', { kind: 'municipality', parent: 'region', name: 'Город', state: 'active' });
  expect((await platform.put('school-2', node)).status).toBe(201);
  expect((await platform.put('school-2', node)).status).toBe(200);
  expect(await platform.put('school-3', { ...node, parent: 'school-2' })).toMatchObject({
    json: { code: 'node.parent-kind' },
  });
});

test('a parcel takes effect once, however often it comes', async () => {
  await platform.start();
  const parcel = snapshot([mark('m1', 4)]);
  expect(await platform.verdicts(parcel)).toEqual(['accepted']);
  expect(await platform.verdicts(parcel, parcel)).toEqual(['duplicate', 'duplicate']);
  expect(platform.simulator.counts()).toMatchObject({ effects: 1, duplicates: 0, repeated: 2 });
});

test('an id that came with other content ends the call, and nothing of the call is kept', async () => {
  await platform.start();
  const parcel = snapshot([mark('m1', 4)]);
  await platform.post(parcel);
  const other = snapshot([mark('m1', 5)], { scope: 'other' });
  const reused = { ...snapshot([mark('m1', 5)]), id: parcel.id };
  expect(await platform.post(other, reused)).toMatchObject({
    status: 409,
    json: { code: 'parcel.id-reused', parcel: parcel.id },
  });
  expect(platform.heldMarks()).toEqual([[4]]);
  expect(await platform.verdicts(other)).toEqual(['accepted']);
});

test('a mark set 4, 5 and 4 again has three effects, and an old parcel that comes late has none', async () => {
  await platform.start();
  const [four, five] = [[mark('m1', 4)], [mark('m1', 5)]];
  const second = delta(four, five, { version: 2 });
  const late = snapshot(five, { version: 2 });
  expect(await platform.verdicts(snapshot(four), second, delta(five, four, { version: 3 }))).toEqual(
    Array(3).fill('accepted'),
  );
  expect((await platform.post(late)).json).toMatchObject({ verdicts: [{ result: 'accepted', superseded: true }] });
  expect(platform.heldMarks()).toEqual([[4]]);
  expect(platform.simulator.counts()).toMatchObject({ effects: 3, superseded: 1 });
});

test('a delta is applied by record id and its hash is checked', async () => {
  await platform.start();
  const before = [mark('a', 3), mark('b', 4), mark('d', 5)];
  const after = [mark('b', 5), mark('c', 2), mark('d', 5)];
  await platform.post(snapshot(before));
  const good = delta(before, after, { version: 2 });
  const bad = { ...good, body: { upsert: [], remove: ['d'] } } as WireParcel;
  expect((await platform.post(bad)).json).toMatchObject({ verdicts: [{ problems: [{ code: 'hash.mismatch' }] }] });
  expect(platform.heldMarks()).toEqual([[3, 4, 5]]);
});

test('a delta without its base asks for the whole body', async () => {
  await platform.start();
  const parcel = delta([mark('a', 3)], [mark('a', 4)], { version: 2 });
  expect(await platform.verdicts(parcel)).toEqual(['snapshot-required']);
  expect(await platform.verdicts(snapshot([mark('a', 4)], { version: 2 }))).toEqual(['accepted']);
  await platform.post(withdrawn({ version: 3 }));
  expect(await platform.verdicts(delta([mark('a', 4)], [mark('a', 5)], { version: 4 }))).toEqual(['snapshot-required']);
  expect(platform.heldMarks()).toEqual([undefined]);
});

test('a raised epoch goes before a lower version of the same sheet', async () => {
  await platform.start();
  await platform.post(snapshot([mark('a', 3)], { version: 7 }));
  expect(await platform.verdicts(snapshot([mark('a', 5)], { version: 1, epoch: 2 }))).toEqual(['accepted']);
  expect(platform.heldMarks()).toEqual([[5]]);
});

test.each([
  ['node.unknown', { ...snapshot([]), node: 'nowhere' }],
  ['parameters.unknown', { ...snapshot([]), parameters: '9' }],
  ['parcel.id', { ...snapshot([]), day: '2026-09-08' }],
  ['hash.mismatch', { ...snapshot([mark('a', 3)]), body: { records: [mark('a', 4)] } }],
  ['record.order', snapshot([mark('b', 3), mark('a', 4)])],
])('%s is a verdict on one parcel, and its neighbours are accepted', async (code, parcel) => {
  await platform.start();
  const { json } = await platform.post(parcel as WireParcel, snapshot([], { scope: 'neighbour' }));
  expect(json).toMatchObject({ verdicts: [{ result: 'rejected', problems: [{ code }] }, { result: 'accepted' }] });
});

test('a rule of the platform refuses the same sheet every time', async () => {
  await platform.start({
    reject: [{ name: 'no-twos', entity: 'mark', field: 'value', message: 'Двойки не принимаются.' }],
  });
  const refused = { verdicts: [{ problems: [{ code: 'rule.no-twos', path: '/body/records/0/value' }] }] };
  expect((await platform.post(snapshot([mark('a', 2)]))).json).toMatchObject(refused);
  expect((await platform.post(snapshot([mark('a', 2)]))).json).toMatchObject(refused);
});

test('a call that breaks the contract names the parcel', async () => {
  await platform.start();
  const { id, hash: _hash, ...rest } = snapshot([]);
  expect(await platform.post(snapshot([mark('a', 1)]), { id, ...rest } as WireParcel)).toMatchObject({
    status: 400,
    json: { parcel: id, errors: [{ path: '/parcels/1' }] },
  });
  expect(platform.simulator.counts().effects).toBe(0);
});

test('more than 500 parcels or 8 MiB are too many', async () => {
  await platform.start();
  const many = Array.from({ length: 501 }, (_, index) => snapshot([], { scope: `s${index}` }));
  expect(await platform.post(...many)).toMatchObject({ status: 413, json: { code: 'batch.too-many' } });
  const large = snapshot([{ id: 'a', entity: 'homework', text: 'я'.repeat(4_300_000) }]);
  expect(await platform.post(large)).toMatchObject({ status: 413, json: { code: 'batch.too-large' } });
});

test('a ticket is judged when asked for, and can be asked again', async () => {
  await platform.start({ faults: { faults: [{ fault: 'ticket', rate: 1 }] } });
  const first = await platform.post(snapshot([]));
  expect([first.status, first.headers.get('retry-after')]).toEqual([202, '0']);
  const path = `/v1/tickets/${String(first.json?.['ticket'])}`;
  const poll = () => platform.call('GET', path, undefined, '/v1/tickets/{id}');
  expect((await poll()).status).toBe(202);
  expect(platform.simulator.counts().effects).toBe(0);
  const judged = await poll();
  expect(judged.json).toMatchObject({ verdicts: [{ result: 'accepted' }] });
  expect((await poll()).json).toEqual(judged.json);
  expect(platform.simulator.counts()).toMatchObject({ effects: 1, repeated: 0 });
});

test('a lost ticket costs nothing: the parcels are sent again', async () => {
  await platform.start({ faults: { faults: ['ticket', 'ticket-lost'].map((fault) => ({ fault, rate: 1 })) } });
  const { json } = await platform.post(snapshot([]));
  const path = `/v1/tickets/${String(json?.['ticket'])}`;
  expect(await platform.call('GET', path, undefined, '/v1/tickets/{id}')).toMatchObject({
    json: { code: 'ticket.expired' },
  });
  expect(await platform.verdicts(snapshot([]))).toEqual(['accepted']);
});

test('an answer lost after committing is a duplicate when the parcel comes again', async () => {
  await platform.start({ faults: { faults: [{ fault: 'lost-answer', rate: 1, on: 'POST /v1/parcels' }] } });
  await expect(platform.post(snapshot([mark('a', 3)]))).rejects.toThrow();
  expect(platform.simulator.counts().effects).toBe(1);
  expect(await platform.verdicts(snapshot([mark('a', 3)]))).toEqual(['duplicate']);
});

test('a busy platform answers a problem with Retry-After', async () => {
  await platform.start({ faults: { faults: [{ fault: 'unavailable', rate: 1, on: 'POST /v1/parcels' }] } });
  const { status, headers } = await platform.post(snapshot([]));
  expect([status, headers.get('retry-after')]).toEqual([503, '1']);
});

test('a platform that loses what a delta builds on asks for the whole body', async () => {
  await platform.start({ faults: { faults: [{ fault: 'lose-previous', rate: 1 }] } });
  await platform.post(snapshot([mark('a', 3)]));
  const parcel = delta([mark('a', 3)], [mark('a', 4)], { version: 2 });
  expect(await platform.verdicts(parcel)).toEqual(['snapshot-required']);
  expect(await platform.verdicts(snapshot([mark('a', 4)], { version: 2 }))).toEqual(['accepted']);
});
