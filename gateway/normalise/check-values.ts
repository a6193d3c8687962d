import type { CodeLists } from './code-list.ts';
import type { Mapping, Recipe } from './mapping.ts';
import { MappingError } from './operators/operator.ts';

/** What is known of a value before any record is read. */
interface Known {
  readonly value: unknown;
  /** JSON Pointer of the step that tells it, and its place in a code list. */
  readonly at: string;
  readonly place?: string;
}
interface Field {
  readonly type?: string;
  readonly enum?: readonly unknown[];
  readonly const?: unknown;
  readonly properties?: Readonly<Record<string, Field>>;
}
type Step = readonly [name: string, argument: unknown];

/**
 * Holds the values that a mapping tells itself (const, default, cases and code lists) against the schema of what it makes: a word
 * that the schema does not know would put every record that has it into quarantine.
 *
 * @throws {MappingError}
 */
export function checkValues(mapping: Mapping, schema: object, codes: CodeLists): void {
  for (const [target, recipe] of Object.entries(mapping.fields)) {
    const field = target.split('/').reduce<Field | undefined>((here, name) => here?.properties?.[name], schema);
    if (!field) continue;
    for (const known of valuesOf(recipe, `/fields/${target.replaceAll('/', '~1')}`, codes)) {
      const wrong = wrongWith(known.value, field);
      if (wrong) throw new MappingError(`${told(known)}; "${target}" ${wrong}`, known.at);
    }
  }
}

/** Values that a recipe is known to give; none where it takes what the vendor tells. */
function valuesOf(recipe: Recipe, at: string, codes: CodeLists): readonly Known[] {
  if (typeof recipe === 'string') return [];
  let known: readonly Known[] = [];
  recipe.forEach((step, index) => {
    const [entry = ['', undefined] as const] = Object.entries(step);
    known = after(known, entry, `${at}/${index}`, codes);
  });
  return known;
}

function after(before: readonly Known[], [name, argument]: Step, at: string, codes: CodeLists): readonly Known[] {
  switch (name) {
    case 'const':
      return [{ value: argument, at }];
    case 'default':
      return [...before, { value: argument, at }];
    case 'cases':
      return Object.values(argument as object)
        .filter((value) => value !== null)
        .map((value): Known => ({ value, at }));
    case 'code':
      return listed([String(argument)], at, codes);
    case 'presence':
      return [...listed(argument as readonly string[], at, codes), { value: 'present', at }, { value: 'blank', at }];
    case 'number':
    case 'integer':
      return before.map((known) => ({ ...known, value: numberOf(known.value) }));
    default:
      return [];
  }
}

const listed = (names: readonly string[], at: string, codes: CodeLists): readonly Known[] =>
  names.flatMap((name) => {
    const list = codes.get(name);
    return [...(list?.codes ?? [])]
      .filter(([, value]) => value !== '')
      .map(([key, value]): Known => {
        const place = list?.places.get(key);
        return { value, at, ...(place !== undefined && { place }) };
      });
  });

function numberOf(value: unknown): unknown {
  const number = typeof value === 'string' ? Number(value.replace(',', '.')) : value;
  return Number.isNaN(number) ? value : number;
}

function wrongWith(value: unknown, field: Field): string | undefined {
  const allowed = field.enum ?? (field.const === undefined ? undefined : [field.const]);
  if (allowed) return allowed.includes(value) ? undefined : `takes only: ${allowed.join(', ')}`;
  const isSound =
    field.type === undefined || field.type === typeof value || (field.type === 'integer' && Number.isInteger(value));
  return isSound ? undefined : `takes a value of the type ${field.type}`;
}

const told = ({ value, place }: Known): string =>
  `gives ${JSON.stringify(value)}${place === undefined ? '' : ` (${place})`}`;
