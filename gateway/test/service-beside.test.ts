import { EVENING, servedRegion } from './served-region.ts';
import { runSvod } from './svod-process.ts';

/* `svod run` and what else is said beside it: a second one, other commands, another configuration, and what it refuses. */

const served = servedRegion();
/** In a process of its own. */
const spawned = (...words: string[]) =>
  runSvod([...words, '--json'], { data: served.data, env: { SVOD_NOW: EVENING } });

test('a second one is refused with the first one’s process; it is free again when that was killed', async () => {
  const first = await served.start();
  const second = await spawned('run', '--port', '0');
  expect([second.code, second.error().code]).toEqual([2, 'service.running']);
  expect(second.stderr).toContain(`процесс ${first.child.pid} (svod run)`);
  expect(second.stdout).not.toContain('http:');
  await first.end('SIGKILL');
  const third = await served.start();
  expect((await third.end('SIGTERM')).code).toBe(0);
});

test('a command that reads never waits; one that writes waits for its turn, and the service for its end', async () => {
  served.mode = 'hangs';
  const isAsked = served.asked();
  const service = await served.start();
  await isAsked;
  expect((await spawned('check')).stderr).toBe('');
  let told = '';
  const waiting = runSvod(['approve', '--all', '--json'], {
    ...{ data: served.data, env: { SVOD_NOW: EVENING } },
    onChild: ({ stderr }) => stderr!.on('data', (part: Buffer) => (told += String(part))),
  });
  while (told === '') await new Promise((resolve) => setTimeout(resolve, 20));
  expect(told).toContain(`процессом ${service.child.pid} (svod run)`);
  await served.svod('schedule', 'now', 'forward:mono-log');
  served.mode = 'answers';
  served.closeConnections();
  expect((await waiting).code).toBe(0);
  await served.allRead(service);
  expect((await service.end('SIGINT')).code).toBe(0);
});

test('svod.json that changed is read at SIGHUP; one with a mistake leaves the one before', async () => {
  served.change((text) => JSON.stringify({ ...(JSON.parse(text) as object), sources: {}, nodes: [] }));
  const service = await served.start();
  served.change(() => '{ "sourcez": {} }');
  service.child.kill('SIGHUP');
  expect(await service.logged(({ msg }) => msg.startsWith('the configuration cannot'))).toMatchObject({
    code: 'config.invalid',
  });
  expect((await service.get('/metrics'))[1]).toMatch(/^svod_config_valid 0$/m);
  served.change(() => '{ "zone": "Asia/Omsk" }');
  service.child.kill('SIGHUP');
  await service.logged(({ msg }) => msg === 'configuration read anew');
  expect((await service.get('/metrics'))[1]).toMatch(/^svod_config_valid 1$/m);
  expect((await service.end('SIGTERM')).code).toBe(0);
});

describe('it is told in one line, with the way out,', () => {
  test('that a port is taken', async () => {
    const { code, error, stderr } = await spawned('run', '--port', String(served.port));
    expect([code, error().code]).toEqual([2, 'service.port']);
    expect(stderr).toMatch(/^svod: Порт недоступен \[service\.port\]: порт \d+ на 127\.0\.0\.1 занят[^\n]+\n$/);
  });

  test('that an address is none of this machine’s: no other port would help', async () => {
    const { code, error, stderr } = await spawned('run', '--host', '203.0.113.7', '--port', '0');
    expect([code, error().code]).toEqual([2, 'usage.invalid']);
    expect(stderr).toMatch(
      /--host 203\.0\.113\.7: у этой машины такого адреса нет \(EADDRNOTAVAIL\); возьмите 127\.0\.0\.1/,
    );
  });

  test('that no service is there to be asked, and that a name is no job', async () => {
    const { code, error, stderr } = await served.svod('schedule', 'now', 'digets');
    expect([code, error().code, stderr.includes('(digest?)')]).toEqual([2, 'usage.invalid', true]);
    const source = (await served.schedule()).jobs[0]!.job.replace('collect:', '');
    const absent = await served.svod('schedule', 'now', source);
    expect([absent.code, absent.error().code]).toEqual([2, 'service.absent']);
    expect(absent.stderr).toMatch(/→ Запустите svod run[^\n]+\n$/);
  });

  test('that the configuration has a mistake, before anything is made', async () => {
    served.change(() => '{ "sourcez": {} }');
    const { code, error } = await spawned('run', '--port', '0');
    expect([code, error().code]).toEqual([2, 'config.invalid']);
  });
});
