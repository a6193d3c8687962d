import { type ParseError, printParseErrorCode } from 'jsonc-parser';

/** What may be wrong with a document and leaves no doubt of what it says: a comma too many, one too few, a comment. */
export type SlipKind = 'comma-more' | 'comma-lacks' | 'comment';

export interface Slip {
  readonly kind: SlipKind;
  /** Sign of the text at which it stands. */
  readonly offset: number;
}

/** What the parser misses behind a comma too many. */
const EXPECTED: ReadonlySet<string> = new Set(['PropertyNameExpected', 'ValueExpected']);

/** The errors of a parser as slips; undefined where one of them is more than that, and what follows it may be misread. */
export function slipsIn(text: string, errors: readonly ParseError[]): readonly Slip[] | undefined {
  const slips = errors.map((error) => slipOf(text, error));
  const known = slips.filter((slip) => slip !== undefined);
  // A comma behind the last entry is told by two errors.
  const isFirst = (one: Slip, index: number): boolean => known[index - 1]?.offset !== one.offset;
  return known.length === slips.length ? known.filter(isFirst) : undefined;
}

function slipOf(text: string, { error, offset }: ParseError): Slip | undefined {
  const word = printParseErrorCode(error);
  if (word === 'InvalidCommentToken') return { kind: 'comment', offset };
  const before = lastSignBefore(text, offset);
  if (word === 'CommaExpected') return { kind: 'comma-lacks', offset: before };
  const isBetweenCommas = text[before] === ',' && ['}', ']', ','].includes(text[offset] ?? '');
  return EXPECTED.has(word) && isBetweenCommas ? { kind: 'comma-more', offset: before } : undefined;
}

function lastSignBefore(text: string, offset: number): number {
  let at = offset - 1;
  while (at > 0 && /\s/.test(text[at]!)) at -= 1;
  return Math.max(at, 0);
}
