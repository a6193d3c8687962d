/*
 * Writes the generated files: `npm run gen`. With --check it writes nothing and exits with 1 where a file differs from what
 * would be written.
 */
import { existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import openapiTypescript, { astToString } from 'openapi-typescript';
import { FULL_SCHEMA, fullSchema } from '../gateway/config/schema.ts';
import { SHEETS } from '../gateway/contracts/records.ts';
import { errorReference } from '../gateway/messages/error-reference.ts';
import { configRules } from '../gateway/home.ts';
import { operatorReference } from '../gateway/normalise/reference.ts';
import { partOf, settingsTable, within } from '../gateway/config/settings-reference.ts';
import { elementTable, fieldTable } from './truth/loss-table.ts';
import { schemaReference } from '../gateway/rules/schema-reference.ts';

const HOME = join(dirname(fileURLToPath(import.meta.url)), '..');
const VENDORS = 'schemas/vendors';
/** "dnevnik-ru.openapi.yaml" */
const DOCUMENT = /^(.+)\.openapi\.(?:json|ya?ml)$/;

/** One generated file, or one with a generated section. */
interface Generator {
  /** From the root of the repository. */
  readonly file: string;
  /** The whole text of the file, as it has to be. */
  make(): Promise<string> | string;
}

/** All of them; a new one is a line here. */
function generators(): readonly Generator[] {
  return [
    types('schemas/canonical/index.openapi.json', 'schemas/canonical/canonical.gen.ts'),
    types('schemas/mono-log/openapi.yaml', 'schemas/mono-log/mono-log.gen.ts'),
    ...vendorDocuments(),
    section('mappings/README.md', 'operators', operatorReference),
    ...settings('docs/configuration.md'),
    section('docs/schema.md', 'schema', () => schemaReference(canonicalSchemas())),
    section('docs/errors.md', 'errors', errorReference),
    section('docs/losses.md', 'elements', elementTable),
    section('docs/losses.md', 'fields', () => fieldTable(entityFields(), filledBy)),
    { file: FULL_SCHEMA, make: () => `${JSON.stringify(fullSchema(configRules()), null, 2)}\n` },
  ];
}

/** TypeScript types of an OpenAPI 3.1 document and of the JSON Schemas it refers to. */
function types(document: string, file: string): Generator {
  return {
    file,
    async make() {
      const nodes = await openapiTypescript(pathToFileURL(join(HOME, document)), { silent: true });
      return `/** Types of ${document}; written by \`npm run gen\`. */\n\n${astToString(nodes)}`;
    },
  };
}

/** How the settings of a new adapter begin; a person puts the system's own name there. */
const HEADINGS = {
  source: (name: string) => `## Settings of a source of \`${name}\` (\`"system": "${name}"\`)`,
  destination: (name: string) => `## Settings of the destination \`${name}\``,
  channel: (name: string) => `## Settings of the channel \`${name}\``,
};

/** Where a section stands that the page does not have yet: behind another one, under a heading of its own. */
interface NewSection {
  readonly behind: string;
  readonly heading: string;
}

/** The tables of settings, from the schemas that svod.json is held against. */
function settings(file: string): readonly Generator[] {
  const { schema, settingsOf, names } = configRules();
  const parts = ['sources', 'nodes', 'destinations', 'channels'].map((key) =>
    section(file, key, () => settingsTable(partOf(schema, key))),
  );
  const when = { schedule: schema, 'schedule.collect': within(schema, 'schedule') };
  const times = Object.entries(when).map(([key, whole]) =>
    section(file, key, () => settingsTable(within(whole, key.split('.').at(-1)!))),
  );
  const own = (['source', 'destination', 'channel'] as const).flatMap((kind) =>
    names[kind].map((name, index) => {
      const make = (): string => settingsTable(settingsOf(kind, name)!);
      const behind = names[kind][index - 1];
      return section(file, name, make, behind === undefined ? undefined : { behind, heading: HEADINGS[kind](name) });
    }),
  );
  return [section(file, 'svod.json', () => settingsTable(schema)), ...parts, ...times, ...own];
}

/** The schemas of every sheet's entities, in the order in which contracts/records.ts lists them. */
function canonicalSchemas() {
  const schemaOf = (name: string): object =>
    JSON.parse(readFileSync(join(HOME, 'schemas', 'canonical', `${name}.schema.json`), 'utf8')) as object;
  return Object.entries(SHEETS).map(([sheet, entities]) => ({
    sheet,
    entities: entities.map((name) => ({ name, schema: schemaOf(name) })),
  }));
}

/** Fields of every entity's schema. */
const entityFields = () =>
  canonicalSchemas().flatMap(({ entities }) =>
    entities.map(({ name, schema }) => ({
      name,
      fields: Object.keys((schema as { readonly properties: object }).properties),
    })),
  );

/** Fields that a system's map of an entity fills; of "has/lastName" the first part. */
function filledBy(system: string, entity: string): ReadonlySet<string> {
  const file = join(HOME, 'mappings', system, `${entity}.map.json`);
  if (!existsSync(file)) return new Set();
  const { fields } = JSON.parse(readFileSync(file, 'utf8')) as { readonly fields: object };
  return new Set(Object.keys(fields).map((name) => name.split('/')[0]!));
}

function vendorDocuments(): readonly Generator[] {
  const folder = join(HOME, VENDORS);
  const found = existsSync(folder) ? readdirSync(folder, { recursive: true, encoding: 'utf8' }) : [];
  return found.sort().flatMap((path) => {
    const [, name] = DOCUMENT.exec(path) ?? [];
    return name === undefined ? [] : [types(`${VENDORS}/${path}`, `${VENDORS}/${name}.gen.ts`)];
  });
}

const END = '<!-- /gen -->';
const beginOf = (name: string): string => `<!-- gen: ${name} -->`;

/** The part of a page between `<!-- gen: name -->` and `<!-- /gen -->`; where the page has none, at the place for a new one. */
function section(file: string, name: string, make: () => string, added?: NewSection): Generator {
  return {
    file,
    make() {
      const page = withSection(readFileSync(join(HOME, file), 'utf8'), name, added);
      const begin = beginOf(name);
      const from = page.indexOf(begin);
      const to = page.indexOf(END, from);
      if (from < 0 || to < 0) throw new Error(`generating ${file}: has no section "${begin}" that ends with ${END}`);
      return `${page.slice(0, from)}${begin}\n\n${make()}\n\n${page.slice(to)}`;
    },
  };
}

function withSection(page: string, name: string, added: NewSection | undefined): string {
  if (!added || page.includes(beginOf(name))) return page;
  const end = page.indexOf(END, page.indexOf(beginOf(added.behind))) + END.length;
  return `${page.slice(0, end)}\n\n${added.heading}\n\n${beginOf(name)}\n\n${END}${page.slice(end)}`;
}

async function run(check: boolean): Promise<number> {
  let differing = 0;
  for (const { file, make } of generators()) {
    const path = join(HOME, file);
    const text = await make();
    if (existsSync(path) && readFileSync(path, 'utf8') === text) continue;
    differing += 1;
    if (!check) writeFileSync(path, text);
    process.stdout.write(`${file} ${check ? 'differs from what `npm run gen` writes' : 'written'}\n`);
  }
  return check && differing > 0 ? 1 : 0;
}

process.exitCode = await run(process.argv.includes('--check'));
