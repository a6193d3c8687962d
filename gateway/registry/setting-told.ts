import { patternKind } from '../config/pattern-kind.ts';
import type { Property } from './source-cells.ts';
import type { SourceField } from './source-columns.ts';
import { sentence, type Sentence } from '../messages/told.ts';

/** By format of a schema: the sentence that shows one such value. */
const FORMATS: Readonly<Record<string, Sentence['key']>> = {
  date: 'cell.like-day',
  uri: 'cell.like-address',
  email: 'cell.like-email',
};
/** Mistakes in how a value is written. */
const SHAPES: ReadonlySet<Sentence['key']> = new Set([
  'mistake.format',
  'mistake.like',
  'mistake.like-digits',
  'mistake.like-key',
  'mistake.pattern',
]);
/** By type of a schema. */
const TYPES: Readonly<Record<string, Sentence['key']>> = {
  integer: 'cell.like-whole',
  number: 'cell.like-number',
  boolean: 'cell.yes-or-no',
};

/**
 * What the schema of a setting finds wrong, as it is told of a cell: what stands there, and what is wanted with one example, in place of
 * quotes and brackets that a spreadsheet does not have.
 *
 * @param word what stands in the cell; absent where a demanded setting has none
 * @param field the column it would stand in then
 */
export function settingTold(
  found: Sentence,
  word: string | undefined,
  { type, format, items, examples }: Property,
  field: SourceField,
): Sentence {
  const { key, values } = found;
  if (word === undefined) return key === 'mistake.required' ? sentence(lackOf(field), values) : found;
  const example = exampleOf(examples) ?? exampleOf(items?.examples);
  if (SHAPES.has(key)) return shapeTold(word, example ?? String(values['limit'] ?? values['examples']), format, values);
  switch (key) {
    case 'mistake.enum':
      return sentence('cell.one-of', { word, values: String(values['values']) });
    case 'mistake.at-least':
    case 'mistake.more-than':
    case 'mistake.at-most':
    case 'mistake.longer':
      return sentence(`cell.${key.slice('mistake.'.length) as 'at-least'}`, { ...values, word });
    default: {
      const isOfType = key.startsWith('mistake.type');
      return isOfType
        ? sentence(TYPES[type ?? ''] ?? 'cell.like-other', { word, example: example ?? type ?? '' })
        : found;
    }
  }
}

/** An address and a day are known by their format, an id by its digits; of anything else the schema's own example tells. */
function shapeTold(word: string, example: string, format: string | undefined, { limit }: Sentence['values']): Sentence {
  const known = format === undefined ? undefined : FORMATS[format];
  if (known) return sentence(known, { word, example: format === 'uri' ? addressIn(example) : example });
  return sentence(`cell.like-${patternKind(limit) ?? 'other'}`, { word, example });
}

const addressIn = (example: string): string => (example.includes('://') ? example : 'https://journal.example.ru');

const lackOf = (field: SourceField): Sentence['key'] =>
  field === 'address' ? 'cell.required-address' : field === 'schoolId' ? 'cell.required-school' : 'cell.required';

const exampleOf = (examples: readonly unknown[] | undefined): string | undefined =>
  examples?.[0] === undefined ? undefined : String(examples[0]);
