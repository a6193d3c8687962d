import { readdirSync, readFileSync } from 'node:fs';
import fc from 'fast-check';
import { SHEETS } from '../contracts/records.ts';
import { compileSchema, isDate, isInstant, MOST_PROBLEMS } from './validate.ts';

const FOLDER = new URL('../../schemas/canonical/', import.meta.url);
const schemas = new Map(
  readdirSync(FOLDER)
    .filter((file) => file.endsWith('.schema.json'))
    .map((file): [string, Schema] => [
      file.replace('.schema.json', ''),
      JSON.parse(readFileSync(new URL(file, FOLDER), 'utf8')) as Schema,
    ]),
);
const checks = new Map([...schemas].map(([entity, schema]) => [entity, compileSchema(schema)]));
const check = (entity: string, body: unknown) => checks.get(entity)!(body);

interface Schema {
  readonly $id?: string;
  readonly type?: string;
  readonly description?: string;
  readonly enum?: readonly unknown[];
  readonly pattern?: string;
  readonly format?: string;
  readonly maxLength?: number;
  readonly maxItems?: number;
  readonly additionalProperties?: boolean;
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly items?: Schema;
}

/** An order, a section or a finding of requirements.md, or the name that a standard has for it. */
const SOURCE = /§|273-ФЗ|OneRoster|Ed-Fi|SIF|\bFG\b|\bFR-\d|\b[AFIMNOPR]\d|\bS[0-4]\b/;
const PUPIL = 'pu-0badcafe-00000000000000000000000000001000';
const lesson = (more: object = {}): Record<string, unknown> => ({
  id: '2094567823485123001',
  number: 1,
  subjectName: 'Алгебра',
  status: 'held',
  ...more,
});
const mark = (more: object = {}): Record<string, unknown> => ({
  id: '1',
  pupilId: PUPIL,
  rawValue: '4-',
  value: 4,
  scale: 'five-point',
  ...more,
});

test('every entity of every sheet has a schema, and no schema is without an entity', () => {
  expect([...schemas.keys()].sort()).toEqual(Object.values(SHEETS).flat().sort());
});

test.each([...schemas])(
  '%s: every field is described with its source, every text and list is capped, nothing else is let in',
  (name, schema) => {
    expect(schema.$id).toBe(`canonical/${name}`);
    expect(schema.description).toMatch(SOURCE);
    expect(faultsOf(schema, '')).toEqual([]);
  },
);

function faultsOf(schema: Schema, path: string): string[] {
  const faults: string[] = [];
  if (schema.type === 'object' && schema.additionalProperties !== false) faults.push(`${path}: lets anything in`);
  if (schema.type === 'string' && !schema.enum && schema.maxLength === undefined) faults.push(`${path}: has no cap`);
  if (schema.type === 'array' && schema.maxItems === undefined) faults.push(`${path}: has no cap`);
  for (const [key, value] of Object.entries(schema.properties ?? {})) {
    if (!SOURCE.test(value.description ?? '')) faults.push(`${path}/${key}: is not described with its source`);
    faults.push(...faultsOf(value, `${path}/${key}`));
  }
  return schema.items ? [...faults, ...faultsOf(schema.items, `${path}/items`)] : faults;
}

test('schemas/canonical/README.md says which element of requirements.md stands in which entity', () => {
  const page = readFileSync(new URL('README.md', FOLDER), 'utf8');
  for (const entity of schemas.keys()) expect(page).toContain(`\`${entity}\``);
});

test.each([
  [{ inn: '7734250208', ogrn: '1027734003461', kpp: '773301001', oktmo: '20701000', okato: '20401' }, []],
  [{ inn: '58100046' }, ['schema.format /inn']],
  [{ ogrn: '102580169656' }, ['schema.format /ogrn']],
  [{ kpp: '77330100' }, ['schema.format /kpp']],
  [{ oktmo: '207010001', municipalityOktmo: '20' }, ['schema.format /municipalityOktmo', 'schema.format /oktmo']],
])('identifiers of a school are held by their check digits (%#)', (identifiers, told) => {
  const problems = check('school', { id: '1', name: 'МБОУ СОШ № 12', ...identifiers });
  expect(problems.map(({ code, path }) => `${code} ${path}`).sort()).toEqual(told);
});

