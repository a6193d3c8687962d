import { readRules } from './rules.ts';
import { homeWith, mapWith, MARK_CODES, MARK_MAP, mistakeIn } from '../test/written-rules.ts';

const context = { unknownCode: () => undefined } as never;

test('maps, code lists and schemas become the rules of a system', () => {
  const rules = readRules(
    homeWith({ 'mappings/eljur/codes/marks.csv': '# unknown: keep\nvendor,canonical,note\n5,4,\n' }),
  );
  expect(rules.systems).toEqual(['eljur']);
  const mark = rules.of('eljur').of('mark')!;
  expect(mark.compiled.map({ id: 'x', value: '5' }, context, [])).toEqual({ id: 'x', value: 4 });
  expect(mark.compiled.map({ id: 'x', value: 'A,  b' }, context, [])).toEqual({ id: 'x', value: 4 });
  expect(mark.check({ value: 4 })).toEqual([{ code: 'schema.required', path: '/id', message: expect.any(String) }]);
  expect(rules.of('eljur').of('lesson')).toBeUndefined();
});

test('pages for people and hidden files may lie beside the maps', () => {
  expect(mistakeIn({ 'mappings/eljur/README.md': 'x', 'mappings/codes/.hidden': 'x' })).toBe('');
});

test('a system without mappings is told, with those that have some', () => {
  expect(() => readRules(homeWith({})).of('eljour')).toThrow('did you mean "eljur"?');
});

test('the content hash changes with a map and with a code list that it uses, and with nothing else', () => {
  const hash = (files: Readonly<Record<string, string>>, entities?: readonly string[]) =>
    readRules(homeWith(files)).of('eljur').madeBy(entities);
  const before = hash({});
  expect(hash({ 'mappings/codes/other.csv': MARK_CODES })).toBe(before);
  expect(hash({ 'mappings/eljur/mark.map.json': JSON.stringify(MARK_MAP) })).toBe(before);
  expect(hash({ 'mappings/codes/marks.csv': `${MARK_CODES}3,3,\n` })).not.toBe(before);
  expect(hash({ 'mappings/eljur/codes/marks.csv': MARK_CODES })).not.toBe(before);
  expect(hash(mapWith({ source: 'other' }))).not.toBe(before);
  const pupil = { 'mappings/eljur/pupil.map.json': JSON.stringify({ ...MARK_MAP, entity: 'pupil', names: [] }) };
  expect(hash(pupil)).not.toBe(before);
  expect(hash(pupil, ['mark'])).toBe(before);
});
