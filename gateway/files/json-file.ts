import { isUtf8 } from 'node:buffer';
import { readFileSync } from 'node:fs';
import {
  findNodeAtLocation,
  type Node,
  type ParseError,
  parseTree,
  getNodeValue,
  printParseErrorCode,
} from 'jsonc-parser';
import { type ErrorCode, GatewayError } from '../contracts/errors.ts';
import { joinRepeats, repeatsIn } from './json-repeats.ts';
import { type SlipKind, slipsIn } from './json-slips.ts';

/** What the parser calls the commonest mistakes, in words. */
const WHY: Readonly<Record<string, string>> = {
  CloseBraceExpected: 'a "}" is missing',
  CloseBracketExpected: 'a "]" is missing',
  CommaExpected: 'a comma is missing before it',
  ColonExpected: 'a ":" is missing',
  PropertyNameExpected: 'a name in quotes is missing; is there a comma too many?',
  ValueExpected: 'a value is missing; is there a comma too many?',
  InvalidSymbol: 'a text stands in "quotes"',
  InvalidCommentToken: 'a comment may not stand here',
  EndOfFileExpected: 'something stands behind its end',
};

const LINE_FEED = 0x0a;

/** A JSON document that remembers where its values stand. */
export interface JsonFile {
  readonly value: unknown;
  /** Line (from 1) of the value at a JSON Pointer, or of its nearest parent that exists. */
  lineOf(pointer: string): number;
}

/**
 * Reads a JSON file that people write by hand.
 *
 * @throws {GatewayError} `code` with file and line where it is no JSON; "file.unreadable" where it cannot be read
 */
export function readJsonFile(file: string, code: ErrorCode): JsonFile {
  return parseJson(jsonTextIn(readBytes(file), file, code), file, code);
}

/**
 * The text of a JSON document, without the mark that some editors put in front of it. Another encoding is told, and never guessed:
 * names of schools would go on to the platform as garbage.
 *
 * @throws {GatewayError} `code` with the line of the first sign that is no UTF-8
 */
export function jsonTextIn(bytes: Uint8Array, name: string, code: ErrorCode): string {
  if (isUtf8(bytes) && !bytes.includes(0)) return textIn(bytes);
  throw new GatewayError(code, `reading ${name}, line ${lineOfNoUtf8(bytes)}: is not in UTF-8; save it anew in UTF-8`);
}

/** The first line that is no UTF-8; of UTF-16 the first. */
function lineOfNoUtf8(bytes: Uint8Array): number {
  let line = 1;
  for (let begin = 0; begin < bytes.length; line += 1) {
    const end = bytes.indexOf(LINE_FEED, begin);
    const one = bytes.subarray(begin, end < 0 ? bytes.length : end);
    if (!isUtf8(one) || one.includes(0)) return line;
    begin += one.length + 1;
  }
  return line;
}

/** Text without the mark that some editors put in front of it. @throws {GatewayError} file.unreadable */
export const readText = (file: string): string => textIn(readBytes(file));

/** UTF-8 without its mark. */
export const textIn = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

/** @throws {GatewayError} file.unreadable */
export function readBytes(file: string): Buffer {
  try {
    return readFileSync(file);
  } catch (cause) {
    throw new GatewayError(
      'file.unreadable',
      `reading ${file}: ${(cause as NodeJS.ErrnoException).code ?? 'unknown'}`,
      { cause },
    );
  }
}

/** As `readJsonFile`, for a text that is at hand. */
export function parseJson(text: string, name: string, code: ErrorCode): JsonFile {
  const file = parseWritten(text, name, code);
  const [twice] = file.repeated;
  if (twice)
    throw new GatewayError(
      code,
      `reading ${name}, line ${twice.line}: "${twice.name}" stands in this object twice; one of the two must go`,
    );
  return file;
}

/** A JSON document whose mistakes are all told at once: a name that stands twice in one object hides none of them. */
export interface WrittenFile extends JsonFile {
  /** Names that stand in their object already, by the JSON Pointer of their values. */
  readonly repeated: readonly { readonly name: string; readonly pointer: string; readonly line: number }[];
  /** Commas too many or too few, and comments: it is no JSON, but leaves no doubt of what it says. */
  readonly slips?: readonly { readonly kind: SlipKind; readonly line: number }[];
}

/** As `readJsonFile`, but that names may stand twice. */
export const readWritten = (file: string, code: ErrorCode): WrittenFile =>
  parseWritten(jsonTextIn(readBytes(file), file, code), file, code);

/** As `parseJson`, but that names may stand twice. @throws {GatewayError} `code` with file and line where it is no JSON */
export const parseWritten = (text: string, name: string, code: ErrorCode): WrittenFile =>
  parsed(text, name, code, () => undefined);

/** As `parseWritten`, but that commas may be too many or too few. */
export const parseSlipping = (text: string, name: string, code: ErrorCode): WrittenFile =>
  parsed(text, name, code, slipsIn);

function parsed(text: string, name: string, code: ErrorCode, slipsOf: typeof slipsIn): WrittenFile {
  if (text.trim() === '') throw new GatewayError(code, `reading ${name}: is empty; write at least {} into it`);
  const errors: ParseError[] = [];
  const root = parseTree(text, errors, { allowTrailingComma: false, disallowComments: true });
  const [error] = errors;
  const slips = error ? slipsOf(text, errors) : [];
  if (!slips || !root) {
    const word = error ? printParseErrorCode(error.error) : 'empty';
    const line = lineAt(text, error?.offset ?? 0);
    throw new GatewayError(code, `reading ${name}, line ${line}: this is not JSON (${WHY[word] ?? word})`);
  }
  const repeated = repeatsIn(root).map(({ offset, ...repeat }) => ({ ...repeat, line: lineAt(text, offset) }));
  if (repeated.length > 0) joinRepeats(root);
  return {
    value: getNodeValue(root),
    lineOf: (pointer) => lineAt(text, nodeAt(root, pointer).offset),
    repeated,
    slips: slips.map(({ kind, offset }) => ({ kind, line: lineAt(text, offset) })),
  };
}

function nodeAt(root: Node, pointer: string): Node {
  const path: (string | number)[] = [];
  let found = root;
  for (const token of pointer.split('/').slice(1)) {
    const key = token.replaceAll('~1', '/').replaceAll('~0', '~');
    path.push(found.type === 'array' ? Number(key) : key);
    const next = findNodeAtLocation(root, path);
    if (!next) break;
    found = next;
  }
  return found;
}

const lineAt = (text: string, offset: number): number => text.slice(0, offset).split('\n').length;
