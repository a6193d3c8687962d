import type { Problem } from '../contracts/records.ts';
import { type Apply, StepProblem } from './operators/operator.ts';
import { needsCare, own, tokensOf } from './pointer.ts';

/** A recipe made ready: a pointer that is read first (or none), then steps. */
export interface PreparedRecipe {
  readonly pointer: string | undefined;
  readonly steps: readonly PreparedStep[];
}

export interface PreparedStep {
  readonly apply: Apply;
  /** Asked also where there is no value. */
  readonly takesNothing: boolean;
}

export interface Field extends PreparedRecipe {
  /** Path of the target: ["has", "lastName"]. */
  readonly target: readonly string[];
}

/** Fields of one object of the target, and the objects in it, by name. */
interface Shape {
  readonly [name: string]: Field | Shape;
}

/** What the generated code may call, by the name it uses. */
interface Called {
  readonly own: typeof own;
  readonly StepProblem: typeof StepProblem;
  readonly told: typeof told;
  readonly steps: ((value: unknown, context: unknown, input: unknown) => unknown)[];
}

/**
 * Writes the mapping as one plain function: properties read straight, steps called by constant name, targets set in sorted
 * order, so that JSON.stringify of the body is its canonical form (RFC 8785). Interpreting the same costs over twice as much.
 * Everything that comes from a map file enters the code as a JSON string or a checked identifier.
 */
export function generate(
  fields: readonly Field[],
): (raw: unknown, context: unknown, problems: Problem[]) => Record<string, unknown> {
  const called: Called = { own, StepProblem, told, steps: [] };
  const body = codeOfShape(shapeOf(fields), 'o', '', called);
  const constants = called.steps.map((_, index) => `const s${index} = steps[${index}];`);
  const head = ['"use strict";', 'const { own, StepProblem, told, steps } = called;', ...constants];
  const text = [
    ...head,
    'return function map(input, context, problems) {',
    '  let v;',
    ...body,
    '  return o;',
    '};',
  ].join('\n');
  return new Function('called', text)(called) as ReturnType<typeof generate>;
}

function told(problems: Problem[], problem: StepProblem, path: string): void {
  problems.push({ code: problem.code, path, message: problem.message });
}

function shapeOf(fields: readonly Field[]): Shape {
  const shape: Record<string, Field | Shape> = {};
  for (const field of fields) {
    let here = shape;
    for (const name of field.target.slice(0, -1)) here = (here[name] ??= {}) as Record<string, Field | Shape>;
    here[field.target.at(-1)!] = field;
  }
  return shape;
}

const isField = (entry: Field | Shape): entry is Field => Array.isArray(entry['target']);

/** Code that makes one object; a nested one is left out when nothing is in it. */
function codeOfShape(shape: Shape, name: string, path: string, called: Called): string[] {
  const isNested = path !== '';
  const lines = [`  ${isNested ? 'let' : 'const'} ${name} = ${isNested ? 'undefined' : '{}'};`];
  for (const key of Object.keys(shape).sort()) {
    const entry = shape[key]!;
    const at = `${path}/${key}`;
    if (isField(entry)) {
      lines.push(...codeOfField(entry, called));
      lines.push(`  if (v instanceof StepProblem) told(problems, v, ${JSON.stringify(at)});`);
      lines.push(`  else if (v !== undefined) ${isNested ? `(${name} ??= {})` : name}.${key} = v;`);
    } else {
      const inner = `${name}_${key}`;
      lines.push(...codeOfShape(entry, inner, at, called));
      lines.push(`  if (${inner} !== undefined) ${isNested ? `(${name} ??= {})` : name}.${key} = ${inner};`);
    }
  }
  return lines;
}

function codeOfField({ pointer, steps }: Field, called: Called): string[] {
  const lines = [pointer === undefined ? '  v = undefined;' : `  v = ${codeOfPointer(pointer)} ?? undefined;`];
  steps.forEach(({ apply, takesNothing }, index) => {
    const call = `v = s${called.steps.push(apply as Called['steps'][number]) - 1}(v, context, input);`;
    const conditions = [
      ...(takesNothing ? [] : ['v !== undefined']),
      ...(index > 0 ? ['!(v instanceof StepProblem)'] : []),
    ];
    lines.push(conditions.length > 0 ? `  if (${conditions.join(' && ')}) ${call}` : `  ${call}`);
  });
  return lines;
}

/** An expression that reads the pointer; inherited names are read with care. */
function codeOfPointer(pointer: string): string {
  let code = 'input';
  for (const token of tokensOf(pointer))
    code = needsCare(token) ? `own(${code}, ${JSON.stringify(token)})` : `${code}?.[${JSON.stringify(token)}]`;
  return code;
}
