import type { Serving } from '../journal.ts';

/** In what installations (and clients' models of them) differ; each can be served. */
export interface Dialect {
  /** `students`: keyed by id but in getperiods, as most clients read it; or one form everywhere. @default "mixed" */
  readonly students: 'mixed' | 'object' | 'array';
  /** Homework of a diary's lesson by its id or by the subject's name. @default "id" */
  readonly homework: 'id' | 'subject';
  /** How true and false are written (false of the last three is assumed: "no", "__no", 0). @default "true" */
  readonly booleans: 'true' | 'yes' | '__yes' | '1';
  /** How a map without items looks. @default "object" */
  readonly empties: 'object' | 'array';
  /** Results in `{"response": {…}}`, or bare: `{"result": …}`. @default "wrapped" */
  readonly envelope: 'wrapped' | 'bare';
  /** What is answered where the call names no `out_format`; "xml-only": whatever it names, for JSON "does not work everywhere". @default "json" */
  readonly format: 'json' | 'xml' | 'xml-only';
  /** closed: every call is sent to the archive of closed schools. @default "open" */
  readonly school: 'open' | 'closed';
}

export const DIALECT: Dialect = {
  students: 'mixed',
  homework: 'id',
  booleans: 'true',
  empties: 'object',
  envelope: 'wrapped',
  format: 'json',
  school: 'open',
};

export interface EljurOptions extends Serving {
  readonly dialect?: Partial<Dialect>;
}

const CHOICES: Readonly<Record<keyof Dialect, readonly string[]>> = {
  students: ['mixed', 'object', 'array'],
  homework: ['id', 'subject'],
  booleans: ['true', 'yes', '__yes', '1'],
  empties: ['object', 'array'],
  envelope: ['wrapped', 'bare'],
  format: ['json', 'xml', 'xml-only'],
  school: ['open', 'closed'],
};

/** Reads choices like "booleans=yes" and "students=array". @throws {RangeError} on another word */
export function dialectOf(words: readonly string[]): Partial<Dialect> {
  const known = Object.entries(CHOICES).flatMap(([name, choices]) => choices.map((choice) => `${name}=${choice}`));
  const wrong = words.find((word) => !known.includes(word));
  if (wrong !== undefined) throw new RangeError(`"${wrong}" is no choice; the choices are: ${known.join(', ')}.`);
  return Object.fromEntries(words.map((word) => word.split('='))) as Partial<Dialect>;
}
