import { chance } from '../faults.ts';
import { dayEarlier } from './days.ts';
import { liedJson } from './json.ts';
import type { ListLie } from './lists.ts';
import { isLiteral, liedLiteral } from './literal.ts';
import { liedXml } from './xml.ts';

/**
 * How a lying copy of a journal lies, always alike for the same request, so that asking again shows nothing. What it tells is well-formed in
 * the protocol of the journal, whether that is JSON, XML or rows of JavaScript.
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
/** The same question with another token is the same question. */
const TOKEN = /\b((?:auth|access)_token=)[^&\s]*/g;

/** What the lie makes of an answer. @param request "METHOD /path?query" and the body */
export function lied(lie: Lie, text: string, type: string, request: string): string {
  if (lie === 'shift-dates') return /html/i.test(type) ? text : dayEarlier(text);
  const isSpared = lie === 'skip-page' && chance(`lie\n${request.replaceAll(TOKEN, '$1')}`) >= SKIPPED;
  return isSpared ? text : (formOf(text, type)?.(text, lie) ?? text);
}

/** How lists are told in an answer; undefined where it has none. */
function formOf(text: string, type: string): ((text: string, lie: ListLie) => string) | undefined {
  if (/json/i.test(type)) return liedJson;
  if (/xml/i.test(type)) return liedXml;
  return /plain|javascript/i.test(type) && isLiteral(text) ? liedLiteral : undefined;
}
