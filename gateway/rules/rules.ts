import { createHash } from 'node:crypto';
import { basename, join, relative } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import { type JsonFile, jsonTextIn, parseJson, readBytes } from '../files/json-file.ts';
import type { Policies } from '../census/policies.ts';
import { fieldOf, type Rows, rowsIn } from '../census/field-path.ts';
import { type CodeList, type CodeLists, inFrontOf } from '../normalise/code-list.ts';
import { checkValues } from '../normalise/check-values.ts';
import { compileMapping } from '../normalise/compile.ts';
import { didYouMean } from '../normalise/did-you-mean.ts';
import { checkTargets, mappingFrom } from '../normalise/mapping-shape.ts';
import { MappingError } from '../normalise/operators/operator.ts';
import { vocabularyOf } from '../normalise/operators/text.ts';
import type { EntityRules, SystemRules } from '../normalise/rules.ts';
import type { FieldReaders, Reads } from './field-readers.ts';
import { filesIn, foldersIn, POLICY_FILE, readCodeLists, readPolicies, Schemas, strayFiles } from './rule-files.ts';

/** Raised when an operator changes its meaning: sheets made before are then read anew. */
const ENGINE = 1;
const MAP = '.map.json';
/** Mistakes told at once; the others follow when these are mended. */
const TOLD = 8;

/** The rules of one system or destination. */
export interface Rules extends SystemRules {
  /** Entities it has maps of, sorted. */
  readonly entities: readonly string[];
  /** Content hash (SHA-256, hex) of the maps of these entities and of the code lists they use; of all by default. */
  madeBy(entities?: readonly string[]): string;
  /** What becomes of records whose fields are not as usual. */
  readonly policies: Policies;
  /** Fields of raw bodies that maps read: which maps (entities), and which code lists turn them into codes. */
  readonly reads: Reads;
  /** Fields that hold rows: arrays that a map reads by columns. */
  readonly rows: Rows;
  /** Its own lists and the shared ones that its maps use, by the name that an unknown value is told with. */
  readonly codeLists: ReadonlyMap<string, CodeList>;
}

/** Everything under mappings/, compiled. */
export interface AllRules {
  /** Systems and destinations that have maps, sorted. */
  readonly systems: readonly string[];
  /** Words of all their code lists: for canonical records, which are of any system. */
  readonly vocabulary: ReadonlySet<string>;
  /** @throws {GatewayError} rules.invalid when there are no maps of the system */
  of(system: string): Rules;
}

interface Made extends EntityRules {
  readonly text: string;
}

/**
 * Reads mappings/ and the schemas they are held against, once, at start.
 *
 * @param home folder that holds mappings/ and schemas/
 * @throws {GatewayError} rules.invalid with file, line, what is wrong and what would be right, of every mistake found
 */
export function readRules(home: string): AllRules {
  const mistakes: string[] = [];
  const folder = join(home, 'mappings');
  const shared = readCodeLists(join(folder, 'codes'), '', home, mistakes);
  const schemas = new Schemas(home);
  const systems = new Map<string, Rules>();
  for (const system of foldersIn(folder)) {
    if (system !== 'codes') systems.set(system, readSystem(join(folder, system), system, shared, schemas, mistakes));
  }
  // A schema or a shared code list serves many maps, and is wrong for each of them.
  const told = [...new Set(mistakes)];
  if (told.length > 0) {
    const more = told.length > TOLD ? `; and ${told.length - TOLD} more` : '';
    throw new GatewayError('rules.invalid', `reading ${told.slice(0, TOLD).join('; ')}${more}`);
  }
  return {
    systems: [...systems.keys()].sort(),
    vocabulary: new Set([...systems.values()].flatMap(({ vocabulary }) => [...vocabulary])),
    of(system) {
      const found = systems.get(system);
      if (found) return found;
      throw new GatewayError(
        'rules.invalid',
        `looking for the mappings of "${system}"${didYouMean(system, [...systems.keys()])}`,
      );
    },
  };
}

