import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import type { ForgottenList } from '../contracts/keeping.ts';
import { storeFile } from '../data-folder.ts';
import { type Keys, replacePrivate } from '../keys.ts';
import { forgottenDigests } from '../normalise/forgotten.ts';
import type { People } from '../normalise/pseudonym.ts';
import type { AllRules } from '../rules.ts';
import { toldIn } from './told-in.ts';

/** Version of the form of the list. */
const FORM = 1;

/** A person who was erased, without the id: two keyed digests, and whose id it was. */
export interface ForgottenPerson extends People {
  readonly person: string;
  readonly digest: string;
  readonly at: string;
}

/**
 * The list of forgotten people stands beside the key, outside the store, so that an old backup that is restored forgets them
 * again. Mode 0600; nobody reads a name or an id out of it, even with the key only by trying ids.
 */
export const listFile = (data: string): string => join(data, 'forgotten.json');

/** @throws {GatewayError} file.invalid, file.unreadable */
export function readForgotten(data: string): readonly ForgottenPerson[] {
  const file = listFile(data);
  if (!existsSync(file)) return [];
  let written: { readonly svodForgotten?: unknown; readonly people?: unknown } | null;
  try {
    written = JSON.parse(readFileSync(file, 'utf8')) as typeof written;
  } catch (cause) {
    if (!(cause instanceof SyntaxError)) throw new GatewayError('file.unreadable', `reading ${file}`, { cause });
    throw new GatewayError('file.invalid', `reading ${file}: is not JSON`, { cause });
  }
  if (written?.svodForgotten !== FORM || !Array.isArray(written.people) || !written.people.every(isPerson))
    throw new GatewayError('file.invalid', `reading ${file}: is no list of forgotten people`);
  return written.people;
}

function isPerson(one: unknown): one is ForgottenPerson {
  const { person, digest, at } = (one ?? {}) as Partial<Record<keyof ForgottenPerson, unknown>>;
  return [person, digest, at].every((text) => typeof text === 'string') && !Number.isNaN(Date.parse(at as string));
}

/** Adds people; durable when it returns. Who stands in it stays as they are. */
export function addToForgotten(data: string, people: readonly ForgottenPerson[]): void {
  const before = readForgotten(data);
  const known = new Set(before.map(({ person }) => person));
  const fresh = people.filter(({ person }) => !known.has(person));
  if (fresh.length === 0) return;
  replacePrivate(
    listFile(data),
    `${JSON.stringify({ svodForgotten: FORM, people: [...before, ...fresh] }, null, 1)}\n`,
  );
}

/**
 * Stores of before a restore or a replaced key that still stand in a data folder, with their logs: whoever was forgotten may be in
 * them. Empty where nobody ever was.
 */
export function storesUnforgetting(data: string): readonly string[] {
  if (!existsSync(listFile(data))) return [];
  return readdirSync(data)
    .filter((name) => name.startsWith(`${basename(storeFile(data))}.before-`))
    .sort()
    .map((name) => join(data, name));
}

/** The list as a store forgets by it. */
export function forgottenList(data: string, keys: Keys, rules: () => AllRules): ForgottenList {
  const digests = forgottenDigests(keys.subkey('forgotten'));
  const people = readForgotten(data).map(({ person, digest, at, ...school }) => ({
    person,
    digest,
    school: school.school,
    at: new Date(at),
    isTold: toldIn(rules, (text) => digests.person(school, text) === person),
  }));
  return { people, digestOf: (pseudonym) => digests.ofPseudonym(pseudonym) };
}
