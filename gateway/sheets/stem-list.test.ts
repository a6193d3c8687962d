import fc from 'fast-check';
import { packedStems, packStems, stemList } from './stem-list.ts';

const digest = fc.uint8Array({ minLength: 8, maxLength: 8 }).map((bytes) => Buffer.from(bytes).toString('hex'));

test('a packed list has what was packed and nothing else, in order', () =>
  fc.assert(
    fc.property(fc.array(digest, { maxLength: 50 }), fc.array(digest, { maxLength: 20 }), (digests, others) => {
      const list = packedStems(packStems(digests)!);
      expect([...list]).toEqual([...new Set(digests)].sort());
      for (const one of digests) expect(list.has(one)).toBe(true);
      for (const other of others) expect(list.has(other)).toBe(digests.includes(other));
      expect(list.has('')).toBe(false);
    }),
  ));

test('what is no digest is listed all the same, and equal lists have equal fingerprints, whatever their order', () => {
  expect([...stemList(['b', 'a', 'b'])]).toEqual(['a', 'b']);
  expect(packStems(['Петров'])).toBeUndefined();
  for (const [one, two] of [
    ['b', 'a'],
    ['00000000000000ff', '0000000000000001'],
  ] as const) {
    expect(stemList([one, two]).fingerprint).toBe(stemList([two, one]).fingerprint);
    expect(stemList([one, two]).fingerprint).not.toBe(stemList([one]).fingerprint);
  }
});