function readSystem(folder: string, system: string, shared: CodeLists, schemas: Schemas, mistakes: string[]): Rules {
  const own = readCodeLists(join(folder, 'codes'), `${system}/`, schemas.home, mistakes);
  const codes: CodeLists = new Map([
    ...shared,
    ...[...own].map(([name, list]) => [name, inFrontOf(list, shared.get(name))] as const),
  ]);
  const made = new Map<string, Made>();
  mistakes.push(...strayFiles(folder, MAP, schemas.home, [POLICY_FILE]));
  const policies = readPolicies(folder, schemas.home, mistakes);
  for (const file of filesIn(folder, MAP)) {
    const entity = basename(file, MAP);
    const rules = readMap(join(folder, file), entity, system, codes, schemas, mistakes);
    if (rules) made.set(entity, rules);
  }
  const entities = [...made.keys()].sort();
  const hashes = new Map<string, string>();
  const rows = rowsIn([...made.values()].flatMap(({ compiled }) => compiled.reads.map(({ pointer }) => pointer)));
  return {
    system,
    entities,
    vocabulary: vocabularyOf({ codes }),
    of: (entity) => made.get(entity),
    policies,
    reads: readsOf(made, codes, rows),
    rows,
    codeLists: new Map([...codes.values()].map((list) => [list.name, list])),
    madeBy(asked = entities) {
      const key = asked.join();
      const hash = hashes.get(key) ?? hashOf(asked, made, codes);
      hashes.set(key, hash);
      return hash;
    },
  };
}

function readsOf(made: ReadonlyMap<string, Made>, codes: CodeLists, rows: Rows): Reads {
  const reads = new Map<string, { readonly entities: Set<string>; readonly coded: FieldReaders['coded'][number][] }>();
  for (const [entity, { compiled }] of made)
    for (const { pointer, list } of compiled.reads) {
      const field = fieldOf(pointer, rows);
      const readers = reads.get(field) ?? { entities: new Set(), coded: [] };
      reads.set(field, readers);
      readers.entities.add(entity);
      const known = list === undefined ? undefined : codes.get(list);
      if (known) readers.coded.push({ entity, list: known });
    }
  return new Map([...reads].map(([field, { entities, coded }]) => [field, { entities: [...entities].sort(), coded }]));
}

function readMap(
  path: string,
  entity: string,
  system: string,
  codes: CodeLists,
  schemas: Schemas,
  mistakes: string[],
): Made | undefined {
  const name = relative(schemas.home, path);
  let file: JsonFile | undefined;
  try {
    file = parseJson(jsonTextIn(readBytes(path), name, 'rules.invalid'), name, 'rules.invalid');
    const mapping = mappingFrom(file.value, entity);
    const schema = schemas.of(mapping.direction === 'out' ? system : 'canonical', entity);
    checkTargets(mapping, schema.value);
    const compiled = compileMapping(mapping, codes);
    checkValues(mapping, schema.value, codes);
    return { compiled, check: schema.check, text: JSON.stringify(file.value) };
  } catch (error) {
    if (error instanceof MappingError)
      mistakes.push(`${name}, line ${file?.lineOf(error.pointer) ?? 1}: ${error.message}`);
    else if (error instanceof GatewayError && error.code === 'rules.invalid')
      mistakes.push(error.message.replace(/^reading /, ''));
    else throw error;
    return undefined;
  }
}

function hashOf(entities: readonly string[], made: ReadonlyMap<string, Made>, codes: CodeLists): string {
  const hash = createHash('sha256').update(`engine ${ENGINE}\n`);
  const lists = new Set<string>();
  for (const entity of [...entities].sort()) {
    const rules = made.get(entity);
    hash.update(`${entity}\n${rules?.text ?? ''}\n`);
    for (const list of rules?.compiled.lists ?? []) lists.add(list);
  }
  for (const list of [...lists].sort()) hash.update(`${list}\n${codes.get(list)?.text ?? ''}\n`);
  return hash.digest('hex');
}
