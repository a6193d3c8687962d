import type { MapContext } from '../context.ts';
import { cap, tidy } from '../tidy.ts';
import { FILLERS, knownTo } from './presence.ts';
import { type Apply, demandOptions, MappingError, type Operator, StepProblem, type Tools } from './operator.ts';

/** As the schemas cap their texts. */
const DEFAULT_TEXT = 2000;
const DEFAULT_LABEL = 200;
/** Before names are blanked: a text longer than this is cut first, so that hostile input costs little. */
const LONGEST_READ = 8000;
/** Labels remembered of one class. */
const REMEMBERED = 500;
const NOT_TEXT = new StepProblem('map.not-a-text', 'Is not a text.');
const WORD = /\p{L}+/gu;

/** { "text": true } or { "text": { "max": 500, "except": ["fillers", "no-homework"] } } */
export const text: Operator = {
  name: 'text',
  about:
    'Free text, written by people: trimmed, spaces collapsed, names of the class list replaced by ▒, at most `max` signs (2000). What the code lists under `except` know (fillers) is left out. While no class list is known the text is left out; tell its presence by `presence`. (The examples are run with the class list of one Петров.)',
  examples: [
    { step: true, value: '  Учить   правило ', gives: 'Учить правило' },
    { step: true, value: 'Спросить Петрова', gives: 'Спросить ▒' },
    { step: { max: 10 }, value: 'Прочитать параграф', gives: 'Прочитать' },
    { step: true, value: '---Не указана---', gives: undefined },
    { step: true, value: { a: 1 }, gives: 'map.not-a-text' },
  ],
  prepare(argument, tools) {
    const { max, isFiller } = options(argument, tools, 'text', DEFAULT_TEXT);
    return (value, { blank }) => {
      if (typeof value !== 'string') return typeof value === 'number' ? String(value) : NOT_TEXT;
      if (!blank) return undefined;
      const tidied = tidy(cap(value, LONGEST_READ));
      return tidied === '' || isFiller(tidied) ? undefined : cap(blank(tidied), max) || undefined;
    };
  },
};

/** { "label": true } or { "label": { "max": 60, "public": true } } */
export const label: Operator = {
  name: 'label',
  about:
    'A short name of a thing (subject, group, kind of work, room): as `text`, but kept while no class list is known; then words that no code list has become ▒ (one letter stays: 5А). `"public": true`: names of institutions and of periods, never blanked.',
  examples: [
    { step: true, value: ' Алгебра (гр. Петровой) ', gives: 'Алгебра (гр. ▒)' },
    { step: { public: true }, value: 'Школа имени Петрова', gives: 'Школа имени Петрова' },
    { step: true, value: '', gives: undefined },
  ],
  prepare(argument, tools) {
    const { max, isFiller, isPublic } = options(argument, tools, 'label', DEFAULT_LABEL);
    const words = vocabularyOf(tools);
    const shown = (value: string, { blank }: Pick<MapContext, 'blank'>): string | undefined => {
      const tidied = tidy(cap(value, LONGEST_READ));
      if (tidied === '' || isFiller(tidied)) return undefined;
      return cap(isPublic ? tidied : blank ? blank(tidied) : knownWords(tidied, words), max) || undefined;
    };
    return rememberingLabels(shown);
  },
};

/** A class has few labels and thousands of records that tell them: each is read once while the class list is the same. */
function rememberingLabels(shown: (value: string, context: MapContext) => string | undefined): Apply {
  const known = new Map<string, string | undefined>();
  let blank: MapContext['blank'];
  return (value, context) => {
    if (typeof value !== 'string') return typeof value === 'number' ? String(value) : NOT_TEXT;
    if (context.blank !== blank || known.size > REMEMBERED) {
      known.clear();
      blank = context.blank;
    }
    let label = known.get(value);
    if (label !== undefined) return label;
    label = shown(value, context);
    if (value.length <= DEFAULT_LABEL) known.set(value, label);
    return label;
  };
}

/** Words that stand in the code lists: they are public, whoever is in a class. */
export function vocabularyOf({ codes }: Pick<Tools, 'codes'>): ReadonlySet<string> {
  return new Set([...codes.values()].flatMap((list) => [...list.codes.keys()].flatMap((key) => key.match(WORD) ?? [])));
}

/** The text with every word of two letters or more as ▒ that is not among the words. */
export const knownWords = (shown: string, words: ReadonlySet<string>): string =>
  shown.replaceAll(WORD, (word) =>
    word.length === 1 || words.has(word.toLowerCase().replaceAll('ё', 'е')) ? word : '▒',
  );

function options(argument: unknown, tools: Tools, name: string, longest: number) {
  const given = (argument === true ? {} : argument) as { max?: unknown; except?: unknown; public?: unknown } | null;
  const wrong = new MappingError(
    `"${name}" takes true or { "max": signs, "except": [code lists]${name === 'label' ? ', "public": true' : ''} }`,
  );
  if (given === null || typeof given !== 'object' || Array.isArray(given)) throw wrong;
  demandOptions(given, name === 'label' ? ['max', 'except', 'public'] : ['max', 'except'], name);
  const { max = longest, except = [FILLERS], public: isPublic = false } = given;
  if (!Number.isSafeInteger(max) || Number(max) < 1 || Number(max) > LONGEST_READ || typeof isPublic !== 'boolean')
    throw wrong;
  const known = Array.isArray(except) && except.length === 0 ? () => undefined : knownTo(except, tools, name);
  return { max: Number(max), isPublic, isFiller: (value: string) => known(value) !== undefined };
}
