import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Condition } from '../contracts/incident.ts';
import { digestOf, sendDigest } from './digest.ts';
import type { Gateway } from '../gateway.ts';
import { openGateway } from '../main.ts';
import { newFolder, removeFolders, runSvod } from '../test/svod-process.ts';
import { lessons, rosterPage, week } from '../test/tiny-pages.ts';
import { TINY, tinySource } from '../test/tiny-source.ts';

const NOW = new Date('2026-09-14T20:00:00Z');
const hoursAgo = (hours: number): Date => new Date(NOW.getTime() - hours * 3_600_000);
const signal = new AbortController().signal;

let receiver: Server;
let received: { readonly id: string; readonly text: string; readonly subject: string }[];
let answer: number;
let answerAt: (path: string) => number;
beforeEach(async () => {
  received = [];
  answer = 204;
  answerAt = () => answer;
  receiver = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const status = answerAt(request.url!);
      if (status === 204) received.push(JSON.parse(Buffer.concat(chunks).toString()) as (typeof received)[number]);
      response.writeHead(status).end();
    });
  });
  await new Promise<void>((done) => receiver.listen(0, '127.0.0.1', done));
});
afterEach(() => new Promise<void>((done) => receiver.close(() => done())));
afterAll(removeFolders);

/** A new data folder, whose channels are the log and a webhook to the receiver of the test. */
function folder(): string {
  const data = newFolder();
  const url = `http://127.0.0.1:${(receiver.address() as AddressInfo).port}/`;
  writeFileSync(
    join(data, 'svod.json'),
    JSON.stringify({ channels: { log: {}, webhook: { allowLoopback: true, settings: { url } } } }),
  );
  return data;
}

async function withGateway(work: (gateway: Gateway) => Promise<void>): Promise<void> {
  const gateway = await openGateway({ data: folder(), at: NOW });
  await work({ ...gateway, now: () => NOW }).finally(() => gateway.close());
}

const trouble = (source: string, owner: Condition['owner'] = 'us'): Condition => ({
  ...{ key: `settings/${source}`, kind: 'settings', owner, places: [source] },
  values: { system: 'dnevnik-ru', host: 'api.dnevnik.ru', error: 'http.not-found', count: 1, all: 1 },
});
const open = ({ operations }: Gateway, at: Date, ...opened: Condition[]) =>
  operations.changeIncidents({ opened, seen: [], closed: [] }, at, []);

