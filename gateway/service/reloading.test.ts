import { chmodSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { DONE, playedService, source } from '../test/played-service.ts';

/* Another configuration, another writer, and what it looks at besides. */

const played = playedService();

test('svod.json that changed is at work with the next job; jobs that run keep theirs', async () => {
  played.configure({ a: source() });
  await played.open();
  await played.tickAt(14, '19:00');
  played.configure({ b: source(), c: source('c.example', { paused: true }) });
  await played.tickAt(14, '19:01');
  expect([played.names(), played.service.gateway.config.sources.map(({ name }) => name)]).toEqual([
    ['a', 'b'],
    ['b', 'c'],
  ]);
  await played.allDone();
  expect([await played.stateOf('a'), await played.stateOf('b')]).toMatchObject([
    { outcome: 'done' },
    { outcome: 'done' },
  ]);
});

test('a svod.json with a mistake leaves the one before at work, and is said to be wrong until it is mended', async () => {
  played.configure({ a: source() });
  const valid: boolean[] = [];
  const meter = { jobBegan() {}, jobEnded() {}, configRead: (isValid: boolean) => void valid.push(isValid) };
  await played.open(async () => DONE, { meter });
  writeFileSync(played.configFile, '{ "sources": { "a": {} } }');
  await played.tickAt(14, '19:00');
  await played.tickAt(14, '19:01');
  await played.service.idle();
  expect([valid, (await played.stateOf('a'))?.outcome]).toEqual([[true, false], 'done']);
  played.configure({ a: source(), b: source() });
  await played.tickAt(14, '19:02');
  await played.service.idle();
  expect([valid.at(-1), (await played.stateOf('b'))?.outcome]).toEqual([true, 'done']);
});

test('a secret that was corrected in its file is at work with the next job, and so is one that only got its mode', async () => {
  const settings = { accessToken: { $file: 'token' } };
  const sources = { a: source('x', { settings }), b: { system: 'dnevnik-ru' } };
  const [token, secrets] = ['token', 'secrets.json'].map((name) => join(dirname(played.configFile), name)) as [
    ...[string, string],
  ];
  const kept = (word: string): string => JSON.stringify({ b: { accessToken: word } });
  writeFileSync(played.configFile, JSON.stringify({ secrets: 'secrets.json', sources }));
  writeFileSync(token, 'first', { mode: 0o600 });
  writeFileSync(secrets, kept('first'), { mode: 0o600 });
  await played.open();
  const tokens = () =>
    played.service.gateway.config.sources.map((one) => (one.settings as { accessToken: string }).accessToken);
  expect(tokens()).toEqual(['first', 'first']);
  writeFileSync(token, 'second');
  await played.tickAt(14, '12:00');
  expect(tokens()).toEqual(['second', 'first']);
  writeFileSync(secrets, kept('second'));
  await played.tickAt(14, '12:01');
  expect(tokens()).toEqual(['second', 'second']);
  chmodSync(token, 0o644);
  writeFileSync(token, 'third');
  await played.tickAt(14, '12:02');
  expect(tokens()).toEqual(['second', 'second']);
  chmodSync(token, 0o600);
  await played.tickAt(14, '12:03');
  expect(tokens()).toEqual(['third', 'second']);
  await played.allDone();
});

test('while another writes no job begins; when it has ended the next pulse begins it', async () => {
  played.configure({ a: source(), b: source() }, { parallel: 1 });
  let isFree = true;
  const inside: number[] = [];
  const desk = { enter: () => isFree && inside.push(1) > 0, leave: () => void inside.pop() };
  await played.open(undefined, { desk });
  await played.tickAt(14, '19:00');
  isFree = false;
  played.begun[0]!.end(DONE);
  await played.service.idle();
  await played.service.pulse();
  expect([played.names(), inside, played.service.load().waiting]).toEqual([['a'], [], []]);
  isFree = true;
  await played.service.pulse();
  expect(played.names()).toEqual(['a', 'b']);
  await played.allDone();
  expect(inside).toEqual([]);
});

test('after jobs, and now and then without, it looks around; a look that fails is only logged', async () => {
  played.configure({ a: source() });
  let looks = 0;
  await played.open(async () => DONE, {
    looks: [async () => Promise.reject(new TypeError()), async () => void (looks += 1)],
  });
  await played.tickAt(14, '18:00');
  await played.service.idle();
  await played.tickAt(14, '18:01');
  await played.tickAt(14, '18:02');
  expect(looks).toBe(2);
  await played.tickAt(14, '18:06');
  expect(looks).toBe(3);
});
