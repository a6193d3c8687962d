import type { Problem } from '../contracts/records.ts';
import type { MapContext } from './context.ts';
import { exampleContext } from './example.ts';
import type { EntityRules } from './rules.ts';

/** What a mapping makes of one raw body, for the person who writes it. */
export interface Tried {
  readonly body: Readonly<Record<string, unknown>>;
  /** Where each field that came out comes from, in the order of the body. */
  readonly origins: readonly { readonly field: string; readonly from: string }[];
  readonly problems: readonly Problem[];
  readonly unknownCodes: readonly { readonly list: string; readonly value: string }[];
}

/**
 * Reads one raw body with a mapping, as its example pairs are read: with a class list, a zone and pseudonyms of its own
 * (mappings/README.md). Nothing is stored. Unknown values are shown as they stand in the body, which the person has.
 */
export function tryMapping({ compiled, check }: EntityRules, raw: unknown, context?: MapContext): Tried {
  const unknownCodes: { list: string; value: string }[] = [];
  const problems: Problem[] = [];
  const body = compiled.map(
    raw,
    context ?? exampleContext((list, value) => unknownCodes.push({ list, value })),
    problems,
  );
  const told = new Set(problems.map(({ path }) => path));
  problems.push(...check(body).filter(({ path }) => !told.has(path)));
  const origins = compiled.origins
    .filter(({ field }) => isIn(body, field.split('/')))
    .sort((a, b) => (a.field < b.field ? -1 : 1));
  return { body, origins, problems, unknownCodes };
}

const isIn = (body: unknown, [name = '', ...rest]: readonly string[]): boolean =>
  typeof body === 'object' &&
  body !== null &&
  Object.hasOwn(body, name) &&
  (rest.length === 0 || isIn((body as Record<string, unknown>)[name], rest));
