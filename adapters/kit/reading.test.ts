import type { Answer } from './answer.ts';
import { aheadInOrder } from './ahead.ts';
import { isAllowedAddress } from './address.ts';
import { digestOf } from './digest.ts';
import { believed, listIn, startReading } from './reading.ts';
import { fromWindows1251, toWindows1251 } from './windows-1251.ts';

const answer = (json: unknown): Answer => {
  const text = JSON.stringify(json);
  return { status: 200, headers: {}, bytes: Buffer.from(text), text, json, url: new URL('https://vendor.test/') };
};

test('a reading counts what was listed, and spans first question and last answer', () => {
  const clock = [new Date(1000), new Date(5000)];
  const reading = startReading(() => clock.shift()!);
  expect(reading.list(answer([1, 2, 3]), 'marks')).toEqual([1, 2, 3]);
  expect(reading.list(answer(null), 'marks')).toEqual([]);
  expect(reading.list(answer({ items: [4] }), 'marks', (json) => (json as { items: unknown }).items)).toEqual([4]);
  reading.note(answer({ name: 'joined' }));
  reading.count(2);
  expect(reading.end()).toMatchObject({ received: 6, read: { from: new Date(1000), to: new Date(5000) } });
});

test('the digest is of the bytes, in the order of asking, and of what was joined', () => {
  const digest = (...values: readonly unknown[]): string => {
    const reading = startReading(() => new Date(0));
    for (const value of values) reading.note(answer(value));
    return reading.end().digest;
  };
  expect(digest([1], [2])).toBe(digest([1], [2]));
  expect(digest([1], [2])).not.toBe(digest([2], [1]));
  const joined = startReading(() => new Date(0));
  joined.note(answer([1]));
  joined.join({ bell: 1 });
  expect(joined.end().digest).not.toBe(digest([1]));
  expect(digestOf(['ab', 'c'])).not.toBe(digestOf(['a', 'bc']));
});

test('what is no list where one was promised is a vendor’s error with its place', () => {
  expect(() => listIn({ error: 1 }, 'lessons of a class')).toThrow('lessons of a class');
});

test.each([
  [[[], [1]], [1], 2],
  [[[], []], [], 2],
  [[[1], [2]], [1], 1],
  [[null, [1]], [1], 2],
  [[{}, { a: 1 }], { a: 1 }, 2],
])('of the answers %j %j is believed', async (answers, json, times) => {
  let asked = 0;
  const believedAnswer = await believed(async () => answer(answers[asked++]));
  expect([believedAnswer.json, asked]).toEqual([json, times]);
});

test('things are made ahead and given in order; a failure comes in its turn', async () => {
  const { signal } = new AbortController();
  const made: number[] = [];
  const make = async (step: number): Promise<number> => {
    made.push(step);
    await new Promise((done) => setTimeout(done, step === 1 ? 4 : 0));
    if (step === 3) throw new Error('the third');
    return step;
  };
  const taken: number[] = [];
  const all = async (): Promise<void> => {
    for await (const thing of aheadInOrder([1, 2, 3, 4, 5], 2, make, signal)) taken.push(thing);
  };
  await expect(all()).rejects.toThrow('the third');
  expect(taken).toEqual([1, 2]);
  expect(made).not.toContain(5);
});

test('who stops taking stops the making', async () => {
  const { signal } = new AbortController();
  const stopped: boolean[] = [];
  const make = async (step: number, own: AbortSignal): Promise<number> => {
    if (step > 1) await new Promise<void>((done) => own.addEventListener('abort', () => done()));
    stopped.push(own.aborted);
    return step;
  };
  for await (const thing of aheadInOrder([1, 2, 3], 3, make, signal)) if (thing === 1) break;
  expect(stopped).toEqual([false, true, true]);
});

test.each([
  ['8.8.8.8', true, true],
  ['2a00:1450:4010::1', true, true],
  ['127.0.0.1', true, false],
  ['::1', true, false],
  ['::ffff:127.0.0.1', true, false],
  ['10.1.2.3', false, false],
  ['172.16.0.1', false, false],
  ['192.168.0.1', false, false],
  ['::ffff:192.168.0.1', false, false],
  ['169.254.169.254', false, false],
  ['100.64.0.1', false, false],
  ['0.0.0.0', false, false],
  ['fe80::1', false, false],
  ['fd12::1', false, false],
  ['64:ff9b::a00:1', false, false],
  ['2002:a00:1::1', false, false],
  ['vendor.test', false, false],
])('%s may be connected to with loopback allowed: %j, without: %j', (address, withLoopback, without) => {
  expect([isAllowedAddress(address, true), isAllowedAddress(address, false)]).toEqual([withLoopback, without]);
});

test('windows-1251 there and back', () => {
  expect([...toWindows1251('Пароль')]).toEqual([0xcf, 0xe0, 0xf0, 0xee, 0xeb, 0xfc]);
  expect(fromWindows1251(toWindows1251('Ёлка 7'))).toBe('Ёлка 7');
});
