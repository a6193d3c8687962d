import type { Api } from '../../adapters/dnevnik-ru/access.ts';
import { type Answer, jsonReader, parsePromised } from '../../adapters/kit/answer.ts';

/** Answers of the vendor as they came over the socket, by call. */
export type Calls = Map<string, Uint8Array>;

/** What one class answered for one week. */
export interface TapedWeek {
  /** Vendor's ids. */
  readonly school: string;
  readonly scope: string;
  readonly calls: Calls;
}

export interface TapedSchool {
  readonly id: string;
  readonly attendWritten: boolean;
  readonly calls: Calls;
}

/** One region-day of a vendor's own bytes. */
export interface Tape {
  /** The region's clock when it was read, milliseconds. */
  readonly now: number;
  readonly schools: readonly TapedSchool[];
  /** In the order of a pull. */
  readonly weeks: readonly TapedWeek[];
}

/** Bytes of all journal answers. */
export const bytesOf = ({ weeks }: Pick<Tape, 'weeks'>): number =>
  weeks.reduce((sum, { calls }) => [...calls.values()].reduce((bytes, answer) => bytes + answer.byteLength, sum), 0);

/** The same tape, each answer with one space more: equal things in other bytes. */
export const withVolatileByte = (tape: Tape): Tape => ({
  ...tape,
  weeks: tape.weeks.map((week) => ({
    ...week,
    calls: new Map([...week.calls].map(([call, bytes]) => [call, spaced(bytes)])),
  })),
});

function spaced(bytes: Uint8Array): Uint8Array {
  const longer = new Uint8Array(bytes.length + 1);
  longer.set(bytes);
  longer[bytes.length] = ' '.charCodeAt(0);
  return longer;
}

const JSON_TYPE = 'application/json; charset=utf-8';
const NOWHERE = new URL('http://127.0.0.1/');

/** How a call is named on a tape. Ids of things only: no call of this API holds a name. */
export const callOf = (path: string, more: unknown = ''): string =>
  more === '' ? path : `${path} ${JSON.stringify(more)}`;

/** An answer made of bytes as the kit makes it: decoded, parsed, checked to be no page for people. */
export function answerOf(bytes: Uint8Array, call: string): Answer {
  const text = new TextDecoder().decode(bytes);
  const json = parsePromised(text, JSON_TYPE, jsonReader('plain'), call);
  return {
    status: 200,
    headers: { 'content-type': JSON_TYPE },
    bytes: Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength),
    text,
    json,
    url: NOWHERE,
  };
}

/** The vendor's API played from a tape; a call that is not on it is an error. */
export function replay(calls: Calls): Api {
  const find = (call: string): Promise<Answer> => {
    const bytes = calls.get(call);
    return bytes ? Promise.resolve(answerOf(bytes, call)) : Promise.reject(new Error(`the tape has no ${call}`));
  };
  return { get: (path, query) => find(callOf(path, query)), ask: (path, ids) => find(callOf(path, ids)) };
}
