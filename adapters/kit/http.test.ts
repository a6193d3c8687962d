import nock from 'nock';
import type { Clockwork } from './clockwork.ts';
import { http, type HttpOptions } from './http.ts';

const { signal } = new AbortController();
const HOST = 'https://vendor.test';

/** A clockwork whose sleep takes no time and is written down. */
function quick(start = Date.parse('2026-11-02T09:00:00Z')): Clockwork & { readonly slept: number[] } {
  const slept: number[] = [];
  let now = start;
  return {
    slept,
    now: () => now,
    random: () => 0,
    sleep: (ms) => {
      slept.push(ms);
      now += ms;
      return Promise.resolve();
    },
  };
}

const door = (options: Partial<HttpOptions> = {}) =>
  http({ baseUrl: `${HOST}/v2`, requestsPerSecond: 1e6, allowLoopback: false, clockwork: quick(), ...options });

test('a short outage is waited out, longer every time', async () => {
  nock(HOST).get('/v2/x').times(3).reply(503).get('/v2/x').reply(200, { ok: true });
  const clockwork = quick();
  const answer = await door({ clockwork }).send({ path: 'x', signal });
  expect(answer.json).toEqual({ ok: true });
  expect(clockwork.slept).toEqual([500, 1000, 2000]);
});

test.each([
  [401, 'http.unauthorized', 'operator'],
  [403, 'http.forbidden', 'operator'],
  [404, 'http.not-found', 'operator'],
  [418, 'http.bad-request', 'bug'],
  [429, 'http.rate-limited', 'retry'],
  [433, 'http.rate-limited', 'retry'],
  [500, 'http.server-error', 'retry'],
])('%i is %s and left to: %s; the message holds no query', async (status, code, remedy) => {
  nock(HOST).get('/v2/x').query({ token: 'sesame' }).times(3).reply(status);
  const asked = door({ tries: 3 }).send({ path: 'x', query: { token: 'sesame' }, signal });
  await expect(asked).rejects.toMatchObject({ code, remedy, message: `GET x: answered ${status}` });
});

test.each([
  ['7', {}, 7_000],
  ['Mon Nov  2 09:00:12 2026', {}, 12_000],
  ['Mon, 02 Nov 2026 09:00:12 GMT', {}, 12_000],
  ['Mon, 02 Nov 2026 12:00:20 GMT', { Date: 'Mon, 02 Nov 2026 12:00:05 GMT' }, 15_000],
])('Retry-After %s is obeyed', async (value, others, ms) => {
  nock(HOST)
    .get('/v2/x')
    .reply(429, '', { 'Retry-After': value, ...others })
    .get('/v2/x')
    .reply(200, []);
  const clockwork = quick();
  await door({ clockwork }).send({ path: 'x', signal });
  expect(clockwork.slept).toEqual([ms]);
});

test.each([
  [503, 'http.server-error'],
  [433, 'http.rate-limited'],
])('%i with a Retry-After is waited out too, and left to the caller where it does not end', async (status, code) => {
  const refused = nock(HOST).get('/v2/x').times(3).reply(status, '', { 'Retry-After': '2' });
  const clockwork = quick();
  await expect(door({ clockwork, tries: 3 }).send({ path: 'x', signal })).rejects.toMatchObject({ code });
  expect(clockwork.slept).toEqual([2_000, 2_000]);
  refused.done();
});

test('repeats take their turn like any request: the budget holds for them too', async () => {
  const clockwork = quick();
  const starts: number[] = [];
  nock(HOST)
    .get('/v2/x')
    .times(4)
    .reply(() => [starts.push(clockwork.now()) < 4 ? 500 : 200, '{}']);
  await door({ clockwork, requestsPerSecond: 1, firstWaitMs: 1 }).send({ path: 'x', signal });
  expect(starts.map((at) => at - starts[0]!)).toEqual([0, 1_000, 2_000, 3_000]);
});

test('a redirect is a request like any other: it waits for the next moment of the host', async () => {
  const clockwork = quick();
  const starts: number[] = [];
  nock(HOST)
    .get('/v2/x')
    .reply(() => [starts.push(clockwork.now()) && 302, '', { Location: '/v2/y' }])
    .get('/v2/y')
    .reply(() => [starts.push(clockwork.now()) && 200, '{}']);
  await door({ clockwork, requestsPerSecond: 2 }).send({ path: 'x', signal });
  expect(starts.map((at) => at - starts[0]!)).toEqual([0, 500]);
});

test('a Retry-After longer than we care to wait is left to the caller', async () => {
  nock(HOST).get('/v2/x').reply(503, '', { 'Retry-After': '3600' });
  const clockwork = quick();
  const asked = door({ clockwork }).send({ path: 'x', signal });
  await expect(asked).rejects.toMatchObject({ code: 'http.server-error', retryAfterMs: 3_600_000 });
  expect(clockwork.slept).toEqual([]);
});

