import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { buildProgram } from '../commands/command-line.ts';
import { HOME } from '../home.ts';
import { lastBackupAt } from '../keeping/last-backup.ts';
import { ended, newFolder, removeFolders, runSvod } from './svod-process.ts';

/* The units of systemd that the guide speaks of, and every command that stands in it, also in the middle of a sentence. */

const GUIDE = readFileSync(join(HOME, 'docs', 'guide.ru.md'), 'utf8');
const unit = (name: string): string => readFileSync(join(HOME, 'ops', 'deploy', name), 'utf8');
const valueIn = (text: string, key: string): string | undefined => new RegExp(`^${key}=(.*)$`, 'm').exec(text)?.[1];

afterAll(removeFolders);

test('what the timer begins makes a backup that is known to the service, with the few words of a bare environment', async () => {
  const folder = newFolder();
  const [opt, srv, backups] = ['opt', 'srv', 'backups'].map((name) => join(folder, name)) as [string, string, string];
  mkdirSync(srv);
  mkdirSync(backups);
  symlinkSync(HOME, opt);
  expect((await runSvod(['init', '--yes'], { data: join(srv, 'data'), cwd: srv })).code).toBe(0);
  expect((await runSvod(['check'], { data: join(srv, 'data'), cwd: srv })).code).toBe(0);
  // As systemd reads the line: "$$" and "%%" are one sign each.
  const [, script = ''] = /^\/bin\/sh -c '(.*)'$/.exec(valueIn(unit('svod-backup.service'), 'ExecStart')!)!;
  const placed = script
    .replaceAll('$$', '$')
    .replaceAll('%%', '%')
    .replaceAll('/opt/svod', opt)
    .replaceAll('/var/backups/svod', backups);
  const env = { PATH: `${dirname(process.execPath)}:/usr/bin:/bin` };
  const { code, stderr } = await ended('/bin/sh', ['-c', placed], { cwd: srv, env });
  expect([code, stderr]).toEqual([0, '']);
  expect(readdirSync(backups)).toEqual([expect.stringMatching(/^svod-\d{4}-\d\d-\d\d-\d{4}\.db$/)]);
  expect(lastBackupAt(join(srv, 'data'))).toBeInstanceOf(Date);
});

test('the units are the three of the guide, and systemd, where there is one, finds nothing wrong with them', () => {
  const folder = newFolder();
  const names = readdirSync(join(HOME, 'ops', 'deploy'));
  for (const name of names) writeFileSync(join(folder, name), unit(name).replaceAll('/opt/svod/', HOME));
  expect(names.toSorted()).toEqual(['svod-backup.service', 'svod-backup.timer', 'svod.service']);
  const verified = spawnSync('systemd-analyze', ['verify', ...names.map((name) => join(folder, name))]);
  const isAbsent = verified.error !== undefined && (verified.error as NodeJS.ErrnoException).code === 'ENOENT';
  expect(isAbsent || [verified.status, String(verified.stderr)]).toEqual(isAbsent || [0, '']);
});

test('service and backup are one user’s, in one folder, and the guide makes both', () => {
  for (const name of ['svod.service', 'svod-backup.service']) {
    expect([valueIn(unit(name), 'User'), valueIn(unit(name), 'WorkingDirectory')]).toEqual(['svod', '/srv/svod']);
    for (const folder of valueIn(unit(name), 'ReadWritePaths')!.split(' '))
      expect(GUIDE).toMatch(new RegExp(`^install -d -o svod -m 700 .*${folder}( |$)`, 'm'));
  }
});

test('every file of the program that the guide names is there', () => {
  const named = [...GUIDE.matchAll(/\/opt\/svod\/([\w./-]+\w)/g)].map(([, path]) => path!);
  expect(named.length).toBeGreaterThan(3);
  expect(named.filter((path) => !existsSync(join(HOME, path)))).toEqual([]);
});

test('every command in the guide, also one that stands in a sentence, has the words and options that it has here', async () => {
  const code = [...GUIDE.matchAll(/```sh\n([^]*?)```|`([^`\n]+)`/g)].map(([, block, inline]) => block ?? inline!);
  const said = code
    .flatMap((text) => text.split(/\n|&&/))
    .flatMap((line) => /^(svod [a-z].*)$/.exec(line.trim().replace('sudo -u svod ', ''))?.[1] ?? [])
    .map((line) => line.replace(/ >.*$/, ''));
  expect(said.length).toBeGreaterThan(60);
  const wrong: string[] = [];
  for (const line of new Set(said)) {
    const program = buildProgram('ru', { onCommand: async () => {}, onMistake: () => wrong.push(line) });
    const words = (line.match(/"[^"]*"|\S+/g) ?? []).slice(1);
    if (words[0] !== 'help') await program.parseAsync(words, { from: 'user' }).catch(() => wrong.push(line));
  }
  expect(wrong).toEqual([]);
});
