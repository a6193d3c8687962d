import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { compileSchema } from '../normalise/validate.ts';
import { tryMapping } from '../normalise/try-mapping.ts';
import { operatorReference } from '../normalise/reference.ts';
import { readRules } from '../rules/rules.ts';

const HOME = process.cwd();
const RAW = '.raw.json';
const read = (path: string): unknown => JSON.parse(readFileSync(path, 'utf8'));
const rules = readRules(HOME);
const isMapFile = compileSchema(read(`${HOME}/schemas/config/mapping.schema.json`) as object);

test('mappings/README.md tells the operators as they are (npm run gen)', () => {
  const [, generated] =
    /<!-- gen: operators -->\n\n([^]*)\n\n<!-- \/gen -->/.exec(readFileSync(`${HOME}/mappings/README.md`, 'utf8')) ??
    [];
  expect(generated).toBe(operatorReference());
});

/** Every mappings/<system>/examples/<entity>-<case>.raw.json beside its .canonical.json or .problems.json. */
for (const system of rules.systems) {
  const folder = `${HOME}/mappings/${system}/examples`;
  const files = existsSync(folder) ? readdirSync(folder).filter((file) => file.endsWith(RAW)) : [];
  const { entities, of } = rules.of(system);
  /** The longest entity that the name begins with: "attendance-taken-first" is of attendance-taken. */
  const entityOf = (file: string): string =>
    entities
      .filter((entity) => file.startsWith(`${entity}-`) || file === `${entity}${RAW}`)
      .sort((a, b) => b.length - a.length)[0] ?? '';
  if (entities.length === 0) continue;

  describe(`mappings/${system}`, () => {
    test.each(entities)('%s has the form that schemas/config/mapping.schema.json tells editors', (entity) => {
      expect(isMapFile(read(`${HOME}/mappings/${system}/${entity}.map.json`))).toEqual([]);
    });

    test.each(entities)('%s has an example of what passes and one of what does not', (entity) => {
      const own = files.filter((file) => entityOf(file) === entity).map((file) => file.replace(RAW, ''));
      const having = (ending: string): boolean => own.some((stem) => existsSync(`${folder}/${stem}${ending}`));
      expect([having('.canonical.json'), having('.problems.json')]).toEqual([true, true]);
    });

    test('no example is half a pair', () => {
      const all = readdirSync(folder).filter((file) => !file.endsWith(RAW));
      const answers = all.map((file) => file.replace(/\.(?:canonical|problems)\.json$/, ''));
      expect(answers.sort()).toEqual(files.map((file) => file.replace(RAW, '')).sort());
    });

    if (files.length === 0) return;
    test.each(files)('%s', (file) => {
      const rulesOfEntity = of(entityOf(file));
      if (!rulesOfEntity) throw new Error(`${file} is an example of no map of ${system}`);
      const { body, problems, unknownCodes } = tryMapping(rulesOfEntity, read(`${folder}/${file}`));
      const stem = `${folder}/${file.slice(0, -RAW.length)}`;
      const told = problems.map(({ code, path }) => `${code} ${path}`);
      if (existsSync(`${stem}.problems.json`)) expect(told).toEqual(read(`${stem}.problems.json`));
      else {
        expect(told).toEqual([]);
        // An ordinary value must not come on the work-list of `svod codes unknown`.
        if (!/unknown|unlisted/.test(file)) expect(unknownCodes).toEqual([]);
        expect(body).toEqual(read(`${stem}.canonical.json`));
        expect(JSON.stringify(body)).toBe(JSON.stringify(sorted(body)));
      }
    });
  });
}

/** With keys in sorted order, as the canonical form demands. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, item]) => [key, sorted(item)]),
  );
}
