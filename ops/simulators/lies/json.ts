import { changed, isDated, type ListLie, ownId } from './lists.ts';

/** A place in a list, or in a map that stands for one: of days, of numbers of lessons. */
const COUNTS = /^\d+$/;

type Item = Readonly<Record<string, unknown>>;

/** Numbers stay digit by digit as written; a text that is no JSON stays as it is. */
export function liedJson(text: string, lie: ListLie): string {
  try {
    const value = parse(text, (_key, item, { source }) =>
      typeof item === 'number' && source !== undefined && String(item) !== source ? rawJson.rawJSON(source) : item,
    );
    return JSON.stringify(inLists(value, lie));
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}

/** Changes every list, and every map, whose things have a day. */
function inLists(value: unknown, lie: ListLie): unknown {
  if (value === null || typeof value !== 'object' || rawJson.isRawJSON(value)) return value;
  const entries = Object.entries(value).map(([name, item]) => [name, inLists(item, lie)] as const);
  const isList =
    entries.length > 1 && entries.every(([name, item]) => COUNTS.test(name) && isThing(item) && isDated(item));
  const told = isList ? changed(entries as readonly Entry[], lie, withIdOf) : entries;
  return Array.isArray(value) ? told.map(([, item]) => item) : Object.fromEntries(told);
}

type Entry = readonly [name: string, item: Item];

const withIdOf = ([, first]: Entry, [name, second]: Entry): Entry => [name, { ...second, ...ownId(first, second) }];

const isThing = (item: unknown): item is Item =>
  item !== null && typeof item === 'object' && !Array.isArray(item) && !rawJson.isRawJSON(item);

/** In Node for years, in the types of the language not yet. */
const rawJson = JSON as unknown as { rawJSON(text: string): unknown; isRawJSON(value: unknown): boolean };
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;
