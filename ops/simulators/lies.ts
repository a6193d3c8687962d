import { chance } from './faults.ts';

/**
 * How a lying copy of a journal lies, always alike for the same request, so that asking again shows nothing.
 *
 * | lie            | what the client sees                                                              |
 * | skip-page      | some lists of dated things are empty that are not                                  |
 * | claim-coverage | the last third of each list of dated things is left out; totals say otherwise       |
 * | repeat-ids     | the second thing of each list of dated things has the id of the first              |
 * | shift-dates    | every day is told as the day before                                                |
 */
export const LIES = ['skip-page', 'claim-coverage', 'repeat-ids', 'shift-dates'] as const;
export type Lie = (typeof LIES)[number];

/** Share of requests of which `skip-page` empties the lists. */
const SKIPPED = 0.3;
const DAY_MS = 86_400_000;
const ISO_DAY = /\b(20\d\d)-(\d\d)-(\d\d)(?=\b|T)/g;
const DOTTED_DAY = /\b(\d\d)\.(\d\d)\.(20\d\d)\b/g;
const IS_DATED = /^(?:20\d\d-\d\d-\d\d|\d\d\.\d\d\.20\d\d)/;
const ID = /^(?:id|\w*(?:Id|_id|ID))(?:_str)?$/;

/** What the lie makes of an answer. @param request "METHOD /path?query" and the body */
export function lied(lie: Lie, text: string, type: string, request: string): string {
  if (lie === 'shift-dates') return /html/i.test(type) ? text : shifted(text);
  if (!/json/i.test(type)) return text;
  if (lie === 'skip-page' && chance(`lie\n${request}`) >= SKIPPED) return text;
  const change = lie === 'skip-page' ? () => [] : lie === 'claim-coverage' ? shortened : repeated;
  return changedJson(text, (value) => inLists(value, change));
}

const shifted = (text: string): string =>
  text
    .replaceAll(ISO_DAY, (whole) => dayBefore(whole))
    .replaceAll(DOTTED_DAY, (_, day: string, month: string, year: string) =>
      dayBefore(`${year}-${month}-${day}`).split('-').reverse().join('.'),
    );

function dayBefore(day: string): string {
  const moment = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(moment) ? day : new Date(moment - DAY_MS).toISOString().slice(0, 10);
}

type Item = Readonly<Record<string, unknown>>;

/** Changes every innermost list whose things have a day. */
function inLists(value: unknown, change: (items: readonly Item[]) => readonly Item[]): unknown {
  if (value === null || typeof value !== 'object' || rawJson.isRawJSON(value)) return value;
  if (!Array.isArray(value))
    return Object.fromEntries(Object.entries(value).map(([name, item]) => [name, inLists(item, change)]));
  const items: readonly unknown[] = value.map((item) => inLists(item, change));
  return items.length > 1 && items.every(isDated) ? change(items) : items;
}

const isDated = (item: unknown): item is Item =>
  item !== null &&
  typeof item === 'object' &&
  Object.values(item).some((value) => typeof value === 'string' && IS_DATED.test(value));

const shortened = (items: readonly Item[]): readonly Item[] => items.slice(0, Math.ceil((items.length * 2) / 3));

function repeated(items: readonly Item[]): readonly Item[] {
  const [first, second, ...others] = items as readonly [Item, Item];
  const ids = Object.entries(first).filter(
    ([name, id]) => ID.test(name) && JSON.stringify(id) !== JSON.stringify(second[name]),
  );
  // What is told first is the thing's own id; those that follow point to others.
  const [own] = ids.map(([name]) => name.replace(/_str$/, ''));
  const copied = ids.filter(([name]) => name.replace(/_str$/, '') === own);
  return [first, { ...second, ...Object.fromEntries(copied) }, ...others];
}

/** In Node for years, in the types of the language not yet. */
const rawJson = JSON as unknown as { rawJSON(text: string): unknown; isRawJSON(value: unknown): boolean };
type Reviver = (key: string, value: unknown, context: { readonly source?: string }) => unknown;
const parse = JSON.parse as (text: string, reviver: Reviver) => unknown;

/** Numbers stay digit by digit as written; a text that is no JSON stays as it is. */
function changedJson(text: string, change: (value: unknown) => unknown): string {
  try {
    const value = parse(text, (_key, item, { source }) =>
      typeof item === 'number' && source !== undefined && String(item) !== source ? rawJson.rawJSON(source) : item,
    );
    return JSON.stringify(change(value));
  } catch (error) {
    if (error instanceof SyntaxError) return text;
    throw error;
  }
}
