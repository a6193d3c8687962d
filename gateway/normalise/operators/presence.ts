import { codeKey } from '../code-list.ts';
import { listNamed } from './code.ts';
import { demandTrue, MappingError, type Operator, type Tools } from './operator.ts';

/** What teachers type where nothing is to be told: mappings/codes/fillers.csv. */
export const FILLERS = 'fillers';
/** Spaces too many that a value of a list may be written with; longer texts are not looked up. */
const SPACES = 20;

/** { "presence": ["fillers", "no-homework"] } */
export const presence: Operator = {
  name: 'presence',
  about:
    'The state of a text: what the first of the code lists gives that knows it ("blank", "none"), "blank" when there is none or it is empty, else "present". Asked also where there is no value: use it only where the vendor would show the text.',
  takesNothing: true,
  examples: [
    { step: ['fillers', 'no-homework'], value: '§ 12', gives: 'present' },
    { step: ['fillers', 'no-homework'], value: 'Не  задано', gives: 'none' },
    { step: ['fillers'], value: ' --- ', gives: 'blank' },
    { step: ['fillers'], value: undefined, gives: 'blank' },
  ],
  prepare(argument, tools) {
    const said = knownTo(argument, tools, 'presence');
    return (value) => said(value) ?? (isThere(value) ? 'present' : 'blank');
  },
};

/** { "flag": true } */
export const flag: Operator = {
  name: 'flag',
  about:
    'True when there is something: a text that is not empty and no filler, a number, a list or an object with something in it, `true`. Else false, also where there is no value. For presence without content (comments, birth dates).',
  takesNothing: true,
  examples: [
    { step: true, value: 'text', gives: true },
    { step: true, value: '---', gives: false },
    { step: true, value: [], gives: false },
    { step: true, value: undefined, gives: false },
  ],
  prepare(argument, tools) {
    demandTrue(argument, 'flag');
    const filler = knownTo([FILLERS], tools, 'flag');
    return (value) => filler(value) === undefined && isThere(value);
  },
};

/** { "count": true } */
export const count: Operator = {
  name: 'count',
  about: 'How many things are in the list; a value that is no list is a problem of the schema, and gives nothing here.',
  examples: [
    { step: true, value: ['a', 'b'], gives: 2 },
    { step: true, value: 'ab', gives: undefined },
  ],
  prepare(argument) {
    demandTrue(argument, 'count');
    return (value) => (Array.isArray(value) ? value.length : undefined);
  },
};

/** What the first of the lists says of a text; undefined when none knows it. */
export function knownTo(argument: unknown, tools: Tools, name: string): (value: unknown) => string | undefined {
  if (!Array.isArray(argument) || argument.length === 0)
    throw new MappingError(`"${name}" takes a list of code lists: ["${FILLERS}"]`);
  const lists = argument.map((list) => listNamed(list, tools.codes).codes);
  for (const list of argument) tools.use(String(list));
  const longest = Math.max(...lists.flatMap((codes) => [...codes.keys()].map((key) => key.length))) + SPACES;
  return (value) => {
    if (typeof value !== 'string' || value.length > longest) return undefined;
    const key = codeKey(value);
    for (const codes of lists) {
      const found = codes.get(key);
      if (found !== undefined) return found;
    }
    return undefined;
  };
}

function isThere(value: unknown): boolean {
  if (typeof value === 'string') return /\S/.test(value);
  if (typeof value !== 'object') return value !== undefined && value !== false;
  if (value === null) return false;
  for (const _key in value) return true;
  return false;
}
