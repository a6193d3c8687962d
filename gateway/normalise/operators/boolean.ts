import { demandTrue, type Operator, StepProblem } from './operator.ts';

const WORDS = new Map<unknown, boolean>([
  [true, true],
  [false, false],
  [1, true],
  [0, false],
  ['true', true],
  ['false', false],
  ['True', true],
  ['False', false],
  ['1', true],
  ['0', false],
]);
const NOT_BOOLEAN = new StepProblem('map.not-a-boolean', 'Is neither true nor false.');

/** { "boolean": true } */
export const boolean: Operator = {
  name: 'boolean',
  about: 'True or false, also from 1, 0, "true", "false", "1", "0"; an empty text is nothing.',
  examples: [
    { step: true, value: 1, gives: true },
    { step: true, value: 'false', gives: false },
    { step: true, value: 'yes', gives: 'map.not-a-boolean' },
  ],
  prepare(argument) {
    demandTrue(argument, 'boolean');
    return (value) => (value === '' ? undefined : (WORDS.get(value) ?? NOT_BOOLEAN));
  },
};
