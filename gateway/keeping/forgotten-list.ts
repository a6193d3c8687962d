import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { GatewayError } from '../contracts/errors.ts';
import type { ErasedCounts, ForgetReport, ForgottenList, Keeping } from '../contracts/keeping.ts';
import { storeFile } from '../data-folder/data-folder.ts';
import { type Keys, replacePrivate } from '../data-folder/keys.ts';
import { forgottenDigests } from '../normalise/forgotten.ts';
import type { People } from '../normalise/pseudonym.ts';
import type { AllRules } from '../rules/rules.ts';
import { toldIn } from './told-in.ts';

/** Version of the form of the list. */
const FORM = 1;

/** A person who was erased, without the id: two keyed digests, and whose id it was. */
export interface ForgottenPerson extends People {
  readonly person: string;
  readonly digest: string;
  readonly at: string;
  /** What was erased: it outlives a store that goes back to an earlier schema, or makes way for a backup. Absent in lists of an earlier version. */
  readonly erased?: ErasedCounts;
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
  if (fresh.length > 0) writeList(data, [...before, ...fresh]);
}

/** Writes down what was erased of people who stand in the list. */
export function noteErased(data: string, reports: readonly ForgetReport[]): void {
  const erased = new Map(reports.map((report) => [report.person, report.erased]));
  const before = readForgotten(data);
  const people = before.map((one) => ({ ...one, ...(erased.has(one.person) && { erased: erased.get(one.person)! }) }));
  if (JSON.stringify(people) !== JSON.stringify(before)) writeList(data, people);
}

const writeList = (data: string, people: readonly ForgottenPerson[]): void =>
  replacePrivate(listFile(data), `${JSON.stringify({ svodForgotten: FORM, people }, null, 1)}\n`);

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

/**
 * Erases from a store whom the list names and the store does not know of: a backup that was put back by hand, or a store of the version
 * before. What was erased of people earlier, and the store does not tell, is told again.
 */
export function forgetListed(keeping: Keeping, data: string, keys: Keys, rules: () => AllRules): void {
  const listed = readForgotten(data);
  if (listed.length === 0) return;
  keeping.forgetMissing(forgottenList(listed, keys, rules));
  const told = new Map(keeping.forgetReports().map((report) => [report.person, report.erased]));
  const untold = listed.flatMap(({ person, digest, school, at, erased }): readonly ForgetReport[] =>
    erased && !hasAll(told.get(person), erased) ? [{ person, digest, school, at: new Date(at), erased }] : [],
  );
  if (untold.length > 0) keeping.noteForgotten(untold);
}

/** Figures only grow: where one is smaller, the store does not know of the earlier ones. */
const hasAll = (told: ErasedCounts | undefined, erased: ErasedCounts): boolean =>
  told !== undefined &&
  (Object.keys(erased) as readonly (keyof ErasedCounts)[]).every((kind) => told[kind] >= erased[kind]);

/** The list as a store forgets by it. */
export function forgottenList(listed: readonly ForgottenPerson[], keys: Keys, rules: () => AllRules): ForgottenList {
  const digests = forgottenDigests(keys.subkey('forgotten'));
  const people = listed.map(({ person, digest, at, erased: _erased, ...school }) => ({
    person,
    digest,
    school: school.school,
    at: new Date(at),
    isTold: toldIn(rules, (text) => digests.person(school, text) === person),
  }));
  return { people, digestOf: (pseudonym) => digests.ofPseudonym(pseudonym) };
}
