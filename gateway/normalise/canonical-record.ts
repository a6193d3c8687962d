import type { Body, EntityName, Problem } from '../contracts/records.ts';
import { knownWords } from './operators/text.ts';
import { tidy } from './tidy.ts';

/** What canonical records from outside (`svod import --system canonical`) are read with. */
export interface CanonicalContext {
  /** What is wrong with a body, by the schema of its entity: pseudonyms where people are named. */
  check(entity: EntityName, body: unknown): readonly Problem[];
  /** Key of this store: pseudonyms of another one are refused. */
  readonly keyId: string;
  /** As in MapContext: undefined while no list of the class is known. */
  readonly blank: ((text: string) => string) | undefined;
  /** Words that stay while no list is known (SystemRules.vocabulary of any system). */
  readonly vocabulary: ReadonlySet<string>;
}

/** Texts that a reading leaves out while no class list is known: their presence is told beside them. */
const FREE_TEXTS: ReadonlySet<string> = new Set([
  'lesson/topic',
  'homework/text',
  'work/title',
  'plan-item/topic',
  'plan-item/section',
  'entry-log/before',
  'entry-log/after',
]);
/** Names of institutions, periods and holidays are public; responsible persons stand by name because the orders name them. */
const PUBLIC: ReadonlySet<string> = new Set([
  'school',
  'building',
  'academic-year',
  'period',
  'calendar-day',
  'bell',
  'contact',
  'document',
  'attestation',
  'problem-and-solution',
]);
const FOREIGN_LETTER = /[^\x00-\x7f]/;
const PSEUDONYM = /(?:^|\/)(?:pu|st|gu)-([0-9a-f]{8})-[0-9a-f]{32}(?=\/|$)/g;
const ID_FIELD = /^(?:id|[a-z][A-Za-z]*Ids?|supersedes)$/;

/**
 * One canonical record from outside, treated as a reading treats a vendor's: valid, its people pseudonyms of this key, names of
 * the class list blanked. Problems are put into `problems`; the body then is not to be used. Never throws on a JSON value.
 */
export function readCanonical(entity: EntityName, body: unknown, context: CanonicalContext, problems: Problem[]): Body {
  problems.push(...context.check(entity, body));
  if (problems.length > 0) return { id: '' };
  return cleaned(body as Record<string, unknown>, entity, '', context, problems) as Body;
}

/** Keys in sorted order; texts without names. */
function cleaned(
  value: Readonly<Record<string, unknown>>,
  entity: EntityName,
  path: string,
  context: CanonicalContext,
  problems: Problem[],
): Record<string, unknown> {
  const body: Record<string, unknown> = {};
  for (const key of Object.keys(value).sort()) {
    const found = item(value[key], key, entity, `${path}/${key}`, context, problems);
    if (found !== undefined) body[key] = found;
  }
  return body;
}

function item(
  value: unknown,
  key: string,
  entity: EntityName,
  path: string,
  context: CanonicalContext,
  problems: Problem[],
): unknown {
  if (typeof value === 'string') return text(value, key, entity, path, context, problems);
  if (Array.isArray(value))
    return value.map((one) => item(one, key, entity, path, context, problems)).filter((one) => one !== undefined);
  return typeof value === 'object' && value !== null
    ? cleaned(value as Record<string, unknown>, entity, path, context, problems)
    : value;
}

function text(
  value: string,
  key: string,
  entity: EntityName,
  path: string,
  { keyId, blank, vocabulary }: CanonicalContext,
  problems: Problem[],
): string | undefined {
  for (const [, madeWith] of value.matchAll(PSEUDONYM)) {
    if (madeWith !== keyId) problems.push({ code: 'map.other-key', path, message: 'Is a pseudonym of another key.' });
  }
  if (ID_FIELD.test(key)) {
    if (FOREIGN_LETTER.test(value))
      problems.push({ code: 'map.not-an-id', path, message: 'Is not an identifier: it could hold a name.' });
    return value;
  }
  const isFree = FREE_TEXTS.has(`${entity}${path}`);
  if (isFree && !blank) return undefined;
  if (PUBLIC.has(entity) || !(isFree || FOREIGN_LETTER.test(value))) return value;
  const tidied = tidy(value);
  return blank ? blank(tidied) : knownWords(tidied, vocabulary);
}
