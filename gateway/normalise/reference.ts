import type { Example } from './operators/operator.ts';
import { OPERATORS } from './operators/operators.ts';

/** The operators with their examples, as Markdown: the part of mappings/README.md between the gen marks. */
export function operatorReference(): string {
  return OPERATORS.map(({ name, about, examples }) => {
    const rows = examples.map((example) => `| ${cells(name, example).join(' | ')} |`);
    return [`### \`${name}\``, '', about, '', '| step | value | gives |', '|---|---|---|', ...rows].join('\n');
  }).join('\n\n');
}

function cells(name: string, { step, value, input, gives }: Example): readonly string[] {
  const given = [
    ...(value === undefined ? [] : [shown(value)]),
    ...(input === undefined ? [] : [`in ${shown(input)}`]),
  ].join(', ');
  const isProblem = typeof gives === 'string' && gives.startsWith('map.');
  return [
    shown({ [name]: step }),
    given === '' ? 'nothing' : given,
    isProblem ? `problem ${shown(gives)}` : gives === undefined ? 'nothing' : shown(gives),
  ];
}

const shown = (value: unknown): string => `\`${JSON.stringify(value).replaceAll('|', '\\|')}\``;
