/*
 * Reading answers whose fields may be missing or of another type than the documents say. Only text is read: numeric ids
 * are 64-bit and rounded by JSON.parse above 2^53; every one has a twin `<name>_str`.
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

/** The id under `<key>_str`; where that is missing, a small number under `key`. '' where there is none. */
export function idAt(value: unknown, key = 'id'): string {
  const text = textAt(value, twinOf(key));
  if (text !== '') return text;
  const plain = rawOf(value)[key];
  if (typeof plain === 'string' && /^\d+$/.test(plain)) return plain;
  return Number.isSafeInteger(plain) ? String(plain) : '';
}

const twins = new Map<string, string>();

/** Name of the twin of a key, made once a key: idAt is asked several times a record. */
function twinOf(key: string): string {
  let twin = twins.get(key);
  if (twin === undefined) twins.set(key, (twin = `${key}_str`));
  return twin;
}

/** The list of texts under `<key>_str`, or the small numbers and texts under `key`. */
export function idsAt(value: unknown, key: string): readonly string[] {
  const raw = rawOf(value);
  const texts = Array.isArray(raw[`${key}_str`]) ? (raw[`${key}_str`] as unknown[]) : listAt(value, key);
  return texts.filter((id) => typeof id === 'string' || Number.isSafeInteger(id)).map(String);
}

/** A list under a key, empty where there is none. */
export function listAt(value: unknown, key: string): readonly unknown[] {
  const found = rawOf(value)[key];
  return Array.isArray(found) ? (found as unknown[]) : [];
}

/** The first of each id, by id. */
export function byId(items: readonly unknown[], idOf: (item: unknown) => string = idAt): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const item of items) {
    const id = idOf(item);
    if (id !== '' && !found.has(id)) found.set(id, item);
  }
  return found;
}

/** Whether an edu-group is a part of a class (or of several) and no class itself. */
export const isSubgroup = (group: unknown): boolean => textAt(group, 'type') === 'Subgroup';
