import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import {
  type Holder,
  holderOf,
  isHeld,
  type LockName,
  onlyService,
  tryLock,
  wholeFolder,
  writersTurn,
} from './locks.ts';
import { newFolder, removeFolders } from '../test/svod-process.ts';

const HOLDER = fileURLToPath(new URL('../test/lock-holder.ts', import.meta.url));
const children: ChildProcess[] = [];
let data: string;
beforeEach(() => (data = newFolder()));
afterEach(() => children.splice(0).forEach((child) => child.kill('SIGKILL')));
afterAll(removeFolders);

/** A process that has the lock, or was refused. */
async function holder(name: LockName, command: string): Promise<{ child: ChildProcess; said: string }> {
  const words = ['--disable-warning=ExperimentalWarning', HOLDER, data, name, command];
  const child = spawn(process.execPath, words, { stdio: ['pipe', 'pipe', 'inherit'] });
  children.push(child);
  const [said] = (await once(child.stdout!, 'data')) as [Buffer];
  return { child, said: said.toString().trim() };
}
async function killed(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  child.kill(signal);
  await once(child, 'exit');
}
const never = new AbortController().signal;
/** A command that waits; what it was told of. */
function waiting(command: string, signal: AbortSignal = never) {
  const told: Holder[] = [];
  return { told, turn: writersTurn(data, { command, signal, onWait: (holder) => void told.push(holder) }) };
}

test('a lock is one process’s, who is named, and free again when it is killed', async () => {
  expect([isHeld(data, 'writer'), await holderOf(data, 'writer')]).toEqual([false, undefined]);
  const first = await holder('writer', 'collect');
  expect(first.said).toBe('taken');
  expect([tryLock(data, 'writer', 'import'), (await holder('writer', 'import')).said]).toEqual([undefined, 'refused']);
  expect(await holderOf(data, 'writer')).toEqual({ pid: first.child.pid, command: 'collect' });
  await killed(first.child, 'SIGKILL');
  expect([isHeld(data, 'writer'), await holderOf(data, 'writer')]).toEqual([false, undefined]);
  tryLock(data, 'writer', 'import')!.release();
});

test('a lock of ours stays ours while others, and we, look at it', async () => {
  const lock = tryLock(data, 'writer', 'collect')!;
  expect([isHeld(data, 'writer'), tryLock(data, 'writer', 'import')]).toEqual([true, undefined]);
  expect(await holderOf(data, 'writer')).toEqual({ pid: process.pid, command: 'collect' });
  expect((await holder('writer', 'import')).said).toBe('refused');
  lock.release();
  lock.release();
  expect((await holder('writer', 'import')).said).toBe('taken');
});

test('a command that writes waits for the one that does, says for whom, and gets its turn', async () => {
  const { child } = await holder('writer', 'run');
  const { told, turn } = waiting('collect');
  await pause(300);
  expect([told, isHeld(data, 'turn')]).toEqual([[{ pid: child.pid, command: 'run' }], true]);
  child.stdin!.end();
  const lock = await turn;
  expect([isHeld(data, 'turn'), await holderOf(data, 'writer')]).toEqual([
    false,
    { pid: process.pid, command: 'collect' },
  ]);
  lock.release();
});

test('commands that wait together get their turns one after the other', async () => {
  const first = await waiting('a').turn;
  const turns = ['b', 'c', 'd'].map((command) => ({ command, ...waiting(command) }));
  const order: string[] = [];
  const all = turns.map(async ({ command, turn }) => {
    const lock = await turn;
    order.push(`${command} begins`);
    await pause(20);
    order.push(`${command} ends`);
    lock.release();
  });
  first.release();
  await Promise.all(all);
  const begun = order.filter((_, index) => index % 2 === 0).map((line) => line[0]);
  expect(begun.toSorted()).toEqual(['b', 'c', 'd']);
  expect(order).toEqual(begun.flatMap((name) => [`${name} begins`, `${name} ends`]));
});

test('a command that is told to stop while it waits gives up its turn', async () => {
  await holder('writer', 'run');
  const stop = new AbortController();
  const { turn } = waiting('collect', stop.signal);
  setTimeout(() => stop.abort(), 50);
  await expect(turn).rejects.toMatchObject({ code: 'stopped', remedy: 'retry' });
  expect(isHeld(data, 'turn')).toBe(false);
});

test('there is one service; another is told the first one’s process', async () => {
  const { child } = await holder('service', 'run');
  await expect(onlyService(data)).rejects.toMatchObject({
    code: 'service.running',
    message: `process ${child.pid} (svod run) already works with the data folder ${data}`,
  });
  await killed(child, 'SIGKILL');
  (await onlyService(data)).release();
});

test('who only looks whether a service lives keeps none from starting', async () => {
  // Where a restarted container's service has the number of the one before, its name is still there.
  for (const before of [undefined, 'run']) {
    tryLock(data, before ? 'service' : 'writer', 'run')!.release();
    const look = new DatabaseSync(join(data, 'locks', 'service'));
    look.exec('BEGIN IMMEDIATE');
    setTimeout(() => look.close(), 50);
    (await onlyService(data)).release();
  }
});

test('who needs the whole folder is refused while a service lives, waits for a writer, and then keeps both out', async () => {
  const restore = () => wholeFolder(data, { command: 'restore', signal: never, onWait: () => {} });
  const service = await holder('service', 'run');
  await expect(restore()).rejects.toMatchObject({ code: 'service.running' });
  await killed(service.child, 'SIGKILL');
  const writer = await holder('writer', 'collect');
  const whole = restore();
  await pause(150);
  writer.child.stdin!.end();
  const lock = await whole;
  expect([(await holder('service', 'run')).said, (await holder('writer', 'x')).said]).toEqual(['refused', 'refused']);
  lock.release();
  expect((await holder('service', 'run')).said).toBe('taken');
});

test('where no lock can be made, the place and the reason are told', () => {
  expect(() => tryLock(join(HOLDER, 'no-folder'), 'writer', 'collect')).toThrow(
    expect.objectContaining({
      code: 'store.unwritable',
      message: expect.stringContaining(`${HOLDER} is a file`) as string,
    }) as Error,
  );
});
