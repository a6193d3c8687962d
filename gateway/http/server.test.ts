import { createServer } from 'node:net';
import { type Figures, makeMetrics } from './metrics.ts';
import { type HttpServer, type Pages, startHttp } from './server.ts';

const FIGURES: Figures = {
  sources: [{ system: 'dnevnik-ru', states: { ok: 2, failing: 1 }, ages: [7200, 60, 3600] }],
  deliveries: [{ destination: 'mono-log', states: { waiting: 5 } }],
  jobs: [{ kind: 'collect', running: 1, waiting: 2 }],
  incidents: { vendor: 1 },
  storeBytes: 4096,
};
const metrics = makeMetrics('1.2.3');
const PAGES: Pages = { isReady: () => true, metrics: () => metrics.text(FIGURES), failed: () => {} };

let server: HttpServer;
let isReady: boolean;
async function start(pages: Partial<Pages> = {}): Promise<void> {
  isReady = true;
  server = await startHttp('127.0.0.1', 0, { ...PAGES, isReady: () => isReady, ...pages });
}
afterEach(() => server.close());

const get = (path: string, method = 'GET'): Promise<Response> => fetch(new URL(path, server.url), { method });

test('it says that the process lives, and whether it is ready', async () => {
  await start();
  const statusOf = async (path: string): Promise<number> => (await get(path)).status;
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 200]);
  isReady = false;
  expect([await statusOf('/healthz'), await statusOf('/readyz')]).toEqual([200, 503]);
  expect(await (await get('/readyz')).json()).toEqual({ status: 'not ready' });
});

test('another page and another method are told as JSON, and nothing of what it is built with', async () => {
  await start();
  const [absent, posted, head] = [await get('/admin'), await get('/metrics', 'POST'), await get('/healthz', 'HEAD')];
  expect([absent.status, await absent.json()]).toEqual([404, { error: 'not found' }]);
  expect([posted.status, posted.headers.get('allow'), await posted.json()]).toEqual([
    ...[405, 'GET, HEAD', { error: 'method not allowed' }],
  ]);
  expect([head.status, await head.text()]).toEqual([200, '']);
  for (const { headers } of [absent, posted, head]) expect(headers.get('x-powered-by')).toBeNull();
});

test('a mistake within, and a path that is none, are told without a word of it; the mistake goes to the log', async () => {
  const mistake = new Error('select from svod.db');
  const logged: unknown[] = [];
  await start({ metrics: () => Promise.reject(mistake), failed: (error) => void logged.push(error) });
  const [broken, bad] = [await get('/metrics'), await get('/%zz')];
  expect([broken.status, await broken.text()]).toEqual([500, '{"error":"internal error"}']);
  expect([bad.status, await bad.text()]).toEqual([404, '{"error":"not found"}']);
  expect(logged).toEqual([mistake]);
});

test('a port that is taken is an error', async () => {
  await start();
  const other = createServer();
  await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
  const { port } = other.address() as { port: number };
  await expect(startHttp('127.0.0.1', port, PAGES)).rejects.toMatchObject({ code: 'EADDRINUSE' });
  other.close();
});

describe('the figures', () => {
  const lines = async (): Promise<readonly string[]> => (await (await get('/metrics')).text()).split('\n');

  test('have units in their names, a help and a type each, and are those of now', async () => {
    await start();
    metrics.jobBegan('collect');
    const records = { accepted: 90, quarantined: 0, filtered: 2, received: 92 };
    metrics.jobEnded({ kind: 'collect', system: 'dnevnik-ru', outcome: 'done', seconds: 4, records });
    metrics.jobEnded({ kind: 'forward', system: 'mono-log', outcome: 'failed', error: 'http.timeout', seconds: 1 });
    metrics.configRead(false);
    const text = await lines();
    for (const line of [
      'svod_build_info{version="1.2.3"} 1',
      'svod_jobs_total{kind="collect",system="dnevnik-ru",outcome="done"} 1',
      'svod_job_errors_total{kind="forward",system="mono-log",code="http.timeout"} 1',
      'svod_records_total{system="dnevnik-ru",result="accepted"} 90',
      'svod_job_duration_seconds_bucket{le="5",kind="collect"} 1',
      'svod_source_last_success_age_seconds{system="dnevnik-ru",share="0.5"} 3600',
      'svod_source_last_success_age_seconds{system="dnevnik-ru",share="1"} 7200',
      'svod_sources{system="dnevnik-ru",state="failing"} 1',
      'svod_deliveries{destination="mono-log",state="waiting"} 5',
      'svod_jobs_waiting{kind="collect"} 2',
      'svod_incidents_open{owner="vendor"} 1',
      'svod_store_size_bytes 4096',
      'svod_config_valid 0',
    ])
      expect(text).toContain(line);
    expect(text.some((line) => line.startsWith('process_resident_memory_bytes '))).toBe(true);
    const lags = text.filter((line) => line.startsWith('nodejs_eventloop_lag'));
    expect(lags.map((line) => line.split(' ')[0])).toEqual(['nodejs_eventloop_lag_seconds']);
    const names = new Set(text.filter((line) => /^svod_/.test(line)).map((line) => /^[a-z_]+/.exec(line)![0]));
    for (const name of names) {
      const family = name.replace(/_(bucket|sum|count)$/, '');
      expect([name, text.some((line) => line.startsWith(`# HELP ${family} `))]).toEqual([name, true]);
    }
  });

  test('have no label whose values could be many', async () => {
    await start();
    const labels = (await lines())
      .filter((line) => line.startsWith('svod_'))
      .flatMap((line) => line.match(/[a-z]+(?==")/g) ?? []);
    const few = [
      'version',
      'kind',
      'system',
      'outcome',
      'code',
      'result',
      'le',
      'state',
      'share',
      'destination',
      'owner',
    ];
    expect([...new Set(labels)].filter((label) => !few.includes(label))).toEqual([]);
  });

  test('keep the names that Prometheus gives to histograms and summaries for these', async () => {
    await start();
    const text = await lines();
    for (const [label, type] of [
      ['quantile', 'summary'],
      ['le', 'histogram'],
    ]) {
      const families = text.filter((line) => line.includes(`${label}="`)).map((line) => /^[a-z_]+/.exec(line)![0]);
      for (const family of new Set(families))
        expect(text).toContain(`# TYPE ${family.replace(/_bucket$/, '')} ${type}`);
    }
  });

  test('forget a system that is configured no more', async () => {
    let figures = FIGURES;
    await start({ metrics: () => metrics.text(figures) });
    await lines();
    figures = { ...FIGURES, sources: [] };
    expect((await lines()).filter((line) => line.startsWith('svod_sources{'))).toEqual([]);
  });
});
