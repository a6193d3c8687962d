import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { dirname, join, relative, sep } from 'node:path';
import { FULL_SCHEMA } from '../config/schema.ts';
import { GatewayError } from '../contracts/errors.ts';
import { csvOf } from '../registry/csv.ts';
import type { Language } from '../messages/form.ts';
import { MESSAGES, type MessageKey } from '../messages/messages.ts';
import { SOURCE_COLUMNS, type SourceField } from '../registry/source-columns.ts';
import { sentence, told } from '../messages/told.ts';

/** What a person was asked. */
export interface Answers {
  readonly region: string;
  readonly zone: string;
  readonly systems: readonly string[];
}

/** Files that were written, by what they are for; a file that was there stays as it is. */
export interface Begun {
  readonly config: string;
  readonly secrets?: string;
  readonly table?: string;
  readonly ignored?: string;
}

const SECRETS = 'secrets.json';
const TABLE = 'schools.csv';
const OWNER_ONLY = 0o600;

/**
 * Writes a start beside `file`: svod.json with comments, an empty file of secrets, and the headings of a table of schools.
 *
 * @param home folder of the program
 * @throws {GatewayError} usage.invalid where svod.json is there already; file.unwritable
 */
export function begin(file: string, answers: Answers, home: string, language: Language): Begun {
  if (existsSync(file)) throw told('usage.invalid', [sentence('init.there', { file })]);
  const folder = dirname(file);
  const say = (key: MessageKey): string => MESSAGES[key][language];
  return guarded(file, () => {
    mkdirSync(folder, { recursive: true });
    writeNew(file, json(startOf(answers, folder, home, say)));
    const table = headingsFor(answers.systems, language);
    return {
      config: file,
      ...written('secrets', join(folder, SECRETS), json({ $comment: say('init.secrets-comment') }), OWNER_ONLY),
      ...written('table', join(folder, TABLE), csvOf([table])),
      ...(existsSync(join(folder, '.git')) && written('ignored', join(folder, '.gitignore'), `data/\n${SECRETS}\n`)),
    };
  });
}

const json = (value: object): string => `${JSON.stringify(value, null, 2)}\n`;

function startOf({ region, zone }: Answers, folder: string, home: string, say: (key: MessageKey) => string): object {
  return {
    $schema: relative(folder, join(home, FULL_SCHEMA)).split(sep).join('/'),
    $comment: say('init.comment'),
    zone,
    secrets: SECRETS,
    sources: { $comment: say('init.sources-comment') },
    nodes: [{ $comment: say('init.nodes-comment'), id: 'region', kind: 'region', name: region }],
    destinations: { $comment: say('init.destinations-comment') },
  };
}

/** The columns that these systems need; an address only where each installation has its own. */
function headingsFor(systems: readonly string[], language: Language): readonly string[] {
  const fields: readonly SourceField[] = ['name', 'system', 'schoolId', 'municipality', 'schoolName', 'secret'];
  const all = systems.every((system) => HAS_ONE_ADDRESS.has(system)) ? fields : [...fields, 'address' as const];
  return all.map((field) => SOURCE_COLUMNS[field].find((word) => /[а-я]/.test(word) === (language === 'ru'))!);
}
/** Systems of one address for all schools. */
const HAS_ONE_ADDRESS: ReadonlySet<string> = new Set(['dnevnik-ru']);

function written<Name extends string>(
  name: Name,
  file: string,
  text: string,
  mode = 0o644,
): Partial<Record<Name, string>> {
  if (existsSync(file)) return {};
  writeNew(file, text, mode);
  return { [name]: file } as Partial<Record<Name, string>>;
}

const writeNew = (file: string, text: string, mode = 0o644): void => writeFileSync(file, text, { flag: 'wx', mode });

function guarded<Result>(file: string, work: () => Result): Result {
  try {
    return work();
  } catch (cause) {
    const { code } = cause as NodeJS.ErrnoException;
    if (cause instanceof GatewayError || code === undefined) throw cause;
    throw new GatewayError('file.unwritable', `writing ${file}: ${code}`, { cause });
  }
}
