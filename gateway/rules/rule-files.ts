import { existsSync, readdirSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { NO_POLICIES, parsePolicies, type Policies } from '../census/policies.ts';
import { GatewayError } from '../contracts/errors.ts';
import { jsonTextIn, parseJson, readBytes, readText } from '../files/json-file.ts';
import { type CodeList, parseCodeList } from '../normalise/code-list.ts';
import { didYouMean } from '../normalise/did-you-mean.ts';
import { MappingError } from '../normalise/operators/operator.ts';
import type { EntityRules } from '../normalise/rules.ts';
import { markedTextIn } from '../files/table-text.ts';
import { schemaMistake } from '../normalise/schema-mistake.ts';
import { compileSchema } from '../normalise/validate.ts';

/** Pages for people, hidden files and what editors leave behind. */
const UNREAD = /^\.|\.md$|~$/;

/** The code lists of a folder by name; what is wrong with a file is put into `mistakes`, and the list is empty then. */
export function readCodeLists(
  folder: string,
  prefix: string,
  home: string,
  mistakes: string[],
): ReadonlyMap<string, CodeList> {
  const lists = new Map<string, CodeList>();
  mistakes.push(...strayFiles(folder, '.csv', home));
  for (const file of filesIn(folder, '.csv')) {
    const name = basename(file, '.csv');
    const list = parseCodeList(prefix + name, markedTextIn(readBytes(join(folder, file))));
    if ('codes' in list) lists.set(name, list);
    else {
      // It is there, and wrong: no map of it may say that it is missing.
      lists.set(name, { name: prefix + name, unknown: 'quarantine', codes: new Map(), places: new Map(), text: '' });
      for (const { line, message } of list)
        mistakes.push(`${relative(home, join(folder, file))}, line ${line}: ${message}`);
    }
  }
  return lists;
}

/** Beside the maps of a system: what becomes of records whose fields are not as usual. */
export const POLICY_FILE = 'fields.csv';

/** The policies of a system's folder; none where it has no such file, or one that is wrong. */
export function readPolicies(folder: string, home: string, mistakes: string[]): Policies {
  const file = join(folder, POLICY_FILE);
  if (!existsSync(file)) return NO_POLICIES;
  const policies = parsePolicies(readText(file));
  if ('all' in policies) return policies;
  for (const { line, message } of policies) mistakes.push(`${relative(home, file)}, line ${line}: ${message}`);
  return NO_POLICIES;
}

/** Files of a folder that nothing reads, though their writer may think so ("mark.map.json.txt"): each is a mistake. */
export function strayFiles(
  folder: string,
  ending: string,
  home: string,
  known: readonly string[] = [],
): readonly string[] {
  if (!existsSync(folder)) return [];
  return readdirSync(folder, { withFileTypes: true })
    .filter(({ name }) => !known.includes(name))
    .filter((entry) => entry.isFile() && !entry.name.endsWith(ending) && !UNREAD.test(entry.name))
    .map(({ name }) => `${relative(home, join(folder, name))}, line 1: is not read; a name here ends in "${ending}"`);
}

/** Schemas by room ("canonical", a destination) and entity, each read and compiled once. */
export class Schemas {
  readonly home: string;
  private readonly known = new Map<string, { readonly value: object; check: EntityRules['check'] }>();

  constructor(home: string) {
    this.home = home;
  }

  of(room: string, entity: string): { readonly value: object; readonly check: EntityRules['check'] } {
    const path = join(this.home, 'schemas', room, `${entity}.schema.json`);
    const known = this.known.get(path);
    if (known) return known;
    if (!existsSync(path)) {
      const entities = filesIn(join(this.home, 'schemas', room), '.schema.json').map((file) =>
        basename(file, '.schema.json'),
      );
      throw new MappingError(
        `there is no schemas/${room}/${entity}.schema.json${didYouMean(entity, entities)}`,
        '/entity',
      );
    }
    const name = relative(this.home, path);
    const file = parseJson(jsonTextIn(readBytes(path), name, 'rules.invalid'), name, 'rules.invalid');
    const value = file.value as object;
    try {
      const made = { value, check: compileSchema(value) };
      this.known.set(path, made);
      return made;
    } catch (cause) {
      const { pointer, message } = schemaMistake(value, cause as Error);
      const line = file.lineOf(pointer);
      throw new GatewayError('rules.invalid', `reading ${name}, line ${line}: ${message}`, { cause });
    }
  }
}

/** Names of the files of a folder that end so, sorted; none where there is no folder. */
export const filesIn = (folder: string, ending: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder)
        .filter((file) => file.endsWith(ending))
        .sort()
    : [];
export const foldersIn = (folder: string): readonly string[] =>
  existsSync(folder)
    ? readdirSync(folder, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name)
        .sort()
    : [];
