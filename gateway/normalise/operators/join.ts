import { isScalar } from './const.ts';
import { MappingError, type Operator, StepProblem } from './operator.ts';

const NOT_PART = new StepProblem('map.not-an-id', 'One of the parts is neither text nor number.');

/** { "join": ["/lesson/id", [{ "get": "/person" }, { "pseudonym": "pupil" }]] } */
export const join: Operator = {
  name: 'join',
  about:
    'An id made of several: each part a pointer or steps, written with "/" between. Nothing when a part is missing.',
  begins: true,
  examples: [
    { step: ['/a', '/b'], input: { a: 'x', b: 'y' }, gives: 'x/y' },
    { step: ['/a', [{ get: '/b' }, { id: true }]], input: { a: 'x', b: 5 }, gives: 'x/5' },
    { step: ['/a', '/b'], input: { a: 'x' }, gives: undefined },
  ],
  prepare(argument, tools) {
    if (!Array.isArray(argument) || argument.length < 2)
      throw new MappingError('"join" takes a list of two or more pointers or steps');
    const parts = argument.map((part, index) => tools.recipe(part, `/${index}`));
    return (_value, context, input) => {
      let joined = '';
      for (let index = 0; index < parts.length; index++) {
        const part = parts[index]!(input, context);
        if (part === undefined || part instanceof StepProblem) return part;
        if (!isScalar(part)) return NOT_PART;
        joined = index === 0 ? String(part) : `${joined}/${String(part)}`;
      }
      return joined;
    };
  },
};
