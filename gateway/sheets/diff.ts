import { GatewayError } from '../contracts/errors.ts';
import { type Difference, differencesOf } from './diff-sheet.ts';
import type { ExportHeader, ExportLine } from './export.ts';
import { type Names, NO_NAMES, RosterNames, sheetKeyOf } from './natural-key.ts';

export interface Diff {
  readonly equal: boolean;
  readonly differences: readonly Difference[];
}

/**
 * Compares two exports by the meaning of their records: by natural key, several under one key as a multiset. Sources and
 * vendors' ids of records take no part; where a natural key has changed, the id tells which record it was. Classes, groups,
 * subjects and periods go by name where both exports have the school's roster, else by id. In order of the first export.
 *
 * Both are read side by side, and a sheet is let go once both told it alike: two exports in one order, of any size, need the
 * memory of their differences only. Of two orders the sheets wait for each other as text.
 *
 * @throws {GatewayError} file.invalid for a line that is no JSON; key.mismatch when different keys made the pseudonyms
 */
export async function diffExports(a: AsyncIterable<string>, b: AsyncIterable<string>): Promise<Diff> {
  const sides = [new Side('first'), new Side('second')] as const;
  const readers = [a[Symbol.asyncIterator](), b[Symbol.asyncIterator]()] as const;
  let held: readonly Pair[];
  try {
    held = await sideBySide(sides, readers);
  } finally {
    // One that was not read to its end holds a file open.
    await Promise.all(readers.map(async (reader) => reader.return?.()));
  }
  const keys = sides.map(({ keyId }) => keyId);
  if (keys[0] !== undefined && keys[1] !== undefined && keys[0] !== keys[1])
    throw new GatewayError(
      'key.mismatch',
      `comparing exports: the first was made with key ${keys[0]}, the second with ${keys[1]}`,
    );
  return resultOf(sides, held);
}

/** Reads both in turn, a line each; gives the sheets that they tell differently. */
async function sideBySide(
  sides: readonly [Side, Side],
  readers: readonly [AsyncIterator<string>, AsyncIterator<string>],
): Promise<readonly Pair[]> {
  const held: Pair[] = [];
  for (let open: boolean[] = [true, true]; open.includes(true);) {
    for (const index of [0, 1] as const) {
      const { value, done = false } = open[index] ? await readers[index].next() : { value: undefined, done: true };
      open = open.with(index, !done);
      if (done) continue;
      const pair = sides[index].take(value as string, sides[1 - index]!);
      if (pair && !isEqual(pair)) held.push(pair);
    }
  }
  return held;
}

interface Waiting {
  readonly order: number;
  readonly text: string;
}
type Pair = readonly [Waiting, Waiting];

const lineOf = ({ text }: Waiting): ExportLine => JSON.parse(text) as ExportLine;

const isEqual = ([a, b]: Pair): boolean =>
  a.text === b.text || differencesOf(lineOf(a), lineOf(b), NO_NAMES, NO_NAMES).length === 0;

/** One of the two exports, as far as it was read. */
class Side {
  keyId: string | undefined;
  readonly names = new RosterNames();
  /** Sheets that the other export has not told yet, by school, kind, scope and day. */
  readonly waiting = new Map<string, Waiting[]>();
  private readonly name: 'first' | 'second';
  private lines = 0;

  constructor(name: 'first' | 'second') {
    this.name = name;
  }

  /** Takes a line; gives the pair when the other side told the same sheet before, this side's part where it belongs. */
  take(text: string, other: Side): Pair | undefined {
    this.lines += 1;
    if (text === '') return undefined;
    const line = this.parsed(text);
    if ('svod' in line) {
      this.keyId = line.keyId;
      return undefined;
    }
    this.names.add(line);
    const [key, own] = [sheetKeyOf(line, NO_NAMES), { order: this.lines, text }];
    const partner = other.waiting.get(key)?.shift();
    if (!partner) this.waiting.set(key, [...(this.waiting.get(key) ?? []), own]);
    else if (other.waiting.get(key)!.length === 0) other.waiting.delete(key);
    if (!partner) return undefined;
    return this.name === 'first' ? [own, partner] : [partner, own];
  }

  private parsed(text: string): ExportLine | ExportHeader {
    const wrong = (what: string, cause?: unknown): GatewayError =>
      new GatewayError('file.invalid', `comparing the ${this.name} export, line ${this.lines}: ${what}`, { cause });
    let value: unknown;
    try {
      value = JSON.parse(text);
    } catch (cause) {
      throw wrong('is not JSON', cause);
    }
    if (!isHeader(value) && !isSheet(value)) throw wrong('is neither the header nor a sheet of an export');
    return value;
  }
}

const isHeader = (value: unknown): value is ExportHeader =>
  value !== null && typeof value === 'object' && (value as Partial<ExportHeader>).svod === 'export';

function isSheet(value: unknown): value is ExportLine {
  if (value === null || typeof value !== 'object') return false;
  const { school, kind, scope, day, body } = value as Partial<ExportLine>;
  const isText = [school, kind, scope, day].every((part) => typeof part === 'string');
  return isText && typeof body === 'object' && body !== null && Object.values(body).every(Array.isArray);
}

/** With all rosters known: what still differs, and sheets that only one export has. */
function resultOf([a, b]: readonly [Side, Side], held: readonly Pair[]): Diff {
  const shared = a.names.schoolsSharedWith(b.names);
  const [namesOfA, namesOfB] = [a.names.of(shared), b.names.of(shared)];
  const pairs: { readonly a?: Waiting; readonly b?: Waiting }[] = held.map(([one, two]) => ({ a: one, b: two }));
  const left = byName(a, namesOfA);
  const right = byName(b, namesOfB);
  for (const [key, waiting] of left)
    for (const one of waiting) pairs.push({ a: one, ...optional(right.get(key)?.shift()) });
  for (const waiting of right.values()) for (const one of waiting) pairs.push({ b: one });
  const differences = pairs
    .sort((one, two) => orderOf(one) - orderOf(two))
    .flatMap((pair) => {
      const [one, two] = [pair.a && lineOf(pair.a), pair.b && lineOf(pair.b)];
      const named = differencesOf(one, two, namesOfA, namesOfB);
      if (!one || !two || named.length <= 1) return named;
      // A class that was renamed is one difference, not one for each of its pupils: then ids tell more than names.
      const byId = differencesOf(one, two, NO_NAMES, NO_NAMES);
      return byId.length < named.length ? byId : named;
    });
  return { equal: differences.length === 0, differences };
}

const optional = (b: Waiting | undefined): { readonly b?: Waiting } => (b ? { b } : {});

/** What only the second export has comes last. */
const orderOf = ({ a, b }: { readonly a?: Waiting; readonly b?: Waiting }): number => a?.order ?? 1e12 + b!.order;

const byName = ({ waiting }: Side, names: Names): Map<string, Waiting[]> =>
  Map.groupBy([...waiting.values()].flat(), (one) => sheetKeyOf(lineOf(one), names));
