import { type ErrorCode, GatewayError } from '../contracts/errors.ts';
import type { WayOut } from '../contracts/ways-out.ts';
import { fill } from './form.ts';
import { MESSAGES, type MessageKey } from './messages.ts';
import { didYouMean } from '../normalise/did-you-mean.ts';

/** A sentence of the catalogue with its values. */
export interface Sentence {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string | number>>;
}

export const sentence = (key: MessageKey, values: Sentence['values'] = {}): Sentence => ({ key, values });

/** An error whose message stands in the catalogue: English in `message`, the operator's language where it is shown. */
export function told(code: ErrorCode, sentences: readonly Sentence[], cause?: unknown, wayOut?: WayOut): GatewayError {
  const message = sentences.map(({ key, values }) => fill(MESSAGES[key].en, values)).join('; ');
  return new GatewayError(code, message, { sentences, ...(cause !== undefined && { cause }), wayOut });
}

/** The nearest known word, or all of them, in words of no language: " (demo?)", ": list, show". */
export const hintOf = (word: string, known: readonly string[]): string =>
  didYouMean(word, known)
    .replace(/; did you mean "([^"]+)"\?/, ' ($1?)')
    .replace('; there are: ', ': ')
    .replace('; there are none', '');
