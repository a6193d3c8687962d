/**
 * Changes a JSON text by its value; numbers that JavaScript cannot hold stay digit by digit as written. Undefined where the
 * text is no JSON.
 */
export function parseKeeping(text: string, change: (value: unknown) => unknown): string | undefined {
  let value: unknown;
  try {
    value = parse(text, (_key, item, { source }) =>
      typeof item === 'number' && source !== undefined && String(item) !== source ? rawJson.rawJSON(source) : item,
    );
  } catch {
    return undefined;
  }
  return JSON.stringify(change(value));
}

/** Whether a value is a number that stays as written. */
export const isRawNumber = (value: unknown): boolean => rawJson.isRawJSON(value);

/** In Node for years, in the types of the language not yet. */
const rawJson = JSON as unknown as { rawJSON(text: string): unknown; isRawJSON(value: unknown): boolean };
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;
