import { createHmac, createSecretKey, type KeyObject } from 'node:crypto';
import type { Role } from './context.ts';

const PREFIXES: Readonly<Record<Role, string>> = { pupil: 'pu', staff: 'st', guardian: 'gu' };
/** Pseudonyms remembered a school and role: more than any school has people. */
const REMEMBERED = 20_000;
/** Schools whose pseudonyms are remembered. */
const REMEMBERED_SCHOOLS = 16;

/** Pseudonym of a person of one school, from the vendor's id. */
export type PseudonymOf = (role: Role, id: string) => string;

export interface PseudonymKey {
  /** First 4 bytes, hex, that tell which key made a pseudonym. */
  readonly keyId: string;
  /** Subkey "pseudonym", 32 bytes. */
  readonly secret: Buffer;
}

/** Who a vendor's id belongs to: a school of an installation of a system. */
export interface People {
  readonly system: string;
  /** Normally ''. */
  readonly installation: string;
  readonly school: string;
}

/**
 * Gives the function that makes "<pu|st|gu>-<keyId>-<32 hex digits>" of (role, system, installation, school, id). Equal
 * people get equal pseudonyms in any run and source; the last ones are remembered, within bounds.
 */
export function pseudonymsOf({ keyId, secret }: PseudonymKey): (people: People) => PseudonymOf {
  const schools = new Map<string, PseudonymOf>();
  const key = createSecretKey(secret);
  return ({ system, installation, school }) => {
    const name = JSON.stringify([system, installation, school]);
    const known = schools.get(name);
    if (known) return known;
    const roles = {
      pupil: new Map<string, string>(),
      staff: new Map<string, string>(),
      guardian: new Map<string, string>(),
    };
    const pseudonymOf: PseudonymOf = (role, id) => {
      const remembered = roles[role].get(id);
      if (remembered !== undefined) return remembered;
      const text = JSON.stringify([role, system, installation, school, id]);
      const pseudonym = `${PREFIXES[role]}-${keyId}-${hex16(key, text)}`;
      if (roles[role].size >= REMEMBERED) roles[role].clear();
      roles[role].set(id, pseudonym);
      return pseudonym;
    };
    if (schools.size >= REMEMBERED_SCHOOLS) schools.clear();
    schools.set(name, pseudonymOf);
    return pseudonymOf;
  };
}

/** Keys that only one destination knows: "<prefix>-<32 hex digits>". Remembered within bounds. */
export function derivedKeysOf(secret: Buffer): (prefix: string, text: string) => string {
  const known = new Map<string, string>();
  const key = createSecretKey(secret);
  return (prefix, text) => {
    const remembered = known.get(text);
    if (remembered !== undefined) return `${prefix}-${remembered}`;
    const digits = hex16(key, text);
    if (known.size >= REMEMBERED) known.clear();
    known.set(text, digits);
    return `${prefix}-${digits}`;
  };
}

/** First 16 bytes, hex, of the keyed digest. Given the bytes of the key instead of a key object, it costs ten times as much. */
const hex16 = (key: KeyObject, text: string): string =>
  createHmac('sha256', key).update(text).digest('hex').slice(0, 32);
