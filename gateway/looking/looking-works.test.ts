import type { JobName } from '../contracts/job.ts';
import { digestOf } from './digest.ts';
import type { Gateway } from '../gateway.ts';
import { lookForIncidents } from './looking.ts';
import { removeFolders } from '../test/svod-process.ts';
import { lessons, rosterPage, week } from '../test/tiny-pages.ts';
import { TINY, tinySource } from '../test/tiny-source.ts';
import { CONFIG, keys, later, NOW, shared, withGateway } from '../test/watched-region.ts';

/* Incidents of what the data centre does itself: its forwarding and other works, its secrets, its backups. */

afterAll(removeFolders);

test('a forwarding that failed as a whole is the platform’s; a source that nobody reads is a gap', () =>
  withGateway(
    {
      ...CONFIG,
      destinations: { 'mono-log': { settings: { baseUrl: 'https://p.test', clientId: 'c', clientSecret: shared } } },
    },
    async (gateway) => {
      await gateway.operations.beginJob('forward:mono-log', NOW, NOW);
      await gateway.operations.endJob('forward:mono-log', { at: NOW, outcome: 'failed', error: 'http.server-error' });
      await lookForIncidents(gateway, NOW);
      const planned = new Date(NOW.getTime() + 60_000);
      const nextReading = (source: string): Date | undefined => (source === 'b' ? planned : undefined);
      await lookForIncidents(gateway, later(13 * 60), { nextReading });
      expect(await keys(gateway)).toEqual([
        ['gap/dnevnik-ru', 'b'],
        ['platform-down/mono-log', 'mono-log'],
      ]);
    },
  ));

test('a secret of the platform that runs out is an incident before it does, until there is a new one', async () => {
  const platform = (day: string) => ({
    settings: { baseUrl: 'https://p.test', clientId: 'c', clientSecret: shared, clientSecretExpires: day },
  });
  const lookWith = (day: string) =>
    withGateway({ ...CONFIG, destinations: { 'mono-log': platform(day) } }, async (gateway) => {
      await lookForIncidents(gateway, NOW);
      found.push(await keys(gateway));
    });
  const found: (readonly string[])[][] = [];
  for (const day of ['2026-09-20', '2027-09-20']) await lookWith(day);
  expect(found).toEqual([[['access-expiring/destinations/mono-log clientSecret', 'mono-log']], []]);
});

test('what ended the service’s own work is an incident until that work is done, also a recount that found damage', () =>
  withGateway(
    {
      ...CONFIG,
      destinations: { 'mono-log': { settings: { baseUrl: 'https://p.test', clientId: 'c', clientSecret: shared } } },
    },
    async (gateway) => {
      const ended = async (job: JobName, error?: string): Promise<void> => {
        await gateway.operations.beginJob(job, NOW, NOW);
        await gateway.operations.endJob(job, { at: NOW, outcome: error ? 'failed' : 'done', ...(error && { error }) });
      };
      await ended('keeping:', 'store.damaged');
      await ended('balance:mono-log', 'http.unauthorized');
      await ended('balance:of-before', 'http.unauthorized');
      await lookForIncidents(gateway, NOW);
      expect(await keys(gateway)).toEqual([
        ['platform-refused/mono-log', 'mono-log'],
        ['store/sources', 'keeping'],
      ]);
      const { text } = await digestOf(gateway, NOW);
      expect(text).toMatch(/svod balance назовёт причину[^]*Сорвалось чтений и работ службы: 1/);
      for (const job of ['keeping:', 'balance:mono-log'] as const) await ended(job);
      expect(await lookForIncidents(gateway, later(31))).toMatchObject({ closed: 2, open: 0 });
    },
  ));

test('sheets are stuck when forwarding was well for a day since they could go: not at once where a gate was opened or schools were placed', async () => {
  const { gateway: tiny, collect } = await tinySource({ destinations: ['mono-log'] });
  await collect([rosterPage(), week(lessons(3))]);
  const nodes = [
    { id: 'r', kind: 'region', name: 'Регион', state: 'active', journals: [] },
    {
      id: 's',
      kind: 'school',
      parent: 'r',
      name: 'Школа',
      state: 'active',
      journals: [{ source: TINY.name, school: '1' }],
    },
  ] as const;
  const days = (count: number): Date => new Date(tiny.now().getTime() + count * 86_400_000);
  const kindsAt = async (day: number, openedAt = days(0)): Promise<readonly string[]> => {
    const gateway: Gateway = { ...tiny, openedAt, config: { ...tiny.config, sources: [TINY], nodes } };
    await lookForIncidents(gateway, days(day));
    return (await tiny.operations.incidents({ open: true })).map(({ kind }) => kind).filter((kind) => kind !== 'gap');
  };
  const forwarded = async (day: number): Promise<void> => {
    await tiny.operations.beginJob('forward:mono-log', days(day), days(day));
    await tiny.operations.endJob('forward:mono-log', { at: days(day), outcome: 'done' });
  };
  for (let day = 0; day < 6; day += 1) await forwarded(day);
  expect(await kindsAt(6, days(5.5))).toEqual([]);
  await tiny.operations.keepVerdict({ node: 's', isOpen: true, at: days(5), by: 'person', reasons: [] });
  expect(await kindsAt(6)).toEqual([]);
  await forwarded(6);
  expect(await kindsAt(6.1)).toEqual(['deliveries-stuck']);
  await tiny.close();
});

test('backup and key are asked for when there is something to lose, not before', async () => {
  const { gateway, collect } = await tinySource();
  const elsewhere = { backup: { mostDays: 7 }, isKeyExported: false };
  const kinds = async () => (await gateway.operations.incidents({ open: true })).map(({ kind }) => kind).sort();
  await lookForIncidents(gateway, gateway.now(), elsewhere);
  expect(await kinds()).toEqual([]);
  await collect([rosterPage()]);
  await lookForIncidents(gateway, gateway.now(), elsewhere);
  expect(await kinds()).toEqual(expect.arrayContaining(['backup-old', 'key-not-exported']));
  await gateway.close();
});
