import fc from 'fast-check';
import { linesIn } from './lines.ts';

async function* cut(bytes: Buffer, lengths: readonly number[]): AsyncIterable<Uint8Array> {
  // One piece of memory for every chunk, as a file is read.
  const memory = Buffer.alloc(Math.max(...lengths));
  for (let from = 0, index = 0; from < bytes.length; index += 1) {
    const length = Math.min(lengths[index % lengths.length]!, bytes.length - from);
    bytes.copy(memory, 0, from, from + length);
    yield memory.subarray(0, length);
    from += length;
  }
}

const lines = (text: string, ...lengths: number[]): Promise<string[]> =>
  Array.fromAsync(linesIn(cut(Buffer.from(text), lengths), 'a.jsonl'));

test('lines come without their ends, also the last one without an end', async () => {
  expect(await lines('one\ntwo\r\n\nfour', 100)).toEqual(['one', 'two', '', 'four']);
  expect(await lines('one\n', 100)).toEqual(['one']);
  expect(await lines('', 100)).toEqual([]);
});

test('however a text is cut into chunks, also inside a letter, the lines are the same', async () => {
  const letters = fc.constantFrom('a', 'ж', '▒', '\u{1F4D5}');
  const text = fc.array(
    fc.array(letters, { maxLength: 6 }).map((parts) => parts.join('')),
    { minLength: 1 },
  );
  const lengths = fc.array(fc.integer({ min: 1, max: 7 }), { minLength: 1, maxLength: 4 });
  await fc.assert(
    fc.asyncProperty(text, lengths, async (expected, cuts) => {
      expect(await lines(`${expected.join('\n')}\n`, ...cuts)).toEqual(expected);
    }),
  );
});

test('bytes that are not UTF-8 are refused by their line; a sign that stands for such bytes is a sign like any other', async () => {
  const of = (...parts: (string | number[])[]): Promise<string[]> =>
    Array.fromAsync(linesIn(cut(Buffer.concat(parts.map((part) => Buffer.from(part as string))), [3]), 'a.jsonl'));
  expect(await of('a\ufffdb\nc')).toEqual(['a\ufffdb', 'c']);
  for (const wrong of [[0xcf, 0xf0, 0xe8], [0xd0], [0xed, 0xa0, 0x80]])
    await expect(of('fine\n', wrong, '\n')).rejects.toMatchObject({
      code: 'file.invalid',
      message: 'reading a.jsonl, line 2: is not UTF-8',
    });
});

test('a line without an end is refused before it fills the memory', async () => {
  const endless = async function* (): AsyncIterable<Uint8Array> {
    for (;;) yield Buffer.alloc(8 * 1024 * 1024, 'a');
  };
  await expect(Array.fromAsync(linesIn(endless(), 'a.jsonl'))).rejects.toMatchObject({ code: 'file.invalid' });
});
