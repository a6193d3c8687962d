import { fieldsWith, type Files, mapWith, MARK_CODES, MARK_MAP } from './written-rules.ts';

/** Each mistake that may stand in a map, a code list or a schema, the files that have it, and what is told of it. */
export const MISTAKES: readonly (readonly [what: string, files: Files, message: string])[] = [
  [
    'a step that is not there',
    fieldsWith({ value: [{ get: '/v' }, { txt: true }] }),
    'mappings/eljur/mark.map.json, line 11: "txt" is not an operator; did you mean "text"?',
  ],
  ['a pointer that is none', fieldsWith({ value: 'value' }), 'line 6: "value" is no JSON Pointer; it begins with "/"'],
  [
    'an argument that makes no sense',
    fieldsWith({ value: [{ get: '/v' }, { date: 'us' }] }),
    'line 11: "date" takes a form: iso, ru, unix',
  ],
  [
    'a wrong part of a join',
    fieldsWith({ value: [{ join: ['/a', [{ get: '/b' }, { idd: true }]] }] }),
    '"idd" is not an operator; did you mean "id"?',
  ],
  [
    'a code list that is not there',
    fieldsWith({ value: [{ get: '/v' }, { code: 'mark' }] }),
    'line 11: there is no code list "mark"; did you mean "marks"?',
  ],
  ['two operators in one step', fieldsWith({ value: [{ get: '/v', text: true }] }), 'line 7: is no step'],
  ['a recipe that begins in the middle', fieldsWith({ value: [{ number: true }] }), 'begins with get, const or join'],
  [
    'a field that the schema does not know',
    fieldsWith({ valeu: '/v' }),
    'line 6: "valeu" is no field of mark; did you mean "value"?',
  ],
  [
    'a nested field that the schema does not know',
    fieldsWith({ 'has/nmae': '/v' }),
    'line 6: "has/nmae" is no field of mark; did you mean "name"?',
  ],
  [
    'a demanded field that is not mapped',
    mapWith({ fields: { value: '/v' } }),
    'gives no "id", which every mark must have',
  ],
  ['a key that is none', mapWith({ feilds: {} }), '"feilds" is no key of a map file; did you mean "fields"?'],
  ['another entity than the name of the file', mapWith({ entity: 'lesson' }), 'line 2: "entity" is not "mark"'],
  ['no word on where the knowledge comes from', mapWith({ source: ' ' }), 'line 3: "source" must say'],
  ['a direction that is none', mapWith({ direction: 'up' }), '"direction" is "in" or "out"'],
  [
    'an entity without a schema',
    { 'mappings/eljur/marc.map.json': JSON.stringify({ ...MARK_MAP, entity: 'marc' }) },
    'there is no schemas/canonical/marc.schema.json; did you mean "mark"?',
  ],
  [
    'people whose names are not told',
    { 'mappings/eljur/pupil.map.json': JSON.stringify({ ...MARK_MAP, entity: 'pupil' }) },
    '"names" must say where the names of a pupil stand',
  ],
  [
    'broken JSON',
    { 'mappings/eljur/mark.map.json': '{\n  "entity": mark\n}' },
    'mappings/eljur/mark.map.json, line 2: this is not JSON',
  ],
  [
    'a code list without a word on unknown values',
    { 'mappings/codes/marks.csv': 'vendor,canonical,note\n5,5,\n' },
    'mappings/codes/marks.csv, line 1: the first line is "# unknown: quarantine" or "# unknown: keep"',
  ],
  [
    'a value that is there twice',
    { 'mappings/codes/marks.csv': `${MARK_CODES}A,  B,1,\n"А" ,1,\nа,2,\n` },
    'line 7: "а" stands in line 6 already',
  ],
  ['a line with too many columns', { 'mappings/codes/marks.csv': `${MARK_CODES}1,2,3,4\n` }, 'line 5: has 4 columns'],
  [
    'a quote that does not end',
    { 'mappings/codes/marks.csv': `${MARK_CODES}"1,2,3\n` },
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
    fieldsWith({ value: [{ get: '/v' }, { label: { mx: 3 } }] }),
    'line 12: "mx" is no option of "label"; did you mean "max"?',
  ],
  [
    'a zone option that is none',
    fieldsWith({ value: [{ get: '/v' }, { datetime: { form: 'iso', zne: '/z' } }] }),
    '"zne" is no option of "datetime"; did you mean "zone"?',
  ],
  [
    'a constant that the schema does not take',
    fieldsWith({ kind: [{ const: 'spoken' }] }),
    'line 7: gives "spoken"; "kind" takes only: oral, written',
  ],
  [
    'a case of another type than the schema takes',
    fieldsWith({ value: [{ get: '/v' }, { cases: { a: 1, b: 'two', '*': null } }] }),
    'line 10: gives "two"; "value" takes a value of the type number',
  ],
  [
    'a default that the schema does not take',
    fieldsWith({ kind: [{ get: '/v' }, { default: 'none' }] }),
    'gives "none"; "kind" takes only: oral, written',
  ],
  [
    'a code list with a word that the schema does not take',
    { 'mappings/codes/marks.csv': `${MARK_CODES}7,seven,\n` },
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
    'a code list of UTF-8 with a damaged line',
    {
      'mappings/codes/marks.csv': Buffer.concat([
        Buffer.from(`${MARK_CODES}зачёт,pass,\n`),
        Buffer.from([0xe7, 0xe0, 0xf7, 0x2c, 0x0a]),
      ]),
    },
    'mappings/codes/marks.csv, line 6: is not UTF-8; save the file as "CSV UTF-8"',
  ],
  [
    'a map that an editor saved in windows-1251',
    { 'mappings/eljur/mark.map.json': Buffer.from('{\n "note": "\xc7"\n}', 'latin1') },
    'mappings/eljur/mark.map.json, line 2: is not in UTF-8; save it anew in UTF-8',
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
  ...[
    ['a kind of record that is none', 'marks,/mark/value,hold,', '"marks" is no kind of record'],
    ['a field that is none', 'mark,value,hold,', '"value" is no field'],
    ['a policy that is none', 'mark,/mark/value,stop,', '"stop" is no policy; there are: observe'],
  ].map(
    ([what = '', line = '', message = '']) =>
      [
        `a policy of a field with ${what}`,
        { 'mappings/eljur/fields.csv': `kind,field,policy,note\n${line}\n` },
        `mappings/eljur/fields.csv, line 2: ${message}`,
      ] as const,
  ),
];
