import { applyEdits, findNodeAtLocation, type JSONPath, modify, type Node, parseTree } from 'jsonc-parser';

/** One change of svod.json: a value at its path (undefined takes it away), or several things put into an object or a list at once. */
export type ConfigChange =
  | { readonly path: JSONPath; readonly value: unknown }
  | {
      readonly into: JSONPath;
      /** Of an object with their keys; of a list without. */
      readonly entries: readonly { readonly key?: string; readonly value: unknown }[];
      /** Index in front of which they are put into a list; at the end by default. */
      readonly at?: number;
    };

interface Layout {
  readonly insertSpaces: true;
  readonly tabSize: number;
  readonly eol: string;
}

/** The text with the changes, one after another; what they do not touch stays as it stands, blanks included. */
export function changedText(text: string, changes: readonly ConfigChange[]): string {
  const layout: Layout = { insertSpaces: true, tabSize: indentOf(text), eol: text.includes('\r\n') ? '\r\n' : '\n' };
  return changes.reduce(
    (before, change) =>
      'into' in change
        ? insert(before, change, layout)
        : applyEdits(before, modify(before, change.path, change.value, { formattingOptions: layout })),
    text,
  );
}

/** Many entries are one piece of text: putting in a thousand one by one would read the file a thousand times. */
function insert(text: string, change: Extract<ConfigChange, { into: JSONPath }>, layout: Layout): string {
  const { into, entries, at } = change;
  const node = findNodeAtLocation(parseTree(text)!, [...into]);
  const before = (node?.children ?? []).slice(0, at);
  const last = before.at(-1);
  if (entries.length === 0) return text;
  if (!node || !last) return wholeAnew(text, change, node, layout);
  const pad = ' '.repeat(layout.tabSize * (into.length + 1));
  const pieces = entries.map(({ key, value }) => {
    const written = JSON.stringify(value, null, layout.tabSize).replaceAll('\n', `${layout.eol}${pad}`);
    return `,${layout.eol}${pad}${key === undefined ? '' : `${JSON.stringify(key)}: `}${written}`;
  });
  const end = last.offset + last.length;
  return text.slice(0, end) + pieces.join('') + text.slice(end);
}

/** Where nothing stands in front, the object or list is written with what it had behind. */
function wholeAnew(
  text: string,
  { into, entries }: Extract<ConfigChange, { into: JSONPath }>,
  node: Node | undefined,
  layout: Layout,
): string {
  const isList = entries.every(({ key }) => key === undefined);
  const had: unknown = node ? JSON.parse(text.slice(node.offset, node.offset + node.length)) : isList ? [] : {};
  const value = isList
    ? [...entries.map((entry) => entry.value), ...(had as unknown[])]
    : { ...(had as object), ...Object.fromEntries(entries.map((entry) => [entry.key!, entry.value])) };
  return applyEdits(text, modify(text, [...into], value, { formattingOptions: layout }));
}

/** Blanks that the file is indented by. */
const indentOf = (text: string): number => /^\{\r?\n( +)"/.exec(text)?.[1]?.length ?? 2;
