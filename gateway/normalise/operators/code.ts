import { type CodeList, codeKey } from '../code-list.ts';
import { isScalar } from './const.ts';
import { didYouMean } from '../did-you-mean.ts';
import { MappingError, type Operator, StepProblem } from './operator.ts';

/** Texts longer than this are no codes. */
const LONGEST_CODE = 200;
/** Vendor's spellings remembered a list, so that most values cost one look-up. */
const REMEMBERED = 2000;

/** { "code": "mark-values" } */
export const code: Operator = {
  name: 'code',
  about:
    'What the code list gives for the value; case, ё and doubled spaces do not matter. Known without a code of ours: nothing. Unknown: the list decides, quarantine (`map.unknown-code`) or keep (nothing, and the value is on the work-list of `svod codes unknown`). An empty text is no value.',
  examples: [
    { step: 'sample', value: 'A', gives: 'alpha' },
    { step: 'sample', value: ' a ', gives: 'alpha' },
    { step: 'sample', value: 'known', gives: undefined },
    { step: 'sample', value: 'zz', gives: 'map.unknown-code' },
    { step: 'sample-kept', value: 'zz', gives: undefined },
    { step: 'sample', value: { a: 1 }, gives: 'map.not-a-code' },
  ],
  prepare(argument, tools) {
    const list = listNamed(argument, tools.codes);
    tools.use(String(argument));
    const { codes, name, unknown } = list;
    const seen = new Map<unknown, string>();
    const notKnown = new StepProblem('map.unknown-code', `Is not in the code list ${name}.`);
    const notCode = new StepProblem('map.not-a-code', `Is neither text nor number, as the code list ${name} needs.`);
    return (value, context) => {
      const remembered = seen.get(value);
      if (remembered !== undefined) return remembered === '' ? undefined : remembered;
      if (!isScalar(value)) return notCode;
      const text = String(value);
      const key = text.length > LONGEST_CODE ? text : codeKey(text);
      if (key === '') return undefined;
      const found = codes.get(key);
      if (found === undefined) {
        context.unknownCode(name, text, unknown);
        return unknown === 'quarantine' ? notKnown : undefined;
      }
      if (seen.size < REMEMBERED) seen.set(value, found);
      return found === '' ? undefined : found;
    };
  },
};

export function listNamed(argument: unknown, codes: ReadonlyMap<string, CodeList>): CodeList {
  const list = codes.get(String(argument));
  if (list) return list;
  throw new MappingError(
    `there is no code list "${String(argument)}"${didYouMean(String(argument), [...codes.keys()])}`,
  );
}
