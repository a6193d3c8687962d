import type { ErrorCode, GatewayError } from '../contracts/errors.ts';
import type { JsonFile } from '../files/json-file.ts';
import { sentence, type Sentence, told } from '../messages/told.ts';

/** One thing wrong with a document that people write by hand. */
export interface Mistake {
  /** JSON Pointer of the place. */
  readonly pointer: string;
  /** Where it is not the line of the value that stands there. */
  readonly line?: number;
  /** Line and place are put into its values where it is told. */
  readonly sentence: Sentence;
}

export const mistake = (pointer: string, key: Sentence['key'], values: Sentence['values'] = {}): Mistake => ({
  pointer,
  sentence: sentence(key, values),
});

/** All mistakes of a file at once, in the order of its lines. */
export function fileError(
  code: ErrorCode,
  file: string,
  document: JsonFile,
  mistakes: readonly Mistake[],
): GatewayError {
  const placed = mistakes
    .map((one) => placedIn(document, one))
    .sort((a, b) => Number(a.values['line']) - Number(b.values['line']));
  return told(code, [sentence('mistake.file', { file }), ...placed]);
}

/** What is wrong, with its line and place. */
export const placedIn = (
  document: JsonFile,
  { pointer, line = document.lineOf(pointer), sentence: { key, values } }: Mistake,
): Sentence => sentence(key, { ...values, at: pointer === '' ? '/' : pointer, line });

/** A key as a token of a JSON Pointer. */
export const escaped = (key: string): string => key.replaceAll('~', '~0').replaceAll('/', '~1');
