import { createHmac, createSecretKey } from 'node:crypto';
import type { Body } from '../contracts/records.ts';
import type { People, PseudonymOf } from './pseudonym.ts';

/** How erased people are known: by digests that nobody makes who has not the key. */
export interface ForgottenDigests {
  /** Of a vendor's id: the same under every later key of the store. */
  person(people: People, id: string): string;
  ofPseudonym(pseudonym: string): string;
}

/** @param secret subkey "forgotten", 32 bytes */
export function forgottenDigests(secret: Buffer): ForgottenDigests {
  const key = createSecretKey(secret);
  const digest = (...parts: readonly string[]): string =>
    createHmac('sha256', key).update(JSON.stringify(parts)).digest('hex').slice(0, 32);
  return {
    person: ({ system, installation, school }, id) => digest('person', system, installation, school, id),
    ofPseudonym: (pseudonym) => digest('pseudonym', pseudonym),
  };
}

/** The people of one school, some of whom were erased on request. */
export interface SchoolPeople {
  readonly pseudonymOf: PseudonymOf;
  /** Whether the pseudonym is of somebody who was erased; of ids that `pseudonymOf` was asked for, or of itself. */
  isForgotten(pseudonym: string): boolean;
  /** Whether an erased person was met. */
  readonly isMet: boolean;
}

/** Watches which pseudonyms are of erased people while they are made. */
export function watchedPeople(
  pseudonymOf: PseudonymOf,
  people: People,
  digests: ForgottenDigests,
  forgotten: ReadonlySet<string>,
): SchoolPeople {
  const known = new Map<string, boolean>();
  let isMet = false;
  const isForgotten = (pseudonym: string, id?: string): boolean => {
    let found = known.get(pseudonym);
    if (found === undefined) {
      found =
        forgotten.has(digests.ofPseudonym(pseudonym)) ||
        (id !== undefined && forgotten.has(digests.person(people, id)));
      known.set(pseudonym, found);
    }
    isMet ||= found;
    return found;
  };
  return {
    pseudonymOf(role, id) {
      const pseudonym = pseudonymOf(role, id);
      if (role === 'pupil') isForgotten(pseudonym, id);
      return pseudonym;
    },
    isForgotten: (pseudonym) => isForgotten(pseudonym),
    get isMet() {
      return isMet;
    },
  };
}

/** Pseudonyms of pupils are found wherever a body names them. */
const PUPIL = /^pu-/;

/** The body without erased people in its lists; undefined where it is of one, or of them alone. */
export function withoutForgotten(
  body: Readonly<Record<string, unknown>>,
  isForgotten: (pseudonym: string) => boolean,
): Body | undefined {
  const isGone = (value: unknown): boolean => typeof value === 'string' && PUPIL.test(value) && isForgotten(value);
  let said: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(body)) {
    if (isGone(value)) return undefined;
    if (!Array.isArray(value) || !value.some(isGone)) continue;
    const others = value.filter((one) => !isGone(one));
    if (others.length === 0) return undefined;
    said = { ...(said ?? body), [name]: others };
  }
  return (said ?? body) as Body;
}
