/** What a setting of this pattern is, where one example does not say what is wrong: a number of the system's, or a key of the operator's own. */
export type PatternKind = 'digits' | 'key';

/** By the patterns of the adapters' settings. */
const KINDS: Readonly<Record<string, PatternKind>> = {
  '^[0-9]+$': 'digits',
  '^[0-9A-Za-z._-]{1,60}$': 'key',
  '^[\\x21-\\x7E]+$': 'key',
};

export const patternKind = (pattern: unknown): PatternKind | undefined => KINDS[String(pattern)];
