import { MappingError } from './operators/operator.ts';

/** Tokens that every object, text or list inherits: read only where the input has them itself. */
const INHERITED = new Set(
  [Object.prototype, Array.prototype, String.prototype, Number.prototype, Boolean.prototype].flatMap((prototype) =>
    Object.getOwnPropertyNames(prototype),
  ),
);

/**
 * Tokens of a JSON Pointer (RFC 6901).
 *
 * @throws {MappingError} when the text is none
 */
export function tokensOf(pointer: string): readonly string[] {
  if (!pointer.startsWith('/') || /~(?![01])/.test(pointer))
    throw new MappingError(`"${pointer}" is no JSON Pointer; it begins with "/", e.g. "/mark/value"`);
  return pointer
    .slice(1)
    .split('/')
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
}

/** Whether a plain property read of the token could find something that the input does not hold. */
export const needsCare = (token: string): boolean => INHERITED.has(token) || /^\d+$/.test(token);

/** A property that the input itself holds, of a list an item; undefined for texts and numbers. */
export function own(value: unknown, token: string): unknown {
  if (typeof value !== 'object' || value === null || !Object.hasOwn(value, token)) return undefined;
  return token === 'length' && Array.isArray(value) ? undefined : (value as Record<string, unknown>)[token];
}

/** Reads the value at a pointer; undefined where there is none, or null. */
export function accessor(pointer: string): (input: unknown) => unknown {
  const tokens = tokensOf(pointer);
  return (input) => {
    let value = input;
    for (const token of tokens) value = own(value, token);
    return value ?? undefined;
  };
}
