import { changed, type ListLie } from './lists.ts';

/** A cell as it is written: a text, a date, a number, a word. */
const CELL = /"(?:[^"\\]|\\.)*"|new Date\([\d,]*\)|[^\s,[\]]+/g;
const ROW = /\[((?:"(?:[^"\\]|\\.)*"|[^"[\]])*)\]/g;

/** Whether a text is a list of rows, as АВЕРС writes it: JavaScript and not JSON. */
export const isLiteral = (text: string): boolean => /^\[\s*\[/.test(text);

/**
 * Changes the rows that have a day. Rows have no names: the id of one is the first number in it, which is the row of the lesson, in the diary as in
 * the journal; a mark has no id of its own there.
 */
export function liedLiteral(text: string, lie: ListLie): string {
  const inside = text.slice(text.indexOf('[') + 1);
  const rows = [...inside.matchAll(ROW)].map(([, cells = '']): readonly string[] => cells.match(CELL) ?? []);
  const isList = rows.length > 1 && rows.every((cells) => cells.some(isDate));
  if (!isList) return text;
  const told = changed(rows, lie, (first, second) => {
    const [from, to] = [first.find(isNumber), second.findIndex(isNumber)];
    return from === undefined ? second : second.map((cell, index) => (index === to ? from : cell));
  });
  return told.length === 0 ? '[\n]' : `[\n${told.map((cells) => `[${cells.join(', ')}]`).join(',\n ')}\n]`;
}

const isDate = (cell: string): boolean => cell.startsWith('new Date(');
const isNumber = (cell: string): boolean => /^\d+$/.test(cell);
