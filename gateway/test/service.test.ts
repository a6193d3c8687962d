import { servedRegion } from './served-region.ts';
import type { ServiceProcess } from './service-process.ts';

/* How `svod run` begins, ends, is killed and goes on. */

const served = servedRegion();

test('it reads every source, forwards, tells its figures, and ends at SIGTERM with nothing lost', async () => {
  const service = await served.start();
  expect(service.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
  expect((await service.get('/healthz'))[0]).toBe(200);
  await served.allRead(service);
  expect((await service.get('/readyz'))[0]).toBe(200);
  const asked = await served.svod('schedule', 'now', 'forward:mono-log');
  expect(asked.result()).toEqual({ asked: ['forward:mono-log'], pid: service.child.pid });
  await service.logged(({ job, msg }) => job === 'forward:mono-log' && msg === 'job ended' && isSecond(service));
  const [, metrics] = await service.get('/metrics');
  expect(metrics).toMatch(/svod_jobs_total\{kind="collect",system="dnevnik-ru",outcome="done"\} 2/);
  expect(metrics).toMatch(/svod_deliveries\{destination="mono-log",state="acknowledged"\} [1-9]/);
  await service.logged(({ job, msg }) => job === 'keeping:' && msg === 'job ended');
  const { service: pid, jobs } = await served.schedule();
  // The first digest waits for its hour.
  const outcomes = jobs.map(({ job }) => [job, job === 'digest:' ? null : 'done']);
  expect([pid, jobs.map(({ job, outcome }) => [job, outcome])]).toEqual([service.child.pid, outcomes]);
  const { code, stdout } = await service.end('SIGTERM');
  expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, '{"stopped":true,"isWhole":true}']);
  expect([await served.difference(), await served.region.platform.tell({ counts: true })]).toMatchObject([0, {}]);
});

const isSecond = ({ log }: ServiceProcess): boolean =>
  log.filter(({ job, msg }) => job === 'forward:mono-log' && msg === 'job ended').length > 1;

test.each(['hangs', 'floods'] as const)(
  'it ends within ten seconds while a system %s, and goes on from there',
  async (how) => {
    served.mode = how;
    const isAsked = served.asked();
    const service = await served.start();
    await isAsked;
    expect((await service.get('/readyz'))[0]).toBe(200);
    const { code, stdout } = await service.end('SIGTERM');
    expect([code, stdout.trimEnd().split('\n').at(-1)]).toEqual([0, '{"stopped":true,"isWhole":true}']);
    expect(await served.difference()).toBe(0);
    served.mode = 'answers';
    const again = await served.start();
    await served.allRead(again);
    expect((await again.end('SIGTERM')).code).toBe(0);
    expect(await served.difference()).toBe(0);
  },
);

test('killed in the middle of reading, it begins again for the same evening, once, and loses nothing', async () => {
  let came = 0;
  const isUnderWay = new Promise<void>((resolve) => (served.onRequest = () => (came += 1) > 8 && resolve()));
  const first = await served.start();
  await isUnderWay;
  await first.end('SIGKILL');
  served.onRequest = undefined;
  const second = await served.start('2026-10-23T17:30:00Z');
  await served.allRead(second);
  const ended = second.log.filter(({ job, msg }) => job?.startsWith('collect:dnevnik-ru') && msg === 'job ended');
  expect(ended.length).toBeLessThanOrEqual(2);
  await second.end('SIGTERM');
  expect(await served.difference()).toBe(0);
  const { jobs } = await served.schedule();
  expect(jobs.filter(({ job, lastDoneAt }) => job.startsWith('collect:') && lastDoneAt === null)).toEqual([]);
});
