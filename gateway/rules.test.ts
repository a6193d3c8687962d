import { mkdirSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GatewayError } from './contracts/errors.ts';
import { rulesInRussian } from './messages/raised-rules.ts';
import { describeError } from './output.ts';
import { readRules } from './rules.ts';

const MAP = {
  entity: 'mark',
  source: 'test',
  fields: { id: '/id', value: [{ get: '/value' }, { code: 'marks' }, { number: true }] },
};
const SCHEMA = {
  type: 'object',
  required: ['id'],
  additionalProperties: false,
  properties: {
    id: { type: 'string' },
    value: { type: 'number' },
    kind: { enum: ['oral', 'written'] },
    has: { type: 'object', properties: { name: { type: 'boolean' } } },
  },
};
const CSV = '# unknown: quarantine\nvendor,canonical,note\n5,5,\n"a, b",4,"said ""so"""\n';
const FILES = {
  'mappings/eljur/mark.map.json': JSON.stringify(MAP, null, 2),
  'mappings/codes/marks.csv': CSV,
  'schemas/canonical/mark.schema.json': JSON.stringify(SCHEMA),
  'schemas/canonical/pupil.schema.json': JSON.stringify(SCHEMA),
};

type Files = Readonly<Record<string, string | Buffer>>;

function home(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'svod-rules-'));
  for (const [name, text] of Object.entries({ ...FILES, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}
function mistakeIn(files: Files): string {
  try {
    readRules(home(files));
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'rules.invalid') return error.message;
    throw error;
  }
  return '';
}
const map = (change: object): Readonly<Record<string, string>> => ({
  'mappings/eljur/mark.map.json': JSON.stringify({ ...MAP, ...change }, null, 2),
});
const fields = (change: object): Readonly<Record<string, string>> => map({ fields: { id: '/id', ...change } });
const context = { unknownCode: () => undefined } as never;

test('a code list that cannot be read is told once, and no map says that it is missing', () => {
  const mistake = mistakeIn({ 'mappings/codes/marks.csv': 'vendor,canonical,note\n5,5,\n' });
  expect(mistake.split('; ')).toEqual([expect.stringContaining('mappings/codes/marks.csv, line 1: the first line is')]);
});

test('maps, code lists and schemas become the rules of a system', () => {
  const rules = readRules(home({ 'mappings/eljur/codes/marks.csv': '# unknown: keep\nvendor,canonical,note\n5,4,\n' }));
  expect(rules.systems).toEqual(['eljur']);
  const mark = rules.of('eljur').of('mark')!;
  expect(mark.compiled.map({ id: 'x', value: '5' }, context, [])).toEqual({ id: 'x', value: 4 });
  expect(mark.compiled.map({ id: 'x', value: 'A,  b' }, context, [])).toEqual({ id: 'x', value: 4 });
  expect(mark.check({ value: 4 })).toEqual([{ code: 'schema.required', path: '/id', message: expect.any(String) }]);
  expect(rules.of('eljur').of('lesson')).toBeUndefined();
});

const MISTAKES: readonly (readonly [what: string, files: Files, message: string])[] = [
  [
    'a step that is not there',
    fields({ value: [{ get: '/v' }, { txt: true }] }),
    'mappings/eljur/mark.map.json, line 11: "txt" is not an operator; did you mean "text"?',
  ],
  ['a pointer that is none', fields({ value: 'value' }), 'line 6: "value" is no JSON Pointer; it begins with "/"'],
  [
    'an argument that makes no sense',
    fields({ value: [{ get: '/v' }, { date: 'us' }] }),
    'line 11: "date" takes a form: iso, ru, unix',
  ],
  [
    'a wrong part of a join',
    fields({ value: [{ join: ['/a', [{ get: '/b' }, { idd: true }]] }] }),
    '"idd" is not an operator; did you mean "id"?',
  ],
  [
    'a code list that is not there',
    fields({ value: [{ get: '/v' }, { code: 'mark' }] }),
    'line 11: there is no code list "mark"; did you mean "marks"?',
  ],
  ['two operators in one step', fields({ value: [{ get: '/v', text: true }] }), 'line 7: is no step'],
  ['a recipe that begins in the middle', fields({ value: [{ number: true }] }), 'begins with get, const or join'],
  [
    'a field that the schema does not know',
    fields({ valeu: '/v' }),
    'line 6: "valeu" is no field of mark; did you mean "value"?',
  ],
  [
    'a nested field that the schema does not know',
    fields({ 'has/nmae': '/v' }),
    'line 6: "has/nmae" is no field of mark; did you mean "name"?',
  ],
  [
    'a demanded field that is not mapped',
    map({ fields: { value: '/v' } }),
    'gives no "id", which every mark must have',
  ],
  ['a key that is none', map({ feilds: {} }), '"feilds" is no key of a map file; did you mean "fields"?'],
  ['another entity than the name of the file', map({ entity: 'lesson' }), 'line 2: "entity" is not "mark"'],
  ['no word on where the knowledge comes from', map({ source: ' ' }), 'line 3: "source" must say'],
  ['a direction that is none', map({ direction: 'up' }), '"direction" is "in" or "out"'],
  [
    'an entity without a schema',
    { 'mappings/eljur/marc.map.json': JSON.stringify({ ...MAP, entity: 'marc' }) },
    'there is no schemas/canonical/marc.schema.json; did you mean "mark"?',
  ],
  [
    'people whose names are not told',
    { 'mappings/eljur/pupil.map.json': JSON.stringify({ ...MAP, entity: 'pupil' }) },
    '"names" must say where the names of a pupil stand',
  ],
  [
    'broken JSON',
    { 'mappings/eljur/mark.map.json': '{\n  "entity": mark\n}' },
    'mappings/eljur/mark.map.json, line 2: is not JSON',
  ],
  [
    'a code list without a word on unknown values',
    { 'mappings/codes/marks.csv': 'vendor,canonical,note\n5,5,\n' },
    'mappings/codes/marks.csv, line 1: the first line is "# unknown: quarantine" or "# unknown: keep"',
  ],
  [
    'a value that is there twice',
    { 'mappings/codes/marks.csv': `${CSV}A,  B,1,\n"А" ,1,\nа,2,\n` },
    'line 7: "а" stands in line 6 already',
  ],
  ['a line with too many columns', { 'mappings/codes/marks.csv': `${CSV}1,2,3,4\n` }, 'line 5: has 4 columns'],
  [
    'a quote that does not end',
    { 'mappings/codes/marks.csv': `${CSV}"1,2,3\n` },
    'line 5: has a quote that does not end',
  ],
  [
    'a wrong header',
    { 'mappings/codes/marks.csv': '# unknown: keep\nvendor;canonical\n' },
    'line 2: the header is "vendor;canonical"; it must be "vendor,canonical,note"',
  ],
  [
    'a key that is there twice',
    { 'mappings/eljur/mark.map.json': '{\n  "entity": "mark",\n  "entity": "mark"\n}' },
    'mappings/eljur/mark.map.json, line 3: "entity" stands in this object twice',
  ],
  [
    'an option that is none',
    fields({ value: [{ get: '/v' }, { label: { mx: 3 } }] }),
    'line 12: "mx" is no option of "label"; did you mean "max"?',
  ],
  [
    'a zone option that is none',
    fields({ value: [{ get: '/v' }, { datetime: { form: 'iso', zne: '/z' } }] }),
    '"zne" is no option of "datetime"; did you mean "zone"?',
  ],
  [
    'a constant that the schema does not take',
    fields({ kind: [{ const: 'spoken' }] }),
    'line 7: gives "spoken"; "kind" takes only: oral, written',
  ],
  [
    'a case of another type than the schema takes',
    fields({ value: [{ get: '/v' }, { cases: { a: 1, b: 'two', '*': null } }] }),
    'line 10: gives "two"; "value" takes a value of the type number',
  ],
  [
    'a default that the schema does not take',
    fields({ kind: [{ get: '/v' }, { default: 'none' }] }),
    'gives "none"; "kind" takes only: oral, written',
  ],
  [
    'a code list with a word that the schema does not take',
    { 'mappings/codes/marks.csv': `${CSV}7,seven,\n` },
    'mappings/eljur/mark.map.json, line 10: gives "seven" (mappings/codes/marks.csv, line 5); "value" takes a value of the type number',
  ],
  [
    'a code list of the system with such a word',
    { 'mappings/eljur/codes/marks.csv': '# unknown: keep\nvendor,canonical,note\n7,seven,\n' },
    'gives "seven" (mappings/eljur/codes/marks.csv, line 3)',
  ],
  [
    'a map whose name an editor lengthened',
    { 'mappings/eljur/lesson.map.json.txt': '{}' },
    'mappings/eljur/lesson.map.json.txt, line 1: is not read; a name here ends in ".map.json"',
  ],
  [
    'a code list of a spreadsheet',
    { 'mappings/codes/marks.xlsx': '' },
    'mappings/codes/marks.xlsx, line 1: is not read; a name here ends in ".csv"',
  ],
  [
    'a code list that a spreadsheet saved in windows-1251',
    { 'mappings/codes/marks.csv': Buffer.concat([Buffer.from(CSV), Buffer.from([0xe7, 0xe0, 0xf7, 0x2c, 0x0a])]) },
    'mappings/codes/marks.csv, line 5: is not UTF-8; save the file as "CSV UTF-8"',
  ],
  [
    'a schema that is none',
    { 'schemas/canonical/mark.schema.json': '{\n  "type": "objekt"\n}' },
    'schemas/canonical/mark.schema.json, line 2: must be equal to one of the allowed values: array,',
  ],
  [
    'a misspelt keyword of a schema',
    { 'schemas/canonical/mark.schema.json': '{\n  "type": "object",\n  "propertys": {}\n}' },
    'schemas/canonical/mark.schema.json, line 3: "propertys" is no keyword of JSON Schema; did you mean "properties"?',
  ],
  [
    'a reference of a schema that leads nowhere',
    { 'schemas/canonical/mark.schema.json': '{\n  "type": "object",\n  "properties": { "id": { "$ref": "#/x" } }\n}' },
    "schemas/canonical/mark.schema.json, line 3: can't resolve reference #/x",
  ],
];

test.each(MISTAKES)('%s stops the start and is told with file and line', (_what, files, message) => {
  expect(mistakeIn(files)).toContain(message);
});

/** What stays as it is in any language: what is quoted, a path, a list of words, a word of the mapping language. */
const NO_WORDS =
  /«[^»]*»|"[^"]*"|'[^']*'|[\w-]*[./,#{}[\]][^ ]*|get, const или join|JSON Schema|CSV UTF-8|\bUTF-8|\btrue\b/g;

