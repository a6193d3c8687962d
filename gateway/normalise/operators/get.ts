import { MappingError, type Operator } from './operator.ts';

/** { "get": "/mark/value" } or a list of pointers, the first that is there. */
export const get: Operator = {
  name: 'get',
  about:
    'The value at a JSON Pointer of the raw body; of a list of pointers the first that is there. `null` is not there.',
  begins: true,
  examples: [
    { step: '/a/b', input: { a: { b: 5 } }, gives: 5 },
    { step: ['/x', '/y'], input: { x: null, y: 7 }, gives: 7 },
    { step: '/list/1', input: { list: ['p', 'q'] }, gives: 'q' },
    { step: '/a/b', input: { a: 'text' }, gives: undefined },
  ],
  prepare(argument, tools) {
    const pointers = Array.isArray(argument) ? (argument as readonly unknown[]) : [argument];
    if (pointers.length === 0) throw new MappingError('"get" needs a pointer');
    const accessors = pointers.map((pointer) => tools.accessor(String(pointer)));
    return (_value, _context, input) => {
      for (const access of accessors) {
        const value = access(input);
        if (value !== undefined) return value;
      }
      return undefined;
    };
  },
};