test('a page for people is not data, whatever its status says, and is asked again', async () => {
  const page = '<!DOCTYPE html><title>Технические работы</title>';
  nock(HOST).get('/v2/x').reply(200, page, { 'Content-Type': 'text/html' }).get('/v2/x').reply(200, [1]);
  await expect(door().send({ path: 'x', signal })).resolves.toMatchObject({ json: [1] });
});

test.each(['', '{"lessons":[1,2', 'moved'])('an answer that is no JSON (%j) is http.not-json', async (text) => {
  nock(HOST).get('/v2/x').times(2).reply(200, text);
  await expect(door({ tries: 2 }).send({ path: 'x', signal })).rejects.toMatchObject({ code: 'http.not-json' });
});

test.each(['4.5', '"4,50"', 'false', 'null'])('a bare scalar is an answer: %s', async (text) => {
  nock(HOST).get('/v2/x').reply(200, text, { 'Content-Type': 'application/json' });
  await expect(door().send({ path: 'x', signal })).resolves.toMatchObject({ json: JSON.parse(text) as unknown });
});

test('the vendor’s own error word goes before the status', async () => {
  nock(HOST).get('/v2/x').reply(200, { type: 'apiRequestLimit' }).get('/v2/x').reply(200, []);
  const judge = (body: unknown) =>
    (body as { type?: string }).type === 'apiRequestLimit'
      ? { code: 'http.rate-limited' as const, word: 'apiRequestLimit' }
      : undefined;
  await expect(door({ judge }).send({ path: 'x', signal })).resolves.toMatchObject({ json: [] });
});

test('a status that the caller accepts is an answer', async () => {
  nock(HOST).post('/v2/login', 'un=a&pw=b').reply(409, { message: 'Неверный пароль' });
  const answer = await door().send({ path: 'login', form: { un: 'a', pw: 'b' }, accepts: [409], signal });
  expect(answer).toMatchObject({ status: 409, json: { message: 'Неверный пароль' } });
});

test('lists in a query are repeated keys, and a list is posted as it is', async () => {
  nock(HOST).get('/v2/entries?lessons=1&lessons=2').reply(200, []).post('/v2/marks', ['1', '2']).reply(200, []);
  const api = door();
  await api.send({ path: 'entries', query: { lessons: ['1', '2'] }, signal });
  await api.send({ path: 'marks', json: ['1', '2'], signal });
  expect(nock.isDone()).toBe(true);
});

test('ids beyond 2^53 stay exact where asked for', async () => {
  const text = '{"id":2094567823485123001,"weight":1.5,"n":-9007199254740993,"small":12}';
  nock(HOST).get('/v2/x').reply(200, text);
  const { json } = await door({ numbers: 'exact' }).send({ path: 'x', signal });
  expect(json).toEqual({ id: '2094567823485123001', weight: 1.5, n: '-9007199254740993', small: 12 });
});

test('headers are asked for before every try, so that a renewed token counts', async () => {
  let token = 'old';
  nock(HOST, { reqheaders: { 'access-token': 'old' } })
    .get('/v2/x')
    .reply(() => {
      token = 'new';
      return [503];
    });
  nock(HOST, { reqheaders: { 'access-token': 'new' } })
    .get('/v2/x')
    .reply(200, []);
  const api = door({ headers: () => ({ 'access-token': token }) });
  await expect(api.send({ path: 'x', signal })).resolves.toMatchObject({ status: 200 });
});

test('who has stopped is not asked again', async () => {
  const stopping = new AbortController();
  nock(HOST)
    .get('/v2/x')
    .reply(() => {
      stopping.abort();
      return [503];
    });
  const asked = door().send({ path: 'x', signal: stopping.signal });
  await expect(asked).rejects.toMatchObject({ code: 'stopped' });
});

test('who has stopped before asking asks nothing', async () => {
  await expect(door().send({ path: 'x', signal: AbortSignal.abort() })).rejects.toMatchObject({ code: 'stopped' });
});

test('data in another form than JSON is read by the reader that is given; what it cannot read is waited out', async () => {
  const read = (text: string): unknown => {
    if (text.endsWith(';')) return text.split(/[,;]/).slice(0, -1);
    throw new SyntaxError('no list');
  };
  nock(HOST).get('/v2/x').reply(200, 'a,b').get('/v2/x').reply(200, 'a,b;');
  const clockwork = quick();
  const answer = await door({ clockwork, read }).send({ path: 'x', signal });
  expect(answer.json).toEqual(['a', 'b']);
  expect(clockwork.slept).toHaveLength(1);
});

test('a page that the caller knows is given as it is, any other is waited out', async () => {
  const knowsPage = (text: string): boolean => text.includes('/warning.asp');
  nock(HOST)
    .get('/v2/x')
    .reply(200, '<html>maintenance</html>', { 'Content-Type': 'text/html' })
    .get('/v2/x')
    .reply(200, '<form action="/warning.asp">', { 'Content-Type': 'text/html' });
  const clockwork = quick();
  const answer = await door({ clockwork, knowsPage }).send({ path: 'x', signal });
  expect(answer).toMatchObject({ text: '<form action="/warning.asp">', json: undefined });
  expect(clockwork.slept).toHaveLength(1);
});
