import nock from 'nock';
import type { AnswerShape } from '../../gateway/contracts/adapter.ts';
import { http } from './http.ts';

const { signal } = new AbortController();
const HOST = 'https://vendor.test';

test('the containers of a good answer are told with its call and day; those of an error are not', async () => {
  const told: unknown[] = [];
  const answered = ({ call, day, containers }: AnswerShape): void =>
    void told.push({ call, day: day(), containers: containers() });
  const { send } = http({ baseUrl: `${HOST}/v2`, requestsPerSecond: 1e6, allowLoopback: false, answered, tries: 1 });
  nock(HOST)
    .get('/v2/pupils/4711/diary')
    .query({ from: '2026-10-12' })
    .reply(200, { days: { 12: [] } });
  await send({ path: 'pupils/4711/diary', query: { from: '2026-10-12' }, signal });
  nock(HOST)
    .get('/v2/x')
    .reply(403, { errors: [1] })
    .get('/v2/x')
    .reply(204)
    .get('/v2/x')
    .reply(200, '7');
  await send({ path: 'x', accepts: [403], signal });
  await send({ path: 'x', signal });
  await send({ path: 'x', signal });
  expect(told).toEqual([
    {
      call: 'pupils/*/diary',
      day: '2026-10-12',
      containers: new Map([
        ['', new Set(['object'])],
        ['/days', new Set(['numbered'])],
        ['/days/*', new Set(['list-empty'])],
      ]),
    },
  ]);
});
