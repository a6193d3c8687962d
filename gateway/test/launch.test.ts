import { spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { HOME } from '../home.ts';
import { type ServiceProcess, startService } from './service-process.ts';
import { newFolder, removeFolders, SVOD } from './svod-process.ts';

/** Makes of this Node one that is too old to run the program itself. */
const OLD =
  'data:text/javascript,Object.defineProperty(process,"versions",{value:{...process.versions,node:"20.19.0"}})';

/** Writes the address of every source of an adapter that is loaded; `simulated.ts` says only which systems can be played. */
const TELLING =
  'data:text/javascript,import{registerHooks}from"node:module";registerHooks({load:(url,context,next)=>{' +
  'if(/\\/adapters\\/(?!simulated)/.test(url))console.error("loaded",url);return next(url,context)}})';

let service: ServiceProcess | undefined;
afterAll(() => {
  service?.child.kill('SIGTERM');
  removeFolders();
});

const read = (path: string): string => readFileSync(join(HOME, path), 'utf8');

test('Node is started alike, however svod is started', () => {
  const flags = /^#!\/usr\/bin\/env -S node (.*)$/m.exec(read('gateway/svod.mjs'))![1]!;
  const listed = flags
    .split(' ')
    .map((flag) => `'${flag}'`)
    .join(', ');
  expect(flags).toContain('--max-semi-space-size=');
  expect(read('gateway/svod.ts')).toContain(`node ${flags}\n`);
  expect(read('package.json')).toContain(`"node ${flags} gateway/svod.ts demo"`);
  for (const launcher of ['gateway/svod.mjs', 'ops/bench/flags.ts']) expect(read(launcher)).toContain(listed);
});

test('where the launcher goes on with another Node, SIGHUP reads svod.json anew and SIGTERM ends the service', async () => {
  service = await startService(newFolder(), undefined, [], SVOD, ['--import', OLD]);
  while ((await service.get('/readyz'))[0] !== 200) await setTimeout(50);
  service.child.kill('SIGHUP');
  await service.logged(({ msg }) => msg === 'configuration read anew');
  expect((await service.get('/healthz'))[0]).toBe(200);
  expect((await service.end('SIGTERM')).code).toBe(0);
});

describe('while the program is still read', () => {
  /** Starts the launcher before another program, and tells it something when the program says so. */
  async function endOf(program: string, command: string, signals: readonly NodeJS.Signals[]) {
    const folder = newFolder();
    cpSync(join(HOME, 'gateway', 'svod.mjs'), join(folder, 'svod.mjs'));
    writeFileSync(join(folder, 'svod.ts'), program);
    const child = spawn(process.execPath, [join(folder, 'svod.mjs'), '--lang', 'en', command, '--json'], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for (const signal of signals) {
      await once(child.stdout, 'data');
      child.kill(signal);
    }
    return (await once(child, 'exit')) as [number | null, NodeJS.Signals | null];
  }
  const READING = "setInterval(() => {}, 1000); process.stdout.write('reading'); await new Promise(() => {});";

  test.each(['SIGTERM', 'SIGINT'] as const)('a service that is told to stop by %s ends well', async (signal) =>
    expect(await endOf(READING, 'run', [signal])).toEqual([0, null]),
  );

  test('another command, which nobody starts for months, is ended as any program is', async () =>
    expect(await endOf(READING, 'schedule', ['SIGTERM'])).toEqual([null, 'SIGTERM']));

  test('SIGHUP ends no service', async () => {
    const program = "setInterval(() => process.stdout.write('.'), 100); await new Promise(() => {});";
    expect(await endOf(program, 'run', ['SIGHUP', 'SIGTERM'])).toEqual([0, null]);
  });

  test('who takes the signals has them alone: a second one ends at once what does not stop', async () => {
    const program = `
      setInterval(() => {}, 1000);
      process.once('SIGTERM', () => process.stdout.write('stopping'));
      process.stdout.write('begun');`;
    expect(await endOf(program, 'run', ['SIGTERM', 'SIGTERM'])).toEqual([null, 'SIGTERM']);
  });
});

test.each([['help'], ['help collect'], ['--version'], ['nonsense']])(
  '"svod %s" loads no adapter: it is there at once, however many vendors there are',
  (words) => {
    const node = ['--disable-warning=ExperimentalWarning', '--import', TELLING, join(HOME, 'gateway', 'svod.ts')];
    expect(spawnSync(process.execPath, [...node, ...words.split(' ')], { encoding: 'utf8' }).stderr).not.toContain(
      'loaded',
    );
  },
);

test('the listening itself hears adapters where a command wants them', () => {
  const node = ['--disable-warning=ExperimentalWarning', '--import', TELLING, join(HOME, 'gateway', 'svod.ts')];
  const told = spawnSync(process.execPath, [...node, 'certify', '--list'], { encoding: 'utf8', cwd: newFolder() });
  expect(told.stderr).toContain('adapters/avers/sentences.ts');
});
