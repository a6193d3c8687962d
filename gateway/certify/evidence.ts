import { fill, type Language } from '../messages/form.ts';
import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import { type Names, type Place, placeInWords, type Thing, thingInWords } from './place.ts';

/** Something that an evidence cites: a text as it is, a place, a thing at the place before it, or several of them one behind the other. */
export type Cited = One | readonly One[];
type One = string | Place | Thing;

/** The first of many, and whether there are more. */
export interface Examples {
  readonly first: readonly Cited[];
  readonly isMore: boolean;
}

/** What a check showed: a sentence of the catalogue. Its places find their words when it is told, in the reader's language. */
export interface Evidence {
  readonly key: MessageKey;
  readonly values: Readonly<Record<string, string | number | Place | Examples>>;
}

const MOST = 3;

/** The first examples of many; the evidence counts all of them. */
export function examples(all: readonly Cited[]): Examples {
  const different = [...new Map(all.map((one) => [JSON.stringify(one), one])).values()];
  return { first: different.slice(0, MOST), isMore: different.length > MOST };
}

/** The evidence as one text. */
export function evidenceIn({ key, values }: Evidence, names: Names, language: Language): string {
  const cited = (one: Cited): string =>
    typeof one === 'string'
      ? one
      : 'sheet' in one
        ? placeInWords(one, names, language)
        : 'entity' in one
          ? thingInWords(one, language)
          : one.map(cited).join(' ');
  const told = Object.entries(values).map(([name, value]) => {
    if (typeof value !== 'object') return [name, value] as const;
    if ('sheet' in value) return [name, cited(value)] as const;
    return [name, [...value.first.map(cited), ...(value.isMore ? ['…'] : [])].join('; ')] as const;
  });
  const text = fill(MESSAGES[key][language], Object.fromEntries(told));
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
