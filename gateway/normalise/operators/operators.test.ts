import { codeListOf } from '../code-list-fixture.ts';
import type { MapContext } from '../context.ts';
import { compileMapping } from '../compile.ts';
import type { Recipe } from '../mapping.ts';
import { zoneOf } from '../zone.ts';
import { OPERATORS } from './operators.ts';
import type { Problem } from '../../contracts/records.ts';

const codes = new Map(
  [
    codeListOf('sample', 'quarantine', { A: 'alpha', known: '' }),
    codeListOf('sample-kept', 'keep', { A: 'alpha' }),
    codeListOf('fillers', 'keep', { '---': 'blank', '---Не указана---': 'blank', '-': 'blank' }),
    codeListOf('no-homework', 'keep', { 'не задано': 'none' }),
  ].map((list) => [list.name, list]),
);
const context: MapContext = {
  zone: zoneOf('Europe/Moscow'),
  pseudonym: (role, id) => `${role}:${id}`,
  blank: (text) => text.replaceAll(/Петров\p{L}*/gu, '▒'),
  unknownCode: () => undefined,
  derive: (prefix, text) => `${prefix}<${text}>`,
};

describe.each(OPERATORS.map((operator) => [operator.name, operator] as const))('%s', (name, operator) => {
  test('has examples', () => expect(operator.examples.length).toBeGreaterThan(0));
  test.each(operator.examples)('$step of $value, $input gives $gives', ({ step, value, input, gives }) => {
    const recipe: Recipe = operator.begins ? [{ [name]: step }] : [{ get: '/value' }, { [name]: step }];
    const raw = operator.begins ? input : { value, ...(input as object) };
    const problems: Problem[] = [];
    const { field } = compileMapping({ entity: 'test', source: '', fields: { field: recipe } }, codes).map(
      raw,
      context,
      problems,
    );
    expect(problems[0]?.code ?? field).toEqual(gives);
  });
});
