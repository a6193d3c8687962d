import { cpSync, existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { Shell, stepsOfGuide } from './guide.ts';
import { type Machine, newMachine } from './machine.ts';
import { freePort } from './listening.ts';
import { removeFolders } from './svod-process.ts';
import { lessons, rosterPage, week } from './tiny-pages.ts';
import { tinySource } from './tiny-source.ts';

/* The parts of the operator's guide that want a machine of their own: installation, service, a new version and the way back. */

let machine: Machine;
let port: string;
let shell: Shell;
beforeAll(async () => {
  port = await freePort();
  machine = newMachine(port);
  shell = new Shell(machine.root, machine.env);
});
afterAll(() => {
  shell.end();
  removeFolders();
});

const blocks = (): readonly string[] =>
  stepsOfGuide()
    .filter(({ kind }) => kind === 'machine')
    .map(({ text }) => text.trim());

/** Types every line; every one ends well. @param before done before the line with these words */
async function follow(block: string, before?: { readonly words: string; do(): void }): Promise<void> {
  for (const line of block.split('\n')) {
    if (before && line.includes(before.words)) before.do();
    const { code, told } = await shell.line(machine.placed(line));
    expect([line, code, code === 0 || told]).toEqual([line, 0, true]);
  }
}

async function ready(): Promise<void> {
  for (;;) {
    const answer = await fetch(`http://127.0.0.1:${port}/readyz`).catch(() => undefined);
    if (answer?.status === 200) return;
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
}

async function svod<Result>(words: string): Promise<Result> {
  const { told } = await shell.line(`cd ${machine.root}/srv/svod && svod ${words} --json`);
  return JSON.parse(told.trim().split('\n').at(-1)!) as Result;
}
function schemaOf(file: string): unknown {
  const db = new DatabaseSync(file, { readOnly: true });
  const [row] = db.prepare('PRAGMA user_version').all();
  db.close();
  return row!['user_version'];
}
const standing = async () => ({
  ledger: (await svod<{ readonly difference: number }>('ledger verify')).difference,
  schema: (await svod<{ readonly schema: number }>('store')).schema,
  sheets: (await svod<{ readonly sheets: number }>('export --out sheets.jsonl')).sheets,
});

test('installed, made a service, upgraded and taken back as the guide says, Svod keeps what it has', async () => {
  const [install, serve, upgrade, back, ...more] = blocks() as [string, string, string, string];
  expect(more).toEqual([]);
  await follow(install);
  // As of a region that has been at work: a store with something in it, and its key.
  const { gateway, collect } = await tinySource();
  await collect([rosterPage(), week(lessons(3))]);
  await gateway.close();
  const data = join(machine.root, 'srv/svod/data');
  await follow(serve, { words: 'systemctl enable', do: () => cpSync(gateway.data, data, { recursive: true }) });
  await ready();
  expect(readdirSync(join(machine.root, 'var/backups/svod'))).toHaveLength(1);
  const now = await standing();
  expect(now).toMatchObject({ ledger: 0, sheets: 2 });

  machine.release();
  await follow(upgrade);
  await ready();
  expect(existsSync(join(machine.root, 'opt/svod/CHANGELOG.md'))).toBe(true);
  await follow(back, { words: 'git checkout', do: () => expect(schemaOf(join(data, 'svod.db'))).toBe(1) });
  await ready();
  expect(existsSync(join(machine.root, 'opt/svod/CHANGELOG.md'))).toBe(false);
  expect(await standing()).toEqual(now);
  expect((await shell.line('systemctl stop svod')).code).toBe(0);
}, 300_000);