test('the digest tells what is open by owner, what opened and closed in 24 hours, and the next steps', () =>
  withGateway(async (gateway) => {
    await open(gateway, hoursAgo(60), trouble('old'), trouble('gone', 'school'));
    await open(gateway, hoursAgo(2), trouble('fresh', 'vendor'));
    await gateway.operations.changeIncidents({ opened: [], seen: [], closed: [2] }, hoursAgo(3), []);
    const { subject, text, id, data } = await digestOf(gateway, NOW);
    expect(subject).toBe('Свод: сводка на 2026-09-14; открыто: 2');
    expect(text).toMatch(/^Сводка на 2026-09-14 23:00\n/);
    expect(text).toMatch(/Ход за: поставщик журнала \(1\)\n {2}№ 3 [^]*Ход за: мы[^(]*\(1\)\n {2}№ 1 /);
    expect(text).toMatch(/Открылось: 1, закрылось: 1\.\n {2}\+ № 3 [^\n]*\n {2}− № 2 /);
    expect(text).toContain('svod collect old');
    for (const line of text.split('\n')) expect(line.length).toBeLessThanOrEqual(100);
    expect(id).toMatch(/^[0-9a-f]{8}\.1\.digest-20260914T200000Z$/);
    expect(data).toMatchObject({ open: [1, 3], opened: 1, closed: 1 });
  }));

test('a day on which nothing is wrong says so', () =>
  withGateway(async (gateway) => {
    const { text } = await digestOf(gateway, NOW, 'en');
    expect(text).toMatch(/There are no open incidents\.[^]*Opened: 0, closed: 0\.[^]*Sources: 0; read in 24 hours 0/);
  }));

test('the figures are those of the store', async () => {
  const { gateway, collect } = await tinySource({ destinations: ['mono-log'] });
  await collect([rosterPage(), week(lessons(4))]);
  const { text } = await digestOf({ ...gateway, config: { ...gateway.config, sources: [TINY] } }, gateway.now());
  expect(text).toContain('Источников: 1; прочитано за сутки 1, не удалось 0, приостановлено 0.');
  expect(text).toContain('mono-log: версий листов 2, подтверждено 0, ждёт 2, отказано 0.');
  expect(text).not.toContain('Дроби');
  await gateway.close();
});

describe('the digest of a planned moment', () => {
  const hoursLater = (hours: number): Date => hoursAgo(-hours);
  const webhookOnly = { outcome: 'done', channels: [{ channel: 'webhook' }] };

  test('goes alone where it did not arrive when it is sent again, also by another process', async () => {
    const data = folder();
    const opened = async () => openGateway({ data, at: NOW });
    const first = await opened();
    answer = 503;
    expect(await sendDigest(first, NOW, signal, NOW)).toMatchObject({
      outcome: 'failed',
      error: { code: 'channel.later' },
    });
    await first.close();
    answer = 204;
    const second = await opened();
    expect(await sendDigest(second, hoursLater(1), signal, NOW)).toEqual(webhookOnly);
    expect(await sendDigest(second, hoursLater(2), signal, NOW)).toEqual({ outcome: 'done', channels: [] });
    await second.close();
    expect(received).toHaveLength(1);
  });

  test('is one message each, however many a day has', () =>
    withGateway(async (gateway) => {
      for (const slot of [NOW, hoursLater(1)]) await sendDigest(gateway, slot, signal, slot);
      expect(received.map(({ id }) => id.split('.').at(-1))).toEqual([
        'digest-20260914T200000Z',
        'digest-20260914T210000Z',
      ]);
    }));

  test('that arrives only on the next day leaves that day its own', () =>
    withGateway(async (gateway) => {
      answer = 503;
      await sendDigest(gateway, NOW, signal, NOW);
      answer = 204;
      expect(await sendDigest(gateway, hoursLater(17), signal, NOW)).toEqual(webhookOnly);
      expect(await sendDigest(gateway, hoursLater(24), signal, hoursLater(24))).toMatchObject({ outcome: 'done' });
      expect(new Set(received.map(({ id }) => id)).size).toBe(2);
    }));

  test('is tried again while any channel may take it later, whatever another one said before', () =>
    withGateway(async (gateway) => {
      const [, webhook] = gateway.config.channels;
      const { url } = webhook!.settings as { url: string };
      const channels = ['first', 'second'].map((name) => ({ ...webhook!, name, settings: { url: url + name } }));
      const both: Gateway = {
        ...gateway,
        config: { ...gateway.config, channels },
        channelOf: () => gateway.channelOf('webhook'),
      };
      answerAt = (path) => (path === '/first' ? 401 : 503);
      const { error, channels: told } = await sendDigest(both, NOW, signal, NOW);
      expect(told.map((one) => one.error?.code)).toEqual(['channel.refused', 'channel.later']);
      expect(error?.code).toBe('channel.later');
    }));
});

test('the operator reads the digest, sends it, and tries the channels', async () => {
  const data = folder();
  const svod = (...words: string[]) => runSvod(words, { data, env: { SVOD_NOW: NOW.toISOString() } });
  const sent = await svod('digest', '--send');
  expect([sent.code, sent.stdout]).toEqual([0, expect.stringMatching(/Сводка на[^]*webhook: сводка отправлена/)]);
  expect(received.map(({ subject }) => subject)).toEqual(['Свод: сводка на 2026-09-14; открыто: 0']);
  answer = 401;
  const tried = await svod('channels', 'test');
  expect(tried.code).toBe(1);
  expect(tried.stdout).toMatch(
    /log: сообщение принято\nwebhook: Сообщение не принято \[channel\.refused\]: .*→ Исправьте/,
  );
  expect((await svod('channels', 'test', 'webhok')).stderr).toContain('канала «webhok» в svod.json нет (webhook?)');
  expect((await svod('channels', '--json')).result()).toEqual({
    channels: [
      { channel: 'log', paused: false, waiting: 0 },
      { channel: 'webhook', paused: false, waiting: 0 },
    ],
  });
});
