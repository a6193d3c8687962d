import { sha256 } from '../canonical-json.ts';
import { readContract } from './contract.ts';
import type { MonoLogOptions } from './options.ts';
import { delta, mark, snapshot, withdrawn } from './parcel-fixture.ts';
import type { WireParcel } from './parcels.ts';
import { effectsOf } from './platform.ts';
import { type MonoLogSimulator, startMonoLog } from './start.ts';

const contract = readContract();
let platform: MonoLogSimulator;
let token: string;

async function start(options: MonoLogOptions = {}) {
  platform = await startMonoLog(options);
  token = await signIn();
  await put('region', { kind: 'region', name: 'Область', state: 'active' });
  await put('school-1', { kind: 'school', parent: 'region', name: 'Школа № 1', state: 'active' });
}
afterEach(() => platform.close());

async function signIn(): Promise<string> {
  const { id, secret } = platform.client;
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: id, client_secret: secret });
  const answer = await fetch(`${platform.url}/oauth/token`, { method: 'POST', body });
  return ((await answer.json()) as { access_token: string }).access_token;
}

/** Calls, and demands that the answer is one that the contract allows. */
async function call(method: string, path: string, body?: unknown, route = path.split('?')[0]) {
  const answer = await fetch(platform.url + path, {
    method,
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await answer.text();
  const json = text === '' ? undefined : (JSON.parse(text) as Record<string, unknown>);
  const type = answer.headers.get('content-type')?.split(';')[0] ?? '';
  if (answer.status === 200 && json) {
    const pointer = `#/paths/${route?.replaceAll('/', '~1')}/${method.toLowerCase()}/responses/200`;
    expect(contract(`${pointer}/content/application~1json/schema`)(json)).toBeUndefined();
  } else if (answer.status >= 400) {
    expect(type).toBe('application/problem+json');
    expect(contract('#/components/schemas/Problem')(json)).toBeUndefined();
  }
  return { status: answer.status, json, headers: answer.headers };
}
const put = (id: string, node: object) => call('PUT', `/v1/nodes/${id}`, node, '/v1/nodes/{id}');
const post = (...parcels: readonly WireParcel[]) => call('POST', '/v1/parcels', { parcels });
async function verdicts(...parcels: readonly WireParcel[]) {
  const { json } = await post(...parcels);
  return (json?.['verdicts'] as { result: string; receipt?: string }[]).map(({ result }) => result);
}
const heldMarks = () =>
  platform
    .content()
    .map(({ body }) => (body as { records: { value: number }[] } | null)?.records.map(({ value }) => value));

test('a call without a living token is refused, and a new token helps', async () => {
  await start();
  expect(platform.control({ revoke: true })).toEqual({ tokens: 'forgotten' });
  expect((await call('GET', '/v1/nodes')).status).toBe(401);
  token = await signIn();
  expect((await call('GET', '/v1/nodes')).json).toMatchObject({ nodes: [{ id: 'region' }, { id: 'school-1' }] });
});

test('a wrong secret gets no token', async () => {
  await start();
  const body = new URLSearchParams({ grant_type: 'client_credentials', client_id: 'svod', client_secret: 'no' });
  const answer = await fetch(`${platform.url}/oauth/token`, { method: 'POST', body });
  expect([answer.status, await answer.json()]).toEqual([401, { error: 'invalid_client' }]);
});

test('a node without its parent is refused', async () => {
  await start();
  const node = { kind: 'school', parent: 'town', name: 'Школа № 2', state: 'active' };
  expect(await put('school-2', node)).toMatchObject({ status: 409, json: { code: 'node.parent-missing' } });
  await put('town', { kind: 'municipality', parent: 'region', name: 'Город', state: 'active' });
  expect((await put('school-2', node)).status).toBe(201);
  expect((await put('school-2', node)).status).toBe(200);
  expect(await put('school-3', { ...node, parent: 'school-2' })).toMatchObject({ json: { code: 'node.parent-kind' } });
});

test('a parcel takes effect once, however often it comes', async () => {
  await start();
  const parcel = snapshot([mark('m1', 4)]);
  expect(await verdicts(parcel)).toEqual(['accepted']);
  expect(await verdicts(parcel, parcel)).toEqual(['duplicate', 'duplicate']);
  expect(platform.counts()).toMatchObject({ effects: 1, duplicates: 0, repeated: 2 });
});

test('an id that came with other content ends the call, and nothing of the call is kept', async () => {
  await start();
  const parcel = snapshot([mark('m1', 4)]);
  await post(parcel);
  const other = snapshot([mark('m1', 5)], { scope: 'other' });
  const reused = { ...snapshot([mark('m1', 5)]), id: parcel.id };
  expect(await post(other, reused)).toMatchObject({
    status: 409,
    json: { code: 'parcel.id-reused', parcel: parcel.id },
  });
  expect(heldMarks()).toEqual([[4]]);
  expect(await verdicts(other)).toEqual(['accepted']);
});

test('a mark set 4, 5 and 4 again has three effects, and an old parcel that comes late has none', async () => {
  await start();
  const [four, five] = [[mark('m1', 4)], [mark('m1', 5)]];
  const second = delta(four, five, { version: 2 });
  const late = snapshot(five, { version: 2 });
  expect(await verdicts(snapshot(four), second, delta(five, four, { version: 3 }))).toEqual(Array(3).fill('accepted'));
  expect((await post(late)).json).toMatchObject({ verdicts: [{ result: 'accepted', superseded: true }] });
  expect(heldMarks()).toEqual([[4]]);
  expect(platform.counts()).toMatchObject({ effects: 3, superseded: 1 });
});

test('a delta is applied by record id and its hash is checked', async () => {
  await start();
  const before = [mark('a', 3), mark('b', 4), mark('d', 5)];
  const after = [mark('b', 5), mark('c', 2), mark('d', 5)];
  await post(snapshot(before));
  const good = delta(before, after, { version: 2 });
  const bad = { ...good, body: { upsert: [], remove: ['d'] } } as WireParcel;
  expect((await post(bad)).json).toMatchObject({ verdicts: [{ problems: [{ code: 'hash.mismatch' }] }] });
  expect(heldMarks()).toEqual([[3, 4, 5]]);
});

test('a delta without its base asks for the whole body', async () => {
  await start();
  const parcel = delta([mark('a', 3)], [mark('a', 4)], { version: 2 });
  expect(await verdicts(parcel)).toEqual(['snapshot-required']);
  expect(await verdicts(snapshot([mark('a', 4)], { version: 2 }))).toEqual(['accepted']);
  await post(withdrawn({ version: 3 }));
  expect(await verdicts(delta([mark('a', 4)], [mark('a', 5)], { version: 4 }))).toEqual(['snapshot-required']);
  expect(heldMarks()).toEqual([undefined]);
});

test('a raised epoch goes before a lower version of the same sheet', async () => {
  await start();
  await post(snapshot([mark('a', 3)], { version: 7 }));
  expect(await verdicts(snapshot([mark('a', 5)], { version: 1, epoch: 2 }))).toEqual(['accepted']);
  expect(heldMarks()).toEqual([[5]]);
});

test.each([
  ['node.unknown', { ...snapshot([]), node: 'nowhere' }],
  ['parameters.unknown', { ...snapshot([]), parameters: '9' }],
  ['parcel.id', { ...snapshot([]), day: '2026-09-08' }],
  ['hash.mismatch', { ...snapshot([mark('a', 3)]), body: { records: [mark('a', 4)] } }],
  ['record.order', snapshot([mark('b', 3), mark('a', 4)])],
])('%s is a verdict on one parcel, and its neighbours are accepted', async (code, parcel) => {
  await start();
  const { json } = await post(parcel as WireParcel, snapshot([], { scope: 'neighbour' }));
  expect(json).toMatchObject({ verdicts: [{ result: 'rejected', problems: [{ code }] }, { result: 'accepted' }] });
});

test('a rule of the platform refuses the same sheet every time', async () => {
  await start({ reject: [{ name: 'no-twos', entity: 'mark', field: 'value', message: 'Двойки не принимаются.' }] });
  const refused = { verdicts: [{ problems: [{ code: 'rule.no-twos', path: '/body/records/0/value' }] }] };
  expect((await post(snapshot([mark('a', 2)]))).json).toMatchObject(refused);
  expect((await post(snapshot([mark('a', 2)]))).json).toMatchObject(refused);
});

test('a call that breaks the contract names the parcel', async () => {
  await start();
  const { id, hash: _hash, ...rest } = snapshot([]);
  expect(await post(snapshot([mark('a', 1)]), { id, ...rest } as WireParcel)).toMatchObject({
    status: 400,
    json: { parcel: id, errors: [{ path: '/parcels/1' }] },
  });
  expect(platform.counts().effects).toBe(0);
});

test('more than 500 parcels or 8 MiB are too many', async () => {
  await start();
  const many = Array.from({ length: 501 }, (_, index) => snapshot([], { scope: `s${index}` }));
  expect(await post(...many)).toMatchObject({ status: 413, json: { code: 'batch.too-many' } });
  const large = snapshot([{ id: 'a', entity: 'homework', text: 'я'.repeat(4_300_000) }]);
  expect(await post(large)).toMatchObject({ status: 413, json: { code: 'batch.too-large' } });
});

test('a ticket is judged when asked for, and can be asked again', async () => {
  await start({ faults: { faults: [{ fault: 'ticket', rate: 1 }] } });
  const first = await post(snapshot([]));
  expect([first.status, first.headers.get('retry-after')]).toEqual([202, '0']);
  const path = `/v1/tickets/${String(first.json?.['ticket'])}`;
  const poll = () => call('GET', path, undefined, '/v1/tickets/{id}');
  expect((await poll()).status).toBe(202);
  expect(platform.counts().effects).toBe(0);
  const judged = await poll();
  expect(judged.json).toMatchObject({ verdicts: [{ result: 'accepted' }] });
  expect((await poll()).json).toEqual(judged.json);
  expect(platform.counts()).toMatchObject({ effects: 1, repeated: 0 });
});

test('a lost ticket costs nothing: the parcels are sent again', async () => {
  await start({ faults: { faults: ['ticket', 'ticket-lost'].map((fault) => ({ fault, rate: 1 })) } });
  const { json } = await post(snapshot([]));
  const path = `/v1/tickets/${String(json?.['ticket'])}`;
  expect(await call('GET', path, undefined, '/v1/tickets/{id}')).toMatchObject({ json: { code: 'ticket.expired' } });
  expect(await verdicts(snapshot([]))).toEqual(['accepted']);
});

test('an answer lost after committing is a duplicate when the parcel comes again', async () => {
  await start({ faults: { faults: [{ fault: 'lost-answer', rate: 1, on: 'POST /v1/parcels' }] } });
  await expect(post(snapshot([mark('a', 3)]))).rejects.toThrow();
  expect(platform.counts().effects).toBe(1);
  expect(await verdicts(snapshot([mark('a', 3)]))).toEqual(['duplicate']);
});

test('a busy platform answers a problem with Retry-After', async () => {
  await start({ faults: { faults: [{ fault: 'unavailable', rate: 1, on: 'POST /v1/parcels' }] } });
  const { status, headers } = await post(snapshot([]));
  expect([status, headers.get('retry-after')]).toEqual([503, '1']);
});

test('a platform that loses what a delta builds on asks for the whole body', async () => {
  await start({ faults: { faults: [{ fault: 'lose-previous', rate: 1 }] } });
  await post(snapshot([mark('a', 3)]));
  const parcel = delta([mark('a', 3)], [mark('a', 4)], { version: 2 });
  expect(await verdicts(parcel)).toEqual(['snapshot-required']);
  expect(await verdicts(snapshot([mark('a', 4)], { version: 2 }))).toEqual(['accepted']);
});

test('the balance counts what is held and digests it', async () => {
  await start();
  const [a, b] = [snapshot([mark('a', 3)], { scope: 'a' }), snapshot([mark('b', 3)], { scope: 'b' })];
  await post(a, b, snapshot([], { scope: 'c', day: '2026-09-08' }));
  await post(withdrawn({ scope: 'c', day: '2026-09-08', version: 2 }));
  const { json } = await call('GET', '/v1/balance?day=2026-09-07');
  const digest = sha256(`a\t2026-09-07\t${a.hash}\nb\t2026-09-07\t${b.hash}\n`);
  expect(json).toEqual({ rows: [{ node: 'school-1', kind: 'journal-day', day: '2026-09-07', parcels: 2, digest }] });
  expect((await call('GET', '/v1/balance?day=2026-09-08')).json).toEqual({ rows: [] });
  expect((await call('GET', '/v1/balance?day=today')).status).toBe(400);
});

test('the balance is told by day and by line too, and only of what is held', async () => {
  await start();
  const [a, b] = [snapshot([mark('a', 3)], { scope: 'a' }), snapshot([mark('b', 3)], { scope: 'b' })];
  await post(b, a, snapshot([], { scope: 'c', day: '2026-09-08' }));
  await post(withdrawn({ scope: 'c', day: '2026-09-08', version: 2 }));
  const rows = (await call('GET', '/v1/balance?day=2026-09-07')).json!['rows'] as { digest: string }[];
  const digest = sha256(`school-1\tjournal-day\t${rows[0]!.digest}\n`);
  expect((await call('GET', '/v1/balance/days')).json).toEqual({ days: [{ day: '2026-09-07', parcels: 2, digest }] });
  const cell = 'node=school-1&kind=journal-day&day=2026-09-07';
  const lines = [a, b].map(({ scope, hash }) => ({ scope, hash }));
  expect((await call('GET', `/v1/balance/lines?${cell}`)).json).toEqual({ lines });
  expect((await call('GET', '/v1/balance/lines?node=school-1')).status).toBe(400);
});

test('a platform that is restored from a backup holds what it held then, and knows no id that came later', async () => {
  await start();
  const [a, b] = [snapshot([mark('a', 3)], { scope: 'a' }), snapshot([mark('b', 3)], { scope: 'b' })];
  await post(a);
  expect(platform.control({ backUp: true })).toEqual({ content: 'kept' });
  await post(snapshot([mark('a', 4)], { scope: 'a', version: 2 }), b);
  expect(platform.control({ restore: 1 })).toEqual({ restored: 2 });
  expect(platform.content().map(({ scope, version }) => [scope, version])).toEqual([['a', 1]]);
  expect(await verdicts(b)).toEqual(['accepted']);
  expect(platform.control({ restore: 0 })).toEqual({ restored: 0 });
});

test('messages and passports come down page by page and are receipted', async () => {
  const at = '2026-09-07T10:00:00+03:00';
  const message = { id: 'm1', from: 'region', to: 'school-1', at, text: 'Проверьте журнал.' };
  await start({
    messages: [message, { ...message, id: 'm2' }],
    primaryInformation: [{ id: 'p1', node: 'school-1', asOf: '2026-09-01', records: [mark('a', 3)] }],
  });
  expect((await call('GET', '/v1/messages?after=m1')).json).toMatchObject({ messages: [{ id: 'm2' }], next: 'm2' });
  expect((await call('GET', '/v1/primary-information')).json).toMatchObject({ items: [{ id: 'p1' }], next: 'p1' });
  const receipt = '/v1/messages/m1/receipt';
  expect((await call('POST', receipt, { state: 'read', at })).status).toBe(204);
  expect((await call('POST', receipt, { state: 'delivered', at })).status).toBe(204);
  expect((await call('POST', '/v1/primary-information/p1/receipt', { outcome: 'taken', at })).status).toBe(204);
  expect(platform.talk.receipts.get('m1')).toMatchObject({ state: 'read' });
  expect((await call('POST', '/v1/messages', { ...message, id: 'up' })).status).toBe(201);
  expect((await call('POST', '/v1/messages', { ...message, id: 'up', text: 'Иначе.' })).status).toBe(409);
  expect(platform.talk.sent).toHaveLength(1);
});

test('what is no part of the exchange is not found', async () => {
  await start();
  expect(await call('GET', '/v2/parcels')).toMatchObject({ status: 404, json: { code: 'request.unknown' } });
  expect((await call('GET', '/v1/parameters')).json).toMatchObject({ version: '1' });
  expect((await call('GET', '/v1/parameters?version=9')).status).toBe(404);
  expect(() => platform.control({ sing: true })).toThrow('A platform understands');
  expect(platform.control({ counts: true })).toMatchObject({ effects: 0, faults: {} });
  expect(platform.control({ content: true })).toEqual({ content: [] });
});

test('an id that took effect twice is counted', () => {
  expect(effectsOf(new Map(Object.entries({ a: 1, b: 3 })))).toEqual({ effects: 4, duplicates: 2 });
});
