import { chownSync, writeFileSync } from 'node:fs';
import { createServer as createHttp } from 'node:http';
import { createServer } from 'node:net';
import { join } from 'node:path';
import nock from 'nock';
import { closeServers, listening } from '../test/listening.ts';
import { svodHere } from '../test/svod-here.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

beforeAll(() => nock.restore());
afterAll(() => {
  closeServers();
  removeFolders();
});

interface Shown {
  readonly id: string;
  readonly result: string;
  readonly detail: string;
  readonly fix: string | null;
}
async function examined(
  data: string,
  channels?: object,
  ...words: readonly string[]
): Promise<ReadonlyMap<string, Shown>> {
  if (channels) writeFileSync(join(data, 'svod.json'), JSON.stringify({ channels }));
  const { result } = await svodHere(['doctor', '--json', ...words], { data });
  return new Map(result<{ checks: readonly Shown[] }>().checks.map((one) => [one.id, one]));
}
const mail = (port: number): object => ({
  settings: { host: '127.0.0.1', port, security: 'none', from: 'svod@example.ru', to: ['region@example.ru'] },
  allowLoopback: true,
});

test('svod doctor looks at every channel: who answers is well, and nothing is sent', async () => {
  const asked: (string | undefined)[] = [];
  const hook = await listening(createHttp(({ method }, response) => (asked.push(method), response.end())));
  const post = await listening(createServer((socket) => socket.on('error', () => {}).end('220 mail\r\n')));
  const url = `http://127.0.0.1:${hook}/svod`;
  const checks = await examined(newFolder(), {
    webhook: { settings: { url }, allowLoopback: true },
    smtp: mail(post),
    log: {},
  });
  for (const name of ['webhook', 'smtp', 'log']) expect(checks.get(`channel:${name}`)).toMatchObject({ result: 'ok' });
  expect(checks.get('channel:smtp')!.detail).toContain(`127.0.0.1:${post}`);
  expect(asked).toEqual(['HEAD']);
});

test('a channel at which nobody answers, and its proxy, are told with the way out; one on pause is not looked at', async () => {
  const channels = { webhook: { settings: { url: 'https://hooks.example.ru/x', proxy: 'http://127.0.0.1:1' } } };
  const checks = await examined(newFolder(), { ...channels, smtp: mail(1), log: { paused: true } });
  expect(checks.get('channel:webhook')).toMatchObject({
    result: 'failed',
    detail: expect.stringContaining('hooks.example.ru недоступен: ECONNREFUSED') as string,
    fix: expect.stringContaining('svod channels test webhook') as string,
  });
  expect(checks.get('proxy:127.0.0.1:1')).toMatchObject({ result: 'failed' });
  expect(checks.get('channel:smtp')).toMatchObject({
    result: 'failed',
    fix: expect.stringContaining('smtp') as string,
  });
  expect(checks.get('channel:log')).toMatchObject({ result: 'skipped' });
  expect([...(await examined(newFolder(), channels, '--offline')).keys()]).not.toContain('channel:webhook');
});

/** Only root can give a file away: anybody else sees that a folder of one's own has no stranger's. */
const isRoot = process.getuid?.() === 0;

test('a file of root in the data folder of the service’s user is told', async () => {
  const data = newFolder();
  writeFileSync(join(data, 'backup.last'), '{}');
  expect((await examined(data)).get('data')).toMatchObject({ result: 'ok' });
  if (isRoot) chownSync(data, 65_534, 65_534);
  const told = {
    result: 'warning',
    detail: expect.stringContaining('«backup.last» другого пользователя') as string,
    fix: expect.stringContaining('chown -R') as string,
  };
  expect((await examined(data)).get('data')).toMatchObject(isRoot ? told : { result: 'ok' });
});
