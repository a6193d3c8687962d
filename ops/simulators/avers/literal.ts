import type { Day } from '../region/timeline.ts';

/** A date of a row; months count from 0 on the wire. */
export interface DateCell {
  readonly day: Day;
}
export type Cell = string | number | boolean | null | DateCell;
export type Row = readonly Cell[];

/** How nothing looks here. */
export const EMPTY = '[\n]';
/** What a sign-in that failed is answered, with status 200; from the vendor's client script. */
export const ERROR_SYMBOL = '[error_symbol]';

/** Rows as the server writes them: a list of lists, as JavaScript and not as JSON. */
export const literalOf = (rows: readonly Row[]): string =>
  rows.length === 0 ? EMPTY : `[\n${rows.map((row) => `[${row.map(cellOf).join(', ')}]`).join(',\n ')}\n]`;

function cellOf(cell: Cell): string {
  // The escapes of JSON are escapes of JavaScript too.
  if (cell === null || typeof cell !== 'object') return JSON.stringify(cell);
  const [year, month, day] = cell.day.split('-').map(Number) as [number, number, number];
  return `new Date(${year},${month - 1},${day},0,0,0,0)`;
}

/** "27.04.2026", also without leading zeros → "2026-04-27"; undefined where it is none. */
export function dayIn(text: unknown): Day | undefined {
  const [, day = '', month = '', year = ''] = /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/.exec(String(text).trim()) ?? [];
  return year === '' ? undefined : `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}
