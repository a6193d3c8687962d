import { GatewayError } from '../../gateway/contracts/errors.ts';
import { listIn } from '../kit/reading.ts';

export type Raw = Readonly<Record<string, unknown>>;

export const isObject = (value: unknown): value is Raw =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The members of an object; none of anything else. */
export const rawOf = (value: unknown): Raw => (isObject(value) ? value : {});

/** A list that stands at a key; empty where there is none. */
export function itemsAt(value: unknown, key: string): readonly unknown[] {
  const items = rawOf(value)[key];
  return Array.isArray(items) ? (items as unknown[]) : [];
}

/** An id as text; undefined where it is neither a number nor a text without spaces. */
export function idText(value: unknown): string | undefined {
  const text = typeof value === 'number' || typeof value === 'string' ? String(value).trim() : '';
  return /^[\x21-\x7e]{1,100}$/.test(text) ? text : undefined;
}

/**
 * The blocks of an answer about marks: newer systems put them into a list, older ones answer with the block itself, and some do both.
 *
 * @throws {GatewayError} vendor.answer where it is neither
 */
export function blocksOf(json: unknown, list: 'summary_marks_data' | 'total_marks_data'): readonly unknown[] {
  if (json === null || json === undefined) return [];
  const { [list]: blocks, discipline_marks: flat } = rawOf(json);
  if (Array.isArray(blocks)) return blocks as unknown[];
  if (flat !== undefined) return [json];
  throw new GatewayError('vendor.answer', `reading ${list}: expected a list`);
}

/** The days of an answer. @throws {GatewayError} vendor.answer where they are no list */
export const daysIn = (json: unknown, place: string): readonly unknown[] =>
  listIn(Array.isArray(json) ? json : rawOf(json)['days'], place);
