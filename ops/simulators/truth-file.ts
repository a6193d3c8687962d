import { createHmac, hkdfSync } from 'node:crypto';
import { closeSync, openSync, readFileSync, writeSync } from 'node:fs';
import { canonicalJson } from './canonical-json.ts';

/** Makes the pseudonyms that a gateway with the same key makes. */
export interface TruthKey {
  readonly keyId: string;
  pseudonym(role: 'pupil' | 'staff' | 'guardian', person: Person): string;
}

export interface Person {
  readonly system: string;
  /** The vendor's ids, as text. */
  readonly school: string;
  readonly id: string;
}

/** One record of a sheet, in the canonical form. */
export type TruthRecord = Readonly<Record<string, unknown>> & { readonly id: string };

/** One line of the file: a sheet as `svod export` writes it. */
export interface TruthSheet {
  readonly source: string;
  readonly kind: 'roster' | 'journal-day' | 'term';
  readonly school: string;
  readonly scope: string;
  readonly day: string;
  readonly body: Readonly<Record<string, readonly TruthRecord[]>>;
  readonly covers: readonly { readonly entities: readonly string[]; readonly from: string; readonly to: string }[];
}

const PREFIXES = { pupil: 'pu', staff: 'st', guardian: 'gu' } as const;

/** Reads a key file of Svod: `{ "svodKey": 1, "secret": "<base64 of 32 bytes>" }`. @throws {Error} when it is none */
export function readTruthKey(file: string): TruthKey {
  const { svodKey, secret } = JSON.parse(readFileSync(file, 'utf8')) as { svodKey?: number; secret?: string };
  const bytes = Buffer.from(secret ?? '', 'base64');
  if (svodKey !== 1 || bytes.length !== 32) throw new Error(`reading the key ${file}: it is no key file of Svod`);
  return truthKeyOf(bytes);
}

/** The same of the 32 bytes themselves. */
export function truthKeyOf(secret: Buffer): TruthKey {
  const subkey = (purpose: string) => Buffer.from(hkdfSync('sha256', secret, Buffer.alloc(0), `svod/${purpose}`, 32));
  const people = subkey('pseudonym');
  const keyId = createHmac('sha256', subkey('id')).update('svod key id').digest('hex').slice(0, 8);
  return {
    keyId,
    pseudonym(role, { system, school, id }) {
      const text = JSON.stringify([role, system, '', school, id]);
      return `${PREFIXES[role]}-${keyId}-${createHmac('sha256', people).update(text).digest('hex').slice(0, 32)}`;
    },
  };
}

/** Writes the file, sheet by sheet: a header line, then the sheets by kind, school, scope and day. */
export function writeTruth(file: string, keyId: string, sheets: Iterable<TruthSheet>): void {
  const sorted = [...sheets].sort((a, b) => byCodeUnits(orderOf(a), orderOf(b)));
  const target = openSync(file, 'w', 0o600);
  try {
    writeSync(target, `${JSON.stringify({ svod: 'export', schema: 1, keyId })}\n`);
    for (const sheet of sorted) writeSync(target, `${canonicalJson({ ...sheet, body: bodyOf(sheet.body) })}\n`);
  } finally {
    closeSync(target);
  }
}

/** Records by id, entities without records left out. */
function bodyOf(body: TruthSheet['body']): TruthSheet['body'] {
  const filled = Object.entries(body).filter(([, records]) => records.length > 0);
  return Object.fromEntries(
    filled.map(([entity, records]) => [entity, records.toSorted((a, b) => byCodeUnits(a.id, b.id))]),
  );
}

const orderOf = ({ kind, school, scope, day }: TruthSheet): string => [kind, school, scope, day].join('\t');

const byCodeUnits = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
