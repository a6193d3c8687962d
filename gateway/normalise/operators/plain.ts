import { isScalar } from './const.ts';
import { type Apply, StepProblem } from './operator.ts';

/** Printable ASCII: a Russian name cannot be in it. */
const PLAIN = /^[\x20-\x7e]{0,200}$/;
const MAY_NAME = new StepProblem(
  'map.needs-a-step',
  'Is a text that could hold a name: add a step (text, label, code) to the mapping.',
);
const NOT_PLAIN = new StepProblem('map.not-a-value', 'Is neither text, number, true nor false.');

/** What a bare pointer gives: numbers, booleans and plain ASCII text as they are, trimmed. An empty text is nothing. */
export const plain: Apply = (value) => {
  if (typeof value === 'string') return PLAIN.test(value) ? value.trim() || undefined : MAY_NAME;
  return isScalar(value) ? value : NOT_PLAIN;
};

/** What a bare pointer gives in an outgoing mapping: what was read is canonical, lists of values too. */
export const canonical: Apply = (value) =>
  isScalar(value) || (Array.isArray(value) && value.every(isScalar)) ? value : NOT_PLAIN;
