import { execFileSync } from 'node:child_process';
import { chmodSync, cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { HOME } from '../home.ts';
import { newFolder } from './svod-process.ts';

/* A folder that stands for an empty machine, and for root on it. */

const SYSTEMCTL = fileURLToPath(new URL('./systemctl.ts', import.meta.url));

/** Folders of a machine that stand in the folder here. */
const PLACES = /\/(?:opt\/svod|srv\/svod|var\/backups\/svod|usr\/local\/bin|etc\/systemd\/system)/g;
const THERE = ['opt', 'srv', 'var/backups', 'var/log', 'usr/local/bin', 'etc/systemd/system', 'run', 'stand-ins'];

/**
 * What is not done as it is written, and why. Everything else is: git, ln, cd, cp, ls, and every word of svod.
 *
 * - npm: the real one takes minutes and a registry. It is held to what `npm ci` demands first, that the lock is of this package.json,
 *   and brings the modules of this repository. `npm ci` itself is how any clone begins, the tests' own too.
 * - useradd, sudo, the owner in install: nobody but root may. The command behind `sudo -u svod` is run as it is.
 * - systemctl: see systemctl.ts.
 * - journalctl: follows for ever; here it ends behind the last line.
 */
const STAND_INS: Readonly<Record<string, string>> = {
  npm: `[ "$1" = ci ] && node -e '
const [own, lock] = ["package.json", "package-lock.json"].map((name) => JSON.parse(require("fs").readFileSync(name)));
const of = ({ dependencies, devDependencies }) => JSON.stringify([dependencies, devDependencies]);
if (of(own) !== of(lock.packages[""])) throw new Error("the lock is of another package.json");' && ln -sfn ${HOME}node_modules node_modules`,
  useradd: `[ "$1 $2 $4" = "--system --home svod" ]`,
  sudo: `[ "$1 $2" = "-u svod" ] && shift 2 && exec "$@"`,
  install: `[ "$1 $2 $3" = "-d -o svod" ] && shift 3 && exec /usr/bin/install -d "$@"`,
  systemctl: `exec node --disable-warning=ExperimentalWarning ${SYSTEMCTL} "$@"`,
  journalctl: `[ "$1" = -u ] && exec cat "$MACHINE/var/log/$2.service.journal"`,
};

export interface Machine {
  readonly root: string;
  readonly env: NodeJS.ProcessEnv;
  /** A line of the guide, as it is typed here. */
  placed(line: string): string;
  /** A version more stands where the program is cloned from. */
  release(): void;
}

/** @param port where the service is to listen */
export function newMachine(port: string): Machine {
  const root = newFolder();
  for (const folder of THERE) mkdirSync(join(root, folder), { recursive: true });
  for (const [name, script] of Object.entries(STAND_INS)) {
    const file = join(root, 'stand-ins', name);
    writeFileSync(file, `#!/bin/sh\n${script}\n`);
    chmodSync(file, 0o755);
  }
  const origin = join(root, 'origin');
  const git = (...words: readonly string[]): void =>
    void execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@localhost', ...words], {
      cwd: origin,
      stdio: 'pipe',
    });
  for (const name of ['gateway', 'adapters', 'schemas', 'mappings', 'ops', 'docs', 'package.json', 'package-lock.json'])
    cpSync(join(HOME, name), join(origin, name), { recursive: true });
  git('init', '--quiet', '--initial-branch', 'main');
  git('add', '.');
  git('commit', '--quiet', '--message', 'the version before');
  const path = [join(root, 'stand-ins'), join(root, 'usr/local/bin'), dirname(process.execPath), process.env['PATH']];
  return {
    root,
    env: { PATH: path.join(':'), HOME: root, MACHINE: root, PORT: port },
    placed: (line) => line.replaceAll(PLACES, (place) => `${root}${place}`).replaceAll('АДРЕС', origin),
    release() {
      writeFileSync(join(origin, 'CHANGELOG.md'), 'a version more\n');
      git('add', '.');
      git('commit', '--quiet', '--message', 'this version');
    },
  };
}
