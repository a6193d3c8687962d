import { fill, type Language } from '../messages/form.ts';
import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import { knownIn, type Names, type Place, placeInWords, schoolInWords, type Thing, thingInWords } from './place.ts';

/** Something that an evidence cites: a text as it is, a place, a thing at the place before it, or several of them one behind the other. */
export type Cited = One | readonly One[];
type One = string | Place | Thing;

/** One example; what differs in nothing that may be told (the pupil, a subject without an id) is one for all of them. */
interface Example {
  readonly cited: Cited;
  readonly alike: number;
  /** What is wrong with it, where one list tells of several things. */
  readonly label?: MessageKey;
}

/** The first of many, and whether there are more. */
export interface Examples {
  readonly first: readonly Example[];
  readonly isMore: boolean;
}

/** What a check showed: a sentence of the catalogue. Its places find their words when it is told, in the reader's language. */
export interface Evidence {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string | number | Place | Examples>>;
}

const MOST = 3;

/** The first examples of many; the evidence counts all of them. */
export function examples(all: readonly Cited[], most = MOST, label?: MessageKey): Examples {
  const alike = [...Map.groupBy(all, (one) => JSON.stringify(toldOf(one))).values()];
  const first = alike.slice(0, most).map((same): Example => {
    const different = new Set(same.map((one) => JSON.stringify(one))).size;
    return { cited: same[0]!, alike: different, ...(label && { label }) };
  });
  return { first, isMore: alike.length > most };
}

/** Several lists as one: some examples of each. */
export const together = (lists: readonly Examples[]): Examples => ({
  first: lists.flatMap(({ first }) => first),
  isMore: lists.some(({ isMore }) => isMore),
});

/** The evidence as one text. */
export function evidenceIn({ key, values }: Evidence, names: Names, language: Language): string {
  const told = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value] as const;
    if ('sheet' in value) return [name, placeInWords(value, names, language)] as const;
    return [name, examplesIn(value, names, language)] as const;
  });
  const text = fill(MESSAGES[key][language], Object.fromEntries(told));
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}

/** A school that all examples are of is told once, behind them: its name may be longer than all the rest. */
function examplesIn({ first, isMore }: Examples, names: Names, language: Language): string {
  const schools = new Set(first.flatMap(({ cited }) => schoolsOf(cited)));
  const [school] = schools.size === 1 && first.length > 1 ? schools : [];
  const cited = (one: Cited): string =>
    typeof one === 'string'
      ? one
      : 'sheet' in one
        ? placeInWords(one, names, language, school)
        : 'entity' in one
          ? thingInWords(one, language)
          : one.map(cited).join(' ');
  const told = first.map(({ cited: one, alike, label }) => {
    const what = label ? `${fill(MESSAGES[label][language], {})}: ` : '';
    const of = alike > 1 ? `, ${fill(MESSAGES['place.alike'][language], { count: alike })}` : '';
    return `${what}${cited(one)}${of}`;
  });
  const where = school === undefined ? [] : [schoolInWords(school, names, language)];
  return [...told, ...(isMore ? ['…'] : []), ...where].join('; ');
}

/** As it is told: ids without what nobody at the vendor knows. */
const toldOf = (cited: Cited): unknown =>
  typeof cited === 'string'
    ? cited
    : 'sheet' in cited || 'entity' in cited
      ? { ...cited, id: cited.id === undefined ? undefined : knownIn(cited.id) }
      : cited.map(toldOf);

const schoolsOf = (cited: Cited): readonly string[] =>
  typeof cited === 'string'
    ? []
    : 'sheet' in cited
      ? [cited.school]
      : 'entity' in cited
        ? []
        : cited.flatMap(schoolsOf);
