import type { Problem } from '../contracts/records.ts';
import type { CodeLists } from './code-list.ts';
import { fieldsReadBy } from './coded-fields.ts';
import type { MapContext } from './context.ts';
import { didYouMean } from './did-you-mean.ts';
import { generate, type PreparedRecipe, type PreparedStep } from './generate.ts';
import type { CompiledMap, Mapping, Recipe } from './mapping.ts';
import { MappingError, StepProblem, type Tools } from './operators/operator.ts';
import { OPERATORS } from './operators/operators.ts';
import { canonical, plain } from './operators/plain.ts';
import { accessor } from './pointer.ts';

const BY_NAME = new Map(OPERATORS.map((operator) => [operator.name, operator]));
const NO_NAMES: readonly string[] = [];
const TARGET = /^[A-Za-z][A-Za-z0-9]*(?:\/[A-Za-z][A-Za-z0-9]*)*$/;

/**
 * Makes a mapping ready, once, at start.
 *
 * @param codes the lists it may use, by the name that the map file uses
 * @throws {MappingError} with the pointer of what is wrong, and what would be right
 */
export function compileMapping(mapping: Mapping, codes: CodeLists): CompiledMap {
  const used = new Set<string>();
  const tools = toolsOf(mapping, codes, used);
  const fields = Object.entries(mapping.fields).map(([target, recipe]) => {
    const at = `/fields/${escape(target)}`;
    if (!TARGET.test(target))
      throw new MappingError(`"${target}" is no target; write a field, or "has/lastName" for a nested one`, at);
    return { target: target.split('/'), ...prepare(recipe, at, tools, mapping) };
  });
  const names = (mapping.names ?? []).map((pointer, index) => within(`/names/${index}`, () => accessor(pointer)));
  const map = generate(fields);
  return {
    entity: mapping.entity,
    map: map as (raw: unknown, context: MapContext, problems: Problem[]) => Record<string, unknown>,
    namesIn:
      names.length === 0
        ? () => NO_NAMES
        : (raw) => names.map((read) => read(raw)).filter((name) => typeof name === 'string'),
    origins: Object.entries(mapping.fields).map(([field, recipe]) => ({ field, from: told(recipe) })),
    reads: fieldsReadBy(mapping),
    lists: [...used].sort(),
  };
}

function toolsOf(mapping: Mapping, codes: CodeLists, used: Set<string>): Tools {
  const tools: Tools = {
    codes,
    use: (list) => used.add(list),
    accessor,
    recipe: (recipe, at) => runnable(prepare(recipe as Recipe, at, tools, mapping)),
  };
  return tools;
}

function prepare(recipe: Recipe, at: string, tools: Tools, { direction = 'in' }: Mapping): PreparedRecipe {
  const bare: PreparedStep = { apply: direction === 'in' ? plain : canonical, takesNothing: false };
  if (typeof recipe === 'string') return { pointer: within(at, () => checked(recipe)), steps: [bare] };
  if (!Array.isArray(recipe) || recipe.length === 0)
    throw new MappingError('is neither a pointer nor a list of steps', at);
  const steps = recipe.map((step, index) => prepareStep(step, index, `${at}/${index}`, tools));
  const [first] = recipe;
  const pointer = typeof first?.['get'] === 'string' ? first['get'] : undefined;
  const isBare = recipe.every((step) => 'get' in step || 'default' in step);
  if (isBare) steps.splice(1, 0, bare);
  return { pointer, steps: pointer === undefined ? steps : steps.slice(1) };
}

function prepareStep(step: unknown, index: number, at: string, tools: Tools): PreparedStep {
  const entries = step !== null && typeof step === 'object' && !Array.isArray(step) ? Object.entries(step) : [];
  const [[name, argument] = ['', undefined]] = entries;
  if (entries.length !== 1) throw new MappingError("is no step: an object with one key, the operator's name", at);
  const operator = BY_NAME.get(name);
  if (!operator)
    throw new MappingError(
      `"${name}" is not an operator${didYouMean(name, [...BY_NAME.keys()])}`,
      `${at}/${escape(name)}`,
    );
  if ((operator.begins ?? false) !== (index === 0))
    throw new MappingError(
      index === 0
        ? `a recipe begins with get, const or join, not with "${name}"`
        : `"${name}" can only be the first step`,
      at,
    );
  const apply = within(`${at}/${escape(name)}`, () => operator.prepare(argument, tools));
  return { apply, takesNothing: operator.begins === true || operator.takesNothing === true };
}

/** A recipe as one function, for steps that hold others. */
function runnable({ pointer, steps }: PreparedRecipe): (input: unknown, context: MapContext) => unknown {
  const read = pointer === undefined ? () => undefined : accessor(pointer);
  return (input, context) => {
    let value = read(input);
    for (const { apply, takesNothing } of steps) {
      if (value instanceof StepProblem) return value;
      if (value !== undefined || takesNothing) value = apply(value, context, input);
    }
    return value;
  };
}

function checked(pointer: string): string {
  accessor(pointer);
  return pointer;
}

/** Adds the place in the map file to what a step complains of. */
function within<Value>(at: string, act: () => Value): Value {
  try {
    return act();
  } catch (error) {
    if (error instanceof MappingError)
      throw new MappingError(error.message, error.pointer.startsWith('/fields') ? error.pointer : at + error.pointer);
    throw error;
  }
}

const escape = (token: string): string => token.replaceAll('~', '~0').replaceAll('/', '~1');

function told(recipe: Recipe): string {
  if (typeof recipe === 'string') return recipe;
  return recipe
    .map((step) => {
      const [[name = '', argument] = []] = Object.entries(step);
      if (name === 'get') return Array.isArray(argument) ? argument.join(' or ') : String(argument);
      return argument === true ? name : `${name} ${typeof argument === 'string' ? argument : JSON.stringify(argument)}`;
    })
    .join(' → ');
}
