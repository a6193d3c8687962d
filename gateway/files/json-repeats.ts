import type { Node } from 'jsonc-parser';

/** A name that stands in its object already. */
export interface Repeat {
  readonly name: string;
  /** JSON Pointer of the value. */
  readonly pointer: string;
  readonly offset: number;
}

/** Every name that stands in its object already, in the order of the text: what it had before would be lost without a word. */
export function repeatsIn(node: Node, pointer = ''): readonly Repeat[] {
  if (node.type === 'array')
    return (node.children ?? []).flatMap((child, index) => repeatsIn(child, `${pointer}/${index}`));
  const seen = new Set<unknown>();
  return (node.children ?? []).flatMap((property) => {
    const [key, value] = property.children ?? [];
    if (!key) return [];
    const name = String(key.value);
    const at = `${pointer}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const isAgain = seen.has(name);
    seen.add(name);
    return [...(isAgain ? [{ name, pointer: at, offset: key.offset }] : []), ...(value ? repeatsIn(value, at) : [])];
  });
}

/**
 * Makes one of what stands under one name: objects and lists hold what both held, of other values the later one stays. So nothing
 * is hidden from whoever looks for mistakes, and nothing is missing that was only written in two places.
 */
export function joinRepeats(node: Node): void {
  const { children = [] } = node;
  if (node.type === 'object') {
    const first = new Map<unknown, Node>();
    for (const property of children.splice(0)) {
      const name: unknown = property.children?.[0]?.value;
      const earlier = first.get(name);
      if (earlier) join(earlier, property);
      else first.set(name, property);
    }
    for (const property of first.values()) children.push(property);
  }
  for (const child of children) joinRepeats(child);
}

function join({ children: earlier = [] }: Node, { children: later = [] }: Node): void {
  const [, a] = earlier;
  const [, b] = later;
  if (a?.children && b?.children && a.type === b.type) for (const child of b.children) a.children.push(child);
  else if (b) earlier[1] = b;
}
