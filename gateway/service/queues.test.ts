import { setTimeout as wait } from 'node:timers/promises';
import { makeQueues, type Queues } from './queues.ts';

/** Milliseconds until work that does not get on leaves its place. */
const PATIENCE = 20;
let queues: Queues;
let ended: string[];
beforeEach(() => {
  queues = makeQueues(PATIENCE);
  ended = [];
});

/** Work that ends when it is told to. */
function hanging(host: string): () => void {
  let end: () => void = () => {};
  const told = new Promise<void>((resolve) => (end = resolve));
  queues.add(host, async () => {
    await told;
    ended.push(host);
  });
  return end;
}
const quick = (host: string): Promise<void> =>
  new Promise((resolve) => {
    queues.add(host, async () => {
      ended.push(host);
      resolve();
    });
  });

test('what hangs at its system holds up nobody at another one, however many of its kind there are', async () => {
  queues.limit({ parallel: 2, perHost: 2 });
  const ends = ['a', 'a', 'a', 'b', 'b'].map(hanging);
  await quick('c');
  expect(ended).toEqual(['c']);
  ends.forEach((end) => end());
  await queues.idle();
  expect(ended.toSorted()).toEqual(['a', 'a', 'a', 'b', 'b', 'c']);
});

test('it keeps its place at its host: a system that hangs is not asked more at once than may be', async () => {
  queues.limit({ parallel: 4, perHost: 1 });
  const end = hanging('a');
  const next = quick('a');
  await wait(PATIENCE * 4);
  expect(ended).toEqual([]);
  end();
  await next;
  expect(ended).toEqual(['a', 'a']);
});

test('what gets on keeps its place, but not for ever: work without an end lets the others by', async () => {
  queues.limit({ parallel: 1, perHost: 1 });
  let isOver = false;
  let steps = 0;
  queues.add('endless', async (gotOn) => {
    for (; !isOver; steps += 1) {
      gotOn();
      await wait(1);
    }
  });
  await quick('b');
  expect(steps).toBeGreaterThan(10);
  isOver = true;
  await queues.idle();
});
