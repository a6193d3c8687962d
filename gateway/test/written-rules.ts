import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import { readRules } from '../rules/rules.ts';

/* Maps, a code list and schemas that a test writes into a folder, with what it wants otherwise. */

/** A map that makes marks, as it stands in its file. */
export const MARK_MAP = {
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

/** A code list that quarantines what it does not know. */
export const MARK_CODES = '# unknown: quarantine\nvendor,canonical,note\n5,5,\n"a, b",4,"said ""so"""\n';

const FILES = {
  'mappings/eljur/mark.map.json': JSON.stringify(MARK_MAP, null, 2),
  'mappings/codes/marks.csv': MARK_CODES,
  'schemas/canonical/mark.schema.json': JSON.stringify(SCHEMA),
  'schemas/canonical/pupil.schema.json': JSON.stringify(SCHEMA),
};

/** Texts, or bytes, by their names in the folder. */
export type Files = Readonly<Record<string, string | Buffer>>;

/** A folder with these files beside, or instead of, the usual ones. */
export function homeWith(files: Files): string {
  const folder = mkdtempSync(join(tmpdir(), 'svod-rules-'));
  for (const [name, text] of Object.entries({ ...FILES, ...files })) {
    mkdirSync(dirname(join(folder, name)), { recursive: true });
    writeFileSync(join(folder, name), text);
  }
  return folder;
}

/** What is wrong with the rules in such a folder; "" when nothing is. */
export function mistakeIn(files: Files): string {
  try {
    readRules(homeWith(files));
  } catch (error) {
    if (error instanceof GatewayError && error.code === 'rules.invalid') return error.message;
    throw error;
  }
  return '';
}

/** The map of marks, changed. */
export const mapWith = (change: object): Readonly<Record<string, string>> => ({
  'mappings/eljur/mark.map.json': JSON.stringify({ ...MARK_MAP, ...change }, null, 2),
});

/** The map of marks with other fields. */
export const fieldsWith = (change: object): Readonly<Record<string, string>> =>
  mapWith({ fields: { id: '/id', ...change } });
