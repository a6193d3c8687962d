import { MappingError, type Operator } from './operator.ts';

export const isScalar = (value: unknown): value is string | number | boolean =>
  typeof value === 'string' || typeof value === 'boolean' || (typeof value === 'number' && Number.isFinite(value));

/** { "const": "five-point" } */
export const constant: Operator = {
  name: 'const',
  about: 'Always this text, number or boolean.',
  begins: true,
  examples: [{ step: 'five-point', gives: 'five-point' }],
  prepare(argument) {
    if (!isScalar(argument)) throw new MappingError('"const" takes a text, a number, true or false');
    return () => argument;
  },
};
