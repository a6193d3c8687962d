import type { ReadTimes } from '../../gateway/contracts/records.ts';
import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Answer } from './answer.ts';
import { digestOf } from './digest.ts';

/**
 * One reading of a slice: keeps the times of first question and last answer, the bytes for the digest, and counts what
 * was listed. Start it before the first request; take every answer in the order of asking, not of arrival.
 */
export interface Reading {
  /** Takes an answer that lists raw records: its items count as received. `null` and an empty body list nothing. */
  list(answer: Answer, place: string, itemsOf?: (json: unknown) => unknown): readonly unknown[];
  /** Takes an answer that only adds to others: part of the digest, not counted. Gives its parsed body. */
  note(answer: Answer): unknown;
  /** Adds what was joined from elsewhere to the digest: a JSON value, or text that was made of one before. */
  join(value: unknown): void;
  /** Counts a listed thing that stands in no list of its own. */
  count(listed: number): void;
  end(): { readonly digest: string; readonly received: number; readonly read: ReadTimes };
}

/** @param now the context's clock */
export function startReading(now: () => Date): Reading {
  const from = now();
  const texts: Buffer[] = [];
  let received = 0;
  return {
    list(answer, place, itemsOf = (json) => json) {
      texts.push(answer.bytes);
      const items = listIn(itemsOf(answer.json), place);
      received += items.length;
      return items;
    },
    note(answer) {
      texts.push(answer.bytes);
      return answer.json;
    },
    join(value) {
      texts.push(Buffer.from(typeof value === 'string' ? value : (JSON.stringify(value) ?? '')));
    },
    count(listed) {
      received += listed;
    },
    end: () => ({ digest: digestOf(texts), received, read: { from, to: now() } }),
  };
}

/**
 * The items of a list; nothing where the vendor answers null or leaves it out.
 *
 * @throws {GatewayError} vendor.answer when it is no list
 */
export function listIn(json: unknown, place: string): readonly unknown[] {
  if (json === null || json === undefined) return [];
  if (Array.isArray(json)) return json as unknown[];
  throw new GatewayError('vendor.answer', `reading ${place}: expected a list`);
}

/**
 * Asks again when an answer lists nothing: systems in trouble answer an empty list, which is believed only when said
 * twice. Gives the second answer then.
 */
export async function believed(
  ask: () => Promise<Answer>,
  isEmpty: (json: unknown) => boolean = listsNothing,
): Promise<Answer> {
  const answer = await ask();
  return isEmpty(answer.json) ? ask() : answer;
}

const listsNothing = (json: unknown): boolean =>
  json === null || json === undefined || (typeof json === 'object' && Object.keys(json).length === 0);
