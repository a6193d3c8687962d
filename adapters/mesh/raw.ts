/*
 * Reading answers whose fields may be missing or of another type than clients know. The door reads whole numbers beyond 2^53 as text,
 * so that no id is rounded.
 */
export type Raw = Readonly<Record<string, unknown>>;

/** The value as an object to read fields of; an empty one where it is something else. */
export const rawOf = (value: unknown): Raw =>
  value !== null && typeof value === 'object' && !Array.isArray(value) ? (value as Raw) : {};

/** A text field, '' where there is none. */
export function textAt(value: unknown, key: string): string {
  const found = rawOf(value)[key];
  return typeof found === 'string' ? found : '';
}

/** An id as text; '' where there is none. */
export const idOf = (value: unknown): string =>
  typeof value === 'string' ? value : typeof value === 'number' ? String(value) : '';

export const idAt = (value: unknown, key = 'id'): string => idOf(rawOf(value)[key]);

/** A list under a key, empty where there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = rawOf(value)[key];
  return Array.isArray(found) ? (found as unknown[]) : [];
}

export function chunks<Item>(items: readonly Item[], size: number): readonly (readonly Item[])[] {
  const parts: Item[][] = [];
  for (let start = 0; start < items.length; start += size) parts.push(items.slice(start, start + size));
  return parts;
}
