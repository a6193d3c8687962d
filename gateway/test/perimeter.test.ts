import { readdirSync, readFileSync } from 'node:fs';
import { SHEETS, type EntityName } from '../contracts/records.ts';
import type { Mapping, Recipe } from '../normalise/mapping.ts';
import { monoLogOutgoing } from './outgoing-rules.ts';

const FOLDER = new URL('../../mappings/mono-log/', import.meta.url);
const CANONICAL = new URL('../../schemas/canonical/', import.meta.url);
const TARGET = new URL('../../schemas/mono-log/', import.meta.url);
const json = (url: URL): unknown => JSON.parse(readFileSync(url, 'utf8'));
const maps = readdirSync(FOLDER)
  .filter((file) => file.endsWith('.map.json'))
  .map((file) => json(new URL(file, FOLDER)) as Mapping);
const examples = readdirSync(new URL('examples/', FOLDER))
  .filter((file) => file.endsWith('.canonical.json'))
  .map((file) => file.replace('.canonical.json', ''));
const entityOf = (example: string): EntityName =>
  maps
    .map(({ entity }) => entity)
    .filter((entity) => example.startsWith(`${entity}-`))
    .sort((a, b) => b.length - a.length)[0] as EntityName;

/** Entities of which nothing may leave, or that nothing fills yet. */
const KEPT_INSIDE: readonly string[] = [
  ...['staff', 'guardian', 'account-activity', 'message', 'excuse', 'entry-log', 'plan-item', 'building', 'school'],
  ...['summary-register', 'attestation', 'document', 'contact', 'problem-and-solution'],
];
/** Fields that hold texts of people, health, or who did it. */
const NEVER_READ =
  /^\/(?:(?:name|fullName|subjectName|kindName|title|topic|text|room|rawStatus|reason|minutesLate|criteria|teacherId|profile|area|address|enteredAt)$|has|comment)/;
const pointerOf = (recipe: Recipe): string =>
  typeof recipe === 'string' ? recipe : String((recipe[0] as { readonly get?: unknown })['get'] ?? '');
const steps = (recipe: Recipe): string[] =>
  typeof recipe === 'string' ? [] : recipe.flatMap((step) => Object.keys(step));

test('every entity leaves by a map, or is kept inside on purpose', () => {
  const all = Object.values(SHEETS).flat() as readonly string[];
  const leaving = maps.map(({ entity }) => entity);
  expect([...leaving, ...KEPT_INSIDE].sort()).toEqual([...all].sort());
});

test.each(maps)('$entity: ids leave as derived keys, texts and persons’ doings not at all', ({ fields }) => {
  for (const [field, recipe] of Object.entries(fields)) {
    expect(pointerOf(recipe)).not.toMatch(NEVER_READ);
    if (/(^\/id|Ids?)$/.test(pointerOf(recipe)))
      expect([field, steps(recipe).at(-1)]).toEqual([field, field === 'substituted' ? 'flag' : 'derive']);
  }
});

test.each(maps)('$entity: whatever the canonical schema allows, the platform’s schema takes', ({ entity, fields }) => {
  type Limits = { readonly enum?: readonly unknown[]; readonly minimum?: number; readonly maximum?: number };
  type Schema = { readonly required: readonly string[]; readonly properties: Record<string, Limits> };
  const canonical = json(new URL(`${entity}.schema.json`, CANONICAL)) as Schema;
  const target = json(new URL(`${entity}.schema.json`, TARGET)) as Schema;
  for (const [field, recipe] of Object.entries(fields)) {
    const from = canonical.properties[pointerOf(recipe).slice(1)];
    const to = target.properties[field];
    if (typeof recipe !== 'string') continue;
    expect([field, from === undefined, to === undefined]).toEqual([field, false, false]);
    expect(from?.minimum ?? 0).toBeGreaterThanOrEqual(to?.minimum ?? 0);
    expect(from?.maximum ?? Infinity).toBeLessThanOrEqual(to?.maximum ?? Infinity);
    if (to?.enum) expect(to.enum).toEqual(expect.arrayContaining([...(from?.enum ?? ['no list'])]));
  }
});

test.each(examples)('%s: the pair says what leaves, and nothing else of the record is in it', (example) => {
  const raw = json(new URL(`examples/${example}.raw.json`, FOLDER)) as Record<string, unknown>;
  const expected = json(new URL(`examples/${example}.canonical.json`, FOLDER));
  const map = monoLogOutgoing().maps.get(entityOf(example));
  const problems: never[] = [];
  const leaves = JSON.stringify(map?.(raw as never, () => 'xx-00000000000000000000000000000000', problems));
  expect(problems).toEqual([]);
  expect(Object.keys(JSON.parse(leaves) as object)).toEqual(Object.keys(expected as object).sort());
  const texts = JSON.stringify([leaves, expected]);
  expect(texts).not.toMatch(/Петров|Заварзин|8-900|▒|"(pu|st|gu)-0{8}-/u);
  for (const id of [raw['id'], raw['lessonId'], raw['classId'], raw['subjectId'], raw['pupilId']])
    if (typeof id === 'string') expect(texts).not.toContain(`"${id}"`);
});
