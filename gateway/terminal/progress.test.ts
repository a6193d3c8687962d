import { makeOutput } from './output.ts';
import { makeProgress } from './progress.ts';

const TERMINAL_CODES = /\u001b\[[0-9;?]*[A-Za-z]|\u001b[78]/g;

/** A stream that keeps what is written, and a clock that is moved by hand. */
function scene(isTTY: boolean): {
  readonly stream: NodeJS.WriteStream;
  readonly clock: () => number;
  readonly written: () => string;
  pass(seconds: number): void;
} {
  let [now, text] = [0, ''];
  const stream = {
    isTTY,
    columns: 200,
    write: (part: string) => Boolean((text += part)),
    on: () => stream,
  } as unknown as NodeJS.WriteStream;
  return {
    stream,
    clock: () => now,
    written: () => text.replace(TERMINAL_CODES, ''),
    pass: (seconds) => void (now += seconds * 1_000),
  };
}
const russian = makeOutput('ru', false, () => {});

test('where there is no terminal, a line tells count, rate and remaining time every ten seconds', () => {
  const at = scene(false);
  const progress = makeProgress('dn-1', russian, 'piece', at);
  at.pass(4);
  progress.update(8, 100);
  expect(at.written()).toBe('');
  at.pass(6);
  progress.update(20, 100);
  progress.update(21, 100);
  at.pass(10);
  progress.update(40, 100);
  progress.stop();
  expect(at.written()).toBe('dn-1: 20/100 · 2.0/с · осталось 0:40\ndn-1: 40/100 · 2.0/с · осталось 0:30\n');
});

test('without a total the line tells how long it has taken', () => {
  const at = scene(false);
  const progress = makeProgress(
    'dn-1',
    makeOutput('en', false, () => {}),
    'piece',
    at,
  );
  at.pass(75);
  progress.update(150);
  expect(at.written()).toBe('dn-1: 150 · 2.0/s · 1:15\n');
});

test('a file is told in MiB', () => {
  const at = scene(false);
  const progress = makeProgress('region.jsonl', russian, 'byte', at);
  at.pass(10);
  progress.update(5 * 1_048_576, 20 * 1_048_576);
  expect(at.written()).toBe('region.jsonl: 5.0/20.0 МиБ · 0.5 МиБ/с · осталось 0:30\n');
});

test('on a terminal there is a bar, filled as far as the work has gone, and gone at the end', () => {
  const at = scene(true);
  const progress = makeProgress('dn-1', russian, 'piece', at);
  at.pass(10);
  progress.update(25, 100);
  progress.stop();
  expect(at.written()).toMatch(/dn-1 █{8}░{22} 25\/100 · 2\.5\/с · осталось 0:30/);
});

test('on a terminal without a total there is no bar that pretends to know one', () => {
  const at = scene(true);
  const progress = makeProgress('dn-1', russian, 'piece', at);
  at.pass(10);
  progress.update(25);
  progress.stop();
  expect(at.written()).toMatch(/dn-1 25 · 2\.5\/с · 0:10/);
  expect(at.written()).not.toMatch(/[█░]/);
});

test('with --json nothing is written', () => {
  const at = scene(true);
  const progress = makeProgress(
    'dn-1',
    makeOutput('ru', true, () => {}),
    'piece',
    at,
  );
  at.pass(20);
  progress.update(1, 2);
  progress.stop();
  expect(at.written()).toBe('');
});
