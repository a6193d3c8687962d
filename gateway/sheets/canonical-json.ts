import { hash } from 'node:crypto';

/**
 * The canonical JSON (RFC 8785) of a JSON value: keys sorted by code units, no white space, numbers and strings as
 * JSON.stringify writes them. Members that are undefined are left out.
 *
 * @throws {TypeError} for what JSON cannot say: NaN, an infinite number, a bigint, undefined alone
 */
export function canonicalJson(value: unknown): string {
  if (value === null || typeof value === 'string' || typeof value === 'boolean') return JSON.stringify(value);
  if (typeof value === 'number' && Number.isFinite(value)) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(canonicalJson).join(',')}]`;
  if (typeof value !== 'object') throw new TypeError(`writing canonical JSON: ${typeof value} is no JSON value`);
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([key, member]) => `${JSON.stringify(key)}:${canonicalJson(member)}`);
  return `{${members.join(',')}}`;
}

/** SHA-256 of a text in UTF-8, as 64 hex digits: the hash of a sheet, an outgoing body, a digest. */
export const hashOf = (text: string): string => hash('sha256', text);
