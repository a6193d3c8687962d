/** A cell of a row as it is written: a text, a date, a number, a word. */
const CELL = /"(?:[^"\\]|\\.)*"|new Date\([\d,]*\)|[^\s,[\]"]+/g;
const ROW = /\[((?:"(?:[^"\\]|\\.)*"|[^"[\]])*)\]/g;

/** Whether an answer is a list of rows in JavaScript, which is no JSON: cells without names, dates as `new Date(…)`. */
export const isRows = (text: string, type: string): boolean =>
  /plain|javascript/i.test(type) && /^\[\s*\[/.test(text) && text.includes('new Date(');

/** The same rows with another text for some cells of those that have a day. Cells without names are told apart by their position alone. */
export const changedRows = (
  text: string,
  change: (cell: string, at: number, row: readonly string[]) => string,
): string =>
  text.replaceAll(ROW, (whole, inside: string) => {
    const cells = inside.match(CELL) ?? [];
    if (!cells.some((cell) => cell.startsWith('new Date('))) return whole;
    return `[${cells.map((cell, at) => change(cell, at, cells)).join(', ')}]`;
  });

export const isNumberCell = (cell: string): boolean => /^\d+$/.test(cell);
