import { type ChildProcess, spawn } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { newFolder, removeFolders, runSvod, SVOD } from '../test/svod-process.ts';

const SECRET = 'Canary-51ab';
const running: ChildProcess[] = [];
const data = newFolder();
afterAll(() => {
  for (const child of running) child.kill();
  removeFolders();
});

describe('looking at the systems', () => {
  interface Introduction {
    readonly url: string;
    readonly credentials: readonly Readonly<Record<string, string>>[];
  }
  async function simulate(system: string): Promise<Introduction> {
    const words = [SVOD, 'simulate', system, '--schools', '1', '--days', '2', '--json'];
    const child = spawn(process.execPath, words, { stdio: ['ignore', 'pipe', 'ignore'] });
    running.push(child);
    for await (const line of createInterface({ input: child.stdout })) return JSON.parse(line) as Introduction;
    throw new Error('the simulator said nothing');
  }

  test('signs in and reads a little, of every source; a wrong password is told with its way out', async () => {
    const [dnevnik, netschool] = await Promise.all([simulate('dnevnik-ru'), simulate('netschool')]);
    const [own] = netschool.credentials;
    const accounts = [{ login: own!['login'], password: own!['password'] }];
    writeFileSync(
      join(data, 'secrets.json'),
      JSON.stringify({
        n: { accounts },
        m: { accounts: [...accounts, { ...accounts[0], password: SECRET }] },
        w: { accounts: [{ ...accounts[0], password: SECRET }] },
      }),
      { mode: 0o600 },
    );
    const loop = { allowLoopback: true };
    const school = String(own!['schoolId']);
    writeFileSync(
      join(data, 'svod.json'),
      JSON.stringify({
        secrets: 'secrets.json',
        sources: {
          d: {
            ...loop,
            system: 'dnevnik-ru',
            settings: { baseUrl: `${dnevnik.url}/v2`, accessToken: { $env: 'DNEVNIK' } },
          },
          n: { ...loop, system: 'netschool', settings: { origin: netschool.url, school } },
          m: { ...loop, system: 'netschool', settings: { origin: netschool.url, school } },
          w: { ...loop, system: 'netschool', settings: { origin: netschool.url, school } },
          gone: {
            ...loop,
            system: 'netschool',
            settings: { origin: 'http://127.0.0.1:9', school, accounts: { $file: 'a.json' } },
          },
        },
      }),
    );
    writeFileSync(join(data, 'a.json'), JSON.stringify(accounts), { mode: 0o600 });
    const env = { DNEVNIK: dnevnik.credentials[0]!['token'] };
    const tested = await runSvod(['sources', 'test', '--json'], { data, env });
    expect(tested.code).toBe(1);
    expect(tested.result<{ sources: object[] }>().sources).toMatchObject([
      { source: 'd', result: 'ok', schools: [expect.any(String)] },
      { source: 'n', result: 'ok', schools: [school] },
      { source: 'm', result: 'ok', schools: [school] },
      { source: 'w', result: 'failed', error: { code: 'vendor.login', fix: 'Исправьте логин и пароль источника.' } },
      { source: 'gone', result: 'failed', error: { code: 'http.unreachable' } },
    ]);
    const thorough = await runSvod(['sources', 'test', 'm'], { data, env });
    expect([thorough.code, thorough.stdout]).toEqual([1, expect.stringContaining('учётные записи № 2 из 2')]);
    expect(tested.stdout + tested.stderr).not.toContain(SECRET);
    const shown = await runSvod(['sources', 'test', 'w'], { data, env });
    expect(shown.stdout).toMatch(
      /^w: Логин или пароль не подошли \[vendor\.login\]: .*→ Исправьте логин и пароль источника\.\n/,
    );
  });
});
