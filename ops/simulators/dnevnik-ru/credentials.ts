import { createHash } from 'node:crypto';
import type { Credential } from '../journal.ts';

/** What a school signs in with. */
export interface DnevnikCredential extends Credential {
  /** 32 characters. */
  readonly token: string;
  readonly login: string;
  readonly password: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly refreshToken: string;
}

const secret = (...words: readonly (string | number)[]): string =>
  createHash('sha256').update(words.join('\n')).digest('hex').slice(0, 32);

/** The same for the same seed; nothing here protects anybody. */
export function credentialOf(
  seed: string,
  { index, name, ids }: { readonly index: number; readonly name: string; readonly ids: { readonly long: string } },
): DnevnikCredential {
  return {
    school: name,
    schoolId: ids.long,
    token: secret(seed, 'token', index),
    login: `school${index + 1}`,
    password: secret(seed, 'password', index).slice(0, 12),
    clientId: '5f0f9a2e-0000-4000-8000-000000000001',
    clientSecret: secret(seed, 'client'),
    refreshToken: secret(seed, 'refresh', index),
  };
}

/** Tokens in force, by school. A token that ran out is exchanged for a new one by the right to refresh. */
export interface Tokens {
  schoolOf(token: string): number | undefined;
  /** The token is good no more. */
  expire(token: string): void;
  /** A new token for the school. */
  renew(index: number): string;
}

export function openTokens(seed: string, first: ReadonlyMap<number, string>): Tokens {
  const schools = new Map([...first].map(([index, token]) => [token, index]));
  let renewed = 0;
  return {
    schoolOf: (token) => schools.get(token),
    expire: (token) => void schools.delete(token),
    renew(index) {
      renewed += 1;
      const token = secret(seed, 'renewed', index, renewed);
      schools.set(token, index);
      return token;
    },
  };
}
