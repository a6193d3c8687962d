import { demandTrue, type Operator, StepProblem } from './operator.ts';

const PRINTABLE = /^[\x21-\x7e]{1,128}$/;
const NOT_ID = new StepProblem(
  'map.not-an-id',
  'Is not an identifier: printable ASCII text or a whole number below 2^53.',
);

/** { "id": true } */
export const id: Operator = {
  name: 'id',
  about:
    'An identifier as text: a whole number becomes text, text is trimmed, an empty text is nothing. Only printable ASCII without spaces, at most 128 signs, so that no name can be taken for an id. Of a list, each.',
  examples: [
    { step: true, value: 12, gives: '12' },
    { step: true, value: ' 2094567823485123001 ', gives: '2094567823485123001' },
    { step: true, value: [1, 'b'], gives: ['1', 'b'] },
    { step: true, value: 2 ** 60, gives: 'map.not-an-id' },
    { step: true, value: 'Иванов', gives: 'map.not-an-id' },
  ],
  prepare(argument) {
    demandTrue(argument, 'id');
    return (value) => eachOf(value, toId);
  },
};

/** The id as text; undefined when there is none; a problem when it cannot be one. */
export function toId(value: unknown): string | StepProblem | undefined {
  if (typeof value === 'string') {
    if (PRINTABLE.test(value)) return value;
    const text = value.trim();
    return text === '' ? undefined : PRINTABLE.test(text) ? text : NOT_ID;
  }
  return Number.isSafeInteger(value) ? String(value) : NOT_ID;
}

/** Most values of one list: the schemas cap their arrays lower. */
const LONGEST_LIST = 10_000;

/** Does a step to each value of a list, leaving out what gives nothing; to a single value as it is. */
export function eachOf<Done>(
  value: unknown,
  apply: (item: unknown) => Done | StepProblem | undefined,
): Done | Done[] | StepProblem | undefined {
  if (!Array.isArray(value)) return apply(value);
  if (value.length > LONGEST_LIST) return NOT_ID;
  const done: Done[] = [];
  for (const item of value as readonly unknown[]) {
    if (item === null) continue;
    const one = apply(item);
    if (one instanceof StepProblem) return one;
    if (one !== undefined) done.push(one);
  }
  return done;
}
