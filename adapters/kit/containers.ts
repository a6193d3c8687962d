import type { AdapterContext, Containers } from '../../gateway/contracts/adapter.ts';
import type { ContainerType } from '../../gateway/contracts/census.ts';
import { dayAskedBy } from './asked-day.ts';
import type { HttpRequest } from './http-request.ts';

/** Containers of one answer that are looked at: answers list hundreds of things alike. */
const MOST_LOOKED_AT = 64;
/** Of the items of a list, and of the members of an object whose keys are data, the first ones are looked into. */
const FIRST = 2;
const DEEPEST = 10;
/** More members than that are data. */
const MOST_MEMBERS = 100;
const MOST_REMEMBERED = 2_000;
const EACH = '*';

/** Names of fields have few digits; ids of all kinds have more, or are no names by their signs. */
const NAME = /^[A-Za-z_$](?:[A-Za-z_$-]*\d){0,3}[A-Za-z_$-]*$/;
const LONGEST_NAME = 64;
const NUMBER = /^[\d.:/_ -]+$/;
/** Keys that are names, as far as they were met: a test takes longer than to find one here. */
const names = new Set<string>();

/** Tells what an answer of data is made of; who listens looks at it or not. */
export function tellShape(
  answered: NonNullable<AdapterContext['answered']>,
  request: Pick<HttpRequest, 'path' | 'place' | 'query' | 'form'>,
  json: unknown,
): void {
  if (!isContainer(json)) return;
  const call = callOf(request.place ?? request.path);
  answered({ call, day: () => dayAskedBy(request), containers: () => containersIn(json) });
}

/**
 * What the containers of an answer are, by their places. Level by level, so that what stands above all lists is always looked at; of what lies
 * deeper only some.
 */
export function containersIn(answer: unknown): Containers {
  const found = new Map<string, Set<ContainerType>>();
  const note = (path: string, type: ContainerType): void => {
    const known = found.get(path);
    if (known) known.add(type);
    else found.set(path, new Set([type]));
  };
  const waiting: Container[] = isContainer(answer) ? [{ value: answer, path: '', depth: 0 }] : [];
  for (let at = 0; at < waiting.length && at < MOST_LOOKED_AT; at += 1) {
    const { value, path, depth } = waiting[at]!;
    const type = typeOf(value);
    note(path, type);
    // What lists nothing is not gone: above all lists, nothing in the place of a container is told too.
    const isAbove = type === 'object' && !path.includes(EACH);
    for (const [key, member] of depth === DEEPEST ? [] : lookedInto(value, type)) {
      const place = `${path}/${type === 'object' ? key : EACH}`;
      if (isContainer(member)) waiting.push({ value: member, path: place, depth: depth + 1 });
      else if (isAbove && (member === null || member === '')) note(place, 'empty');
    }
  }
  return found;
}

interface Container {
  readonly value: object;
  readonly path: string;
  readonly depth: number;
}

/** Of a list of thousands not even the places are gone through. */
function lookedInto(value: object, type: ContainerType): readonly (readonly [string, unknown])[] {
  if (Array.isArray(value)) return value.slice(0, FIRST).map((item: unknown) => [EACH, item] as const);
  const members = Object.entries(value) as [string, unknown][];
  return type === 'object' ? members : members.slice(0, FIRST);
}

const isContainer = (value: unknown): value is object => typeof value === 'object' && value !== null;

function typeOf(value: object): ContainerType {
  if (Array.isArray(value)) return value.length === 0 ? 'list-empty' : 'list';
  let members = 0;
  let isNumbered = false;
  for (const key in value) {
    members += 1;
    if (members > MOST_MEMBERS) return isNumbered ? 'numbered' : 'worded';
    if (isName(key)) continue;
    if (!NUMBER.test(key)) return 'worded';
    isNumbered = true;
  }
  return members === 0 ? 'object-empty' : isNumbered ? 'numbered' : 'object';
}

function isName(key: string): boolean {
  if (names.has(key)) return true;
  if (key.length > LONGEST_NAME || !NAME.test(key)) return false;
  if (names.size < MOST_REMEMBERED) names.add(key);
  return true;
}

/** A part of a path that may stand as it is: a word, or a version. */
const WORD = /^(?:[A-Za-z][A-Za-z_.-]{0,63}|v\d{1,2})$/;

/** The path of a call without anything that may be an id. */
export const callOf = (path: string): string =>
  pathIn(path)
    .split('/')
    .filter((part) => !/^\.*$/.test(part))
    .map((part) => (WORD.test(part) ? part : EACH))
    .join('/');

const pathIn = (path: string): string => (URL.canParse(path) ? new URL(path).pathname : path.split('?')[0]!);
