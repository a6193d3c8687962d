import { changed, isDated, type ListLie, ownId } from './lists.ts';

/** An element, or a text between elements as it is written. */
type Node = Element | string;
interface Element {
  readonly name: string;
  /** As written, escapes included. */
  readonly attributes: Readonly<Record<string, string>>;
  readonly children: Node[];
}

const TOKEN = /<\?[^]*?\?>|<!--[^]*?-->|<\/[^>]+>|<(?:"[^"]*"|'[^']*'|[^>"'])+>|[^<]+/g;
const ATTRIBUTE = /([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')/g;

/** Changes the elements of one name side by side whose attributes tell a day. A text that is not well-formed stays as it is. */
export function liedXml(text: string, lie: ListLie): string {
  const root: Element = { name: '', attributes: {}, children: [] };
  const open = [root];
  for (const [token] of text.matchAll(TOKEN)) {
    const element = /^<[\w:]/.test(token) ? elementIn(token) : undefined;
    if (token.startsWith('</')) open.pop();
    else open.at(-1)?.children.push(element ?? token);
    if (element && !token.endsWith('/>')) open.push(element);
  }
  return open.length === 1 ? written(inLists(root, lie)) : text;
}

function elementIn(token: string): Element {
  const [, name = '', rest = ''] = /^<([\w:.-]+)([^]*?)\/?>$/.exec(token) ?? [];
  const pairs = [...rest.matchAll(ATTRIBUTE)].map(([, key = '', double, single]) => [key, double ?? single ?? '']);
  return { name, attributes: Object.fromEntries(pairs) as Record<string, string>, children: [] };
}

function inLists({ name, attributes, children }: Element, lie: ListLie): Element {
  const inside = children.map((child) => (typeof child === 'string' ? child : inLists(child, lie)));
  const byName = Map.groupBy(
    inside.filter((child) => typeof child !== 'string'),
    (child) => child.name,
  );
  const lists = [...byName].filter(([, same]) => same.length > 1 && same.every((one) => isDated(one.attributes)));
  // What a list was stands where its first thing stood.
  const told = new Map(lists.map(([one, same]) => [one, changed(same, lie, withIdOf)]));
  return {
    name,
    attributes,
    children: inside.flatMap((child) => {
      if (typeof child === 'string' || !told.has(child.name)) return [child];
      return byName.get(child.name)?.[0] === child ? [...told.get(child.name)!] : [];
    }),
  };
}

const withIdOf = (first: Element, second: Element): Element => ({
  ...second,
  attributes: { ...second.attributes, ...(ownId(first.attributes, second.attributes) as Element['attributes']) },
});

function written({ name, attributes, children }: Element): string {
  const inside = children.map((child) => (typeof child === 'string' ? child : written(child))).join('');
  if (name === '') return inside;
  const pairs = Object.entries(attributes).map(([key, value]) => ` ${key}="${value}"`);
  return `<${name}${pairs.join('')}>${inside}</${name}>`;
}
