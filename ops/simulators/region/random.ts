/** Drawing by seed. Streams of different words are independent, so that one more draw here changes nothing there. */
export interface Random {
  /** In [0, 1). */
  number(): number;
  /** A whole number in [0, limit). */
  below(limit: number): number;
  /** A whole number in [from, to]. */
  between(from: number, to: number): number;
  chance(share: number): boolean;
  /** @throws {RangeError} where the list is empty */
  pick<Item>(list: readonly Item[]): Item;
  /** A new list. */
  shuffle<Item>(list: readonly Item[]): Item[];
}

/** A stream that depends on these words alone (sfc32, seeded by a hash of the words). */
export function random(...words: readonly (string | number)[]): Random {
  const number = sfc32(words.join('\n'));
  const below = (limit: number) => Math.floor(number() * limit);
  return {
    number,
    below,
    between: (from, to) => from + below(to - from + 1),
    chance: (share) => number() < share,
    pick(list) {
      if (list.length === 0) throw new RangeError('Nothing to pick from.');
      return list[below(list.length)]!;
    },
    shuffle(list) {
      const all = [...list];
      for (let end = all.length - 1; end > 0; end -= 1) {
        const other = below(end + 1);
        [all[end], all[other]] = [all[other]!, all[end]!];
      }
      return all;
    },
  };
}

function sfc32(text: string): () => number {
  let a = 0x9e3779b9;
  let b = 0x243f6a88;
  let c = 0xb7e15162;
  let d = text.length;
  const next = () => {
    const sum = (a + b + d) | 0;
    d = (d + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (c << 21) | (c >>> 11);
    c = (c + sum) | 0;
    return (sum >>> 0) / 0x1_0000_0000;
  };
  for (let index = 0; index < text.length; index += 1) {
    a = Math.imul(a ^ text.charCodeAt(index), 0x85ebca6b);
    b = (b + (a >>> 13)) | 0;
    next();
  }
  for (let round = 0; round < 12; round += 1) next();
  return next;
}