test('a record that is right has no problems', () => {
  expect(check('lesson', lesson({ enteredAt: '2026-09-07T07:15:32Z' }))).toEqual([]);
  expect(check('mark', mark())).toEqual([]);
});

test('all problems of a record are told at once, with pointers and without values', () => {
  const problems = check('lesson', { id: '1', number: 'второй урок', status: 'Иванов', zone: 1 });
  expect(problems).toEqual(
    expect.arrayContaining([
      { code: 'schema.required', path: '/subjectName', message: 'Has to be there.' },
      { code: 'schema.type', path: '/number', message: 'Is not of the type integer.' },
      { code: 'schema.enum', path: '/status', message: 'Is none of: held, cancelled, moved.' },
      { code: 'schema.additionalProperties', path: '/zone', message: 'Is no field of this entity.' },
    ]),
  );
  expect(JSON.stringify(problems)).not.toMatch(/Иванов|второй/);
});

test('a key that could be a name is not told', () => {
  const [problem] = check('mark', mark({ 'Иванов Пётр': 5 }));
  expect(problem).toMatchObject({ code: 'schema.additionalProperties', path: '' });
});

test.each(['Иванов Пётр', '1000', `st-${PUPIL.slice(3)}`, `${PUPIL}0`])('%s is no pseudonym of a pupil', (pupilId) => {
  expect(check('mark', mark({ pupilId }))).not.toEqual([]);
});

test('a nested problem has a nested pointer', () => {
  const [problem] = check('mark', mark({ criteria: [{ points: 1 }, { points: '2' }] }));
  expect(problem?.path).toBe('/criteria/1/points');
});

test('hostile bodies are told few problems', () => {
  const keys = Object.fromEntries(Array.from({ length: 5000 }, (_, key) => [`k${key}`, key]));
  expect(check('lesson', keys)).toHaveLength(1);
  const many = mark({ criteria: Array.from({ length: 900 }, () => ({ points: 'x' })) });
  expect(check('mark', many)).toHaveLength(MOST_PROBLEMS);
  const tooMany = mark({ criteria: Array.from({ length: 100_000 }, () => ({ points: 'x' })) });
  expect(check('mark', tooMany)).toHaveLength(1);
});

test('what came with __proto__ in it is refused', () => {
  expect(check('mark', JSON.parse('{"__proto__":{"id":"1"}}'))).not.toEqual([]);
});

test('a schema with a misspelt keyword stops the start', () => {
  expect(() => compileSchema({ type: 'object', propertys: {} })).toThrow();
});

test('a date is a day that the calendar has', () => {
  expect(['2028-02-29', '2026-12-31', '2000-02-29'].every(isDate)).toBe(true);
  expect(['2026-02-29', '2100-02-29', '2026-04-31', '2026-13-01', '2026-00-10', '2026-9-01'].some(isDate)).toBe(false);
  fc.assert(
    fc.property(fc.date({ noInvalidDate: true, min: new Date('1900-01-01'), max: new Date('2199-12-31') }), (date) =>
      isDate(date.toISOString().slice(0, 10)),
    ),
  );
});

test('an instant has whole seconds and is in UTC', () => {
  expect(isInstant('2026-09-07T23:59:59Z')).toBe(true);
  const wrong = ['2026-09-07T24:00:00Z', '2026-09-07T10:00:00+03:00', '2026-09-07T10:00:00.5Z', '2026-02-30T10:00:00Z'];
  expect(wrong.some(isInstant)).toBe(false);
});
