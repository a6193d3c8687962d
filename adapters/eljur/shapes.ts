/*
 * How ElJur writes things: a map by id or by name, or a list; `{}` or `[]` where there is nothing; ids as text or as numbers; true in four
 * spellings. Known from open clients' models, which contradict each other; whatever occurs is read.
 */

export type Thing = Readonly<Record<string, unknown>>;

export const isThing = (value: unknown): value is Thing =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of a thing; none of what is no thing. */
export const thingOf = (value: unknown): Thing => (isThing(value) ? value : {});

/** The things of a map or a list, each with its key (of a list: its position). Whatever stands there is given, also what is no thing. */
export function entriesOf(value: unknown): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.map((item, index) => [String(index), item] as const);
  return isThing(value) ? Object.entries(value) : [];
}

export const thingsIn = (value: unknown): readonly unknown[] => entriesOf(value).map(([, item]) => item);

/** A text, or a number as text; '' where it is neither. */
export const textOf = (value: unknown): string =>
  typeof value === 'string' ? value.trim() : typeof value === 'number' ? String(value) : '';

/** true, "yes", "__yes", 1: how a true arrives. */
export const isTrue = (value: unknown): boolean => value === true || /^(true|yes|__yes|1)$/i.test(textOf(value));

/** The id of a listed thing: its `name`, else the key that it stands under. */
export const idOf = (key: string, item: unknown): string => textOf(thingOf(item)['name']) || key;

/** "20261012" as a day; '' where it is none. */
export function dayOf(compact: string): string {
  const [, year, month, day] = /^(\d{4})-?(\d{2})-?(\d{2})$/.exec(compact) ?? [];
  return year === undefined ? '' : `${year}-${month}-${day}`;
}

/** A day as calls write it: "20261012". */
export const compactOf = (day: string): string => day.replaceAll('-', '');
