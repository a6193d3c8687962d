/**
 * JSON of a value, however deep it is nested: JSON.stringify gives up on some thousands of levels, which a hostile answer
 * can have.
 */
export function rawJsonOf(value: unknown): string {
  try {
    return JSON.stringify(value) ?? 'null';
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return deepJsonOf(value);
  }
}

/** Walks with a stack of its own. */
function deepJsonOf(value: unknown): string {
  const parts: string[] = [];
  const stack: ({ readonly text: string } | { readonly value: unknown })[] = [{ value }];
  for (let next = stack.pop(); next; next = stack.pop()) {
    if ('text' in next) {
      parts.push(next.text);
    } else if (next.value !== null && typeof next.value === 'object') {
      const isList = Array.isArray(next.value);
      const members = Object.entries(next.value).filter(([, member]) => member !== undefined);
      stack.push({ text: isList ? ']' : '}' });
      members.reverse().forEach(([key, member], index) => {
        stack.push({ value: member });
        const comma = index < members.length - 1 ? ',' : '';
        stack.push({ text: isList ? comma : `${comma}${JSON.stringify(key)}:` });
      });
      parts.push(isList ? '[' : '{');
    } else {
      parts.push(JSON.stringify(next.value) ?? 'null');
    }
  }
  return parts.join('');
}