test.each(MISTAKES)('%s is told in Russian to who reads Russian', (_what, files) => {
  const { message } = describeError(new GatewayError('rules.invalid', mistakeIn(files)), 'ru').body;
  const [, told = ''] = /^\S+, строка \d+: (.+)$/.exec(message) ?? [];
  expect(told).toMatch(/[а-яё]{3}/i);
  const prose = told.replace(/(есть|только): .*$/, '').replaceAll(NO_WORDS, '');
  expect(prose.match(/\b(?:is|are|must|takes?|gives|there|stands|no|has|did)\b/g)).toBeNull();
});

test('every mistake in a map file that is raised has a Russian form', () => {
  const folder = join(import.meta.dirname, 'normalise');
  const raised = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.endsWith('.test.ts'))
    .flatMap((file) => [
      ...readFileSync(join(folder, file), 'utf8').matchAll(
        /new MappingError\(\s*(?:`([^`]+)`|'((?:[^'\\]|\\.)+)'|"([^"]+)")/g,
      ),
    ])
    .map(([, template, ...texts]) => texts.find(Boolean)?.replaceAll('\\', '') ?? template!)
    .map((text) => text.replaceAll(/\$\{didYouMean\(.*\)\}$/g, '').replaceAll(/\$\{[^}]*\}/g, 'x'))
    // Put together of parts; the table above, or a form of its own, has them.
    .filter((text) => !/^x; "x" x| : |]x \}$/.test(text));
  expect(raised.length).toBeGreaterThan(25);
  const untold = raised.filter(
    (text) => !/[а-яё]{3}/i.test(rulesInRussian(`reading f.map.json, line 1: ${text}`).slice(24)),
  );
  expect(untold).toEqual([]);
});

test('what is wrong with a schema is told once, however many maps it serves', () => {
  const map = JSON.stringify({ ...MAP, fields: { id: '/id' } });
  const schema = '{ "type": "object", "propertys": {} }';
  const message = mistakeIn({ 'mappings/other/mark.map.json': map, 'schemas/canonical/mark.schema.json': schema });
  expect(message.split('propertys')).toHaveLength(2);
});

test('pages for people and hidden files may lie beside the maps', () => {
  expect(mistakeIn({ 'mappings/eljur/README.md': 'x', 'mappings/codes/.hidden': 'x' })).toBe('');
});

test('all mistakes are told at once', () => {
  const message = mistakeIn({
    ...fields({ value: [{ get: '/v' }, { txt: true }] }),
    'mappings/eljur/codes/x.csv': 'x\n',
  });
  expect(message).toContain('"txt"');
  expect(message).toContain('mappings/eljur/codes/x.csv, line 1');
});

test('a system without mappings is told, with those that have some', () => {
  expect(() => readRules(home({})).of('eljour')).toThrow('did you mean "eljur"?');
});

test('the content hash changes with a map and with a code list that it uses, and with nothing else', () => {
  const hash = (files: Readonly<Record<string, string>>, entities?: readonly string[]) =>
    readRules(home(files)).of('eljur').madeBy(entities);
  const before = hash({});
  expect(hash({ 'mappings/codes/other.csv': CSV })).toBe(before);
  expect(hash({ 'mappings/eljur/mark.map.json': JSON.stringify(MAP) })).toBe(before);
  expect(hash({ 'mappings/codes/marks.csv': `${CSV}3,3,\n` })).not.toBe(before);
  expect(hash({ 'mappings/eljur/codes/marks.csv': CSV })).not.toBe(before);
  expect(hash(map({ source: 'other' }))).not.toBe(before);
  const pupil = { 'mappings/eljur/pupil.map.json': JSON.stringify({ ...MAP, entity: 'pupil', names: [] }) };
  expect(hash(pupil)).not.toBe(before);
  expect(hash(pupil, ['mark'])).toBe(before);
});
