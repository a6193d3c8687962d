import { isScalar } from './const.ts';
import { eachOf } from './id.ts';
import { MappingError, type Operator, StepProblem } from './operator.ts';

const NOT_TEXT = new StepProblem('map.not-an-id', 'Is not an identifier.');

/** { "derive": "pu" } */
export const derive: Operator = {
  name: 'derive',
  about:
    'Outgoing mappings only: a key of the value that only this destination knows, with this prefix. Of a list, each. (The examples are run with a key that shows what it is made of.)',
  examples: [
    { step: 'pu', value: 'pu-0badcafe-00', gives: 'pu<pu-0badcafe-00>' },
    { step: 'le', value: ['1', '2'], gives: ['le<1>', 'le<2>'] },
  ],
  prepare(argument) {
    if (typeof argument !== 'string' || !/^[a-z]{1,8}$/.test(argument))
      throw new MappingError('"derive" takes a prefix of 1 to 8 small letters');
    return (value, context) =>
      eachOf(value, (item) => (isScalar(item) ? context.derive(argument, String(item)) : NOT_TEXT));
  },
};
