import { isScalar } from './const.ts';
import { MappingError, type Operator } from './operator.ts';

/** { "default": "held" } */
export const fallback: Operator = {
  name: 'default',
  about: 'This text, number or boolean where the steps before gave nothing.',
  takesNothing: true,
  examples: [
    { step: 'held', value: undefined, gives: 'held' },
    { step: 'held', value: 'moved', gives: 'moved' },
  ],
  prepare(argument) {
    if (!isScalar(argument)) throw new MappingError('"default" takes a text, a number, true or false');
    return (value) => (value === undefined ? argument : value);
  },
};
