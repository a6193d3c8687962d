import { demandTrue, type Operator, StepProblem } from './operator.ts';

const NUMBER = /^[+-]?\d{1,15}(?:[.,]\d{1,15})?$/;
const LONGEST = 40;
const NOT_NUMBER = new StepProblem('map.not-a-number', 'Is not a number.');
const NOT_WHOLE = new StepProblem('map.not-a-number', 'Is not a whole number below 2^53.');

/** { "number": true } */
export const number: Operator = {
  name: 'number',
  about: 'A number, also from text with a decimal point or comma; an empty text is nothing.',
  examples: [
    { step: true, value: '4,5', gives: 4.5 },
    { step: true, value: 3, gives: 3 },
    { step: true, value: ' ', gives: undefined },
    { step: true, value: 'four', gives: 'map.not-a-number' },
    { step: true, value: true, gives: 'map.not-a-number' },
  ],
  prepare(argument) {
    demandTrue(argument, 'number');
    return toNumber;
  },
};

/** { "integer": true } */
export const integer: Operator = {
  name: 'integer',
  about: 'A whole number, also from text; an empty text is nothing.',
  examples: [
    { step: true, value: '7', gives: 7 },
    { step: true, value: 2.5, gives: 'map.not-a-number' },
    { step: true, value: 2 ** 60, gives: 'map.not-a-number' },
  ],
  prepare(argument) {
    demandTrue(argument, 'integer');
    return (value) => {
      const found = Number.isSafeInteger(value) ? value : toNumber(value);
      return typeof found === 'number' && !Number.isSafeInteger(found) ? NOT_WHOLE : found;
    };
  },
};

function toNumber(value: unknown): unknown {
  if (typeof value === 'number') return Number.isFinite(value) ? value : NOT_NUMBER;
  if (typeof value !== 'string' || value.length > LONGEST) return NOT_NUMBER;
  const text = value.trim();
  if (text === '') return undefined;
  return NUMBER.test(text) ? Number(text.replace(',', '.')) : NOT_NUMBER;
}
