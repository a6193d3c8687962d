import { spawn, spawnSync } from 'node:child_process';
import { existsSync, openSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';

/*
 * What systemctl does with the units of ops/deploy, on a machine without systemd: a process of its own, started by a script in PATH.
 * It reads each unit where the guide has put it, and begins its ExecStart with its environment, in its folder, with its umask; what
 * only systemd can do for it (users, read-only file systems, restarts, calendars) it leaves out. MACHINE is the folder that stands
 * for "/", PORT where the service is to listen.
 */

const ROOT = process.env['MACHINE']!;
/** Folders of the units that stand in ROOT here. */
const PLACES = /\/(?:opt\/svod|srv\/svod|var\/backups\/svod|etc\/svod\.env)/g;
/** What systemd gives a process, and where this Node is. */
const PATH = `${join(process.execPath, '..')}:/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin`;
const LONGEST_STOP_MS = 20_000;

interface Unit {
  readonly of: (key: string) => string | undefined;
  readonly command: string;
}

function unitNamed(name: string): Unit {
  const text = readFileSync(join(ROOT, 'etc/systemd/system', name), 'utf8').replaceAll(
    PLACES,
    (place) => `${ROOT}${place}`,
  );
  const of = (key: string): string | undefined => new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1];
  // As systemd reads the line: "$$" and "%%" are one sign each.
  const command = (of('ExecStart') ?? '').replaceAll('$$', '$').replaceAll('%%', '%');
  return { of, command };
}

const pidFile = (name: string): string => join(ROOT, `run/${name}.pid`);
const codeFile = (name: string): string => join(ROOT, `run/${name}.code`);

/** A oneshot goes to its end; a service goes on; of a timer nothing is begun. */
async function start(word: string): Promise<void> {
  const name = word.includes('.') ? word : `${word}.service`;
  const { of, command } = unitNamed(name);
  if (command === '') return;
  const [variable = '', value = ''] = (of('Environment') ?? '').split('=');
  const env = { PATH, ...(variable && { [variable]: value }) };
  const options = { cwd: of('WorkingDirectory')!, env, shell: false } as const;
  const script = `umask ${of('UMask')}; exec ${command}`;
  if (of('Type') === 'oneshot') {
    process.exitCode = spawnSync('/bin/sh', ['-c', script], { ...options, stdio: 'inherit' }).status ?? 1;
    return;
  }
  for (const file of [pidFile(name), codeFile(name)]) rmSync(file, { force: true });
  const journal = openSync(join(ROOT, `var/log/${name}.journal`), 'a');
  const inner = `${script} --port ${process.env['PORT']}`;
  const watching = `/bin/sh -c "$0" & echo $! > ${pidFile(name)}; wait $!; echo $? > ${codeFile(name)}`;
  spawn('/bin/sh', ['-c', watching, inner], {
    ...options,
    detached: true,
    stdio: ['ignore', journal, journal],
  }).unref();
  await until(() => existsSync(pidFile(name)));
}

/** SIGTERM, and the end; its exit code is ours. */
async function stop(word: string): Promise<void> {
  const name = `${word}.service`;
  process.kill(Number(readFileSync(pidFile(name), 'utf8')), 'SIGTERM');
  await until(() => existsSync(codeFile(name)) && readFileSync(codeFile(name), 'utf8').endsWith('\n'));
  process.exitCode = Number(readFileSync(codeFile(name), 'utf8'));
}

async function until(isSo: () => boolean): Promise<void> {
  for (let waited = 0; !isSo(); waited += 50) {
    if (waited > LONGEST_STOP_MS) throw new Error('systemctl: it takes too long');
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

const [action = '', ...words] = process.argv.slice(2).filter((word) => !word.startsWith('--'));
for (const word of words) await (action === 'stop' ? stop(word) : start(word));
