import { isScalar } from './const.ts';
import { MappingError, type Operator, StepProblem } from './operator.ts';

const OTHERWISE = '*';

/** { "cases": { "true": "cancelled", "false": "held" } } */
export const cases: Operator = {
  name: 'cases',
  about:
    'A code list of a few values written on the spot, for values of a protocol (not of people: those have lists). `"*"` stands for all others; `null` gives nothing. Without `"*"` another value is a problem.',
  examples: [
    { step: { true: 'cancelled', false: 'held' }, value: true, gives: 'cancelled' },
    { step: { '1': 'first', '*': null }, value: 2, gives: undefined },
    { step: { a: 1 }, value: 'b', gives: 'map.unknown-case' },
  ],
  prepare(argument) {
    const entries =
      argument !== null && typeof argument === 'object' && !Array.isArray(argument) ? Object.entries(argument) : [];
    if (entries.length === 0 || entries.some(([, value]) => value !== null && !isScalar(value)))
      throw new MappingError('"cases" takes an object: { "vendor\'s value": our value, "*": otherwise }');
    const table = new Map<string, unknown>(entries.map(([key, value]) => [key, value ?? undefined]));
    const unknown = new StepProblem(
      'map.unknown-case',
      `Is none of the values known here: ${[...table.keys()].join(', ')}.`,
    );
    const otherwise = table.has(OTHERWISE) ? table.get(OTHERWISE) : unknown;
    return (value) => {
      const key = isScalar(value) ? String(value) : '';
      return key !== OTHERWISE && table.has(key) ? table.get(key) : otherwise;
    };
  },
};
