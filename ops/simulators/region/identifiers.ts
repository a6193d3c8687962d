import type { Ids } from './thing.ts';
import type { Random } from './random.ts';

/** What ids are given to, with the digit that tells the kinds of long ids apart. */
const KINDS = {
  school: 0,
  person: 1,
  user: 2,
  class: 3,
  subject: 4,
  period: 5,
  bell: 6,
  holiday: 7,
  year: 8,
  municipality: 9,
  lesson: 1,
  work: 2,
  mark: 3,
  attendance: 4,
} as const;
export type IdKind = keyof typeof KINDS;

const JOURNAL: ReadonlySet<IdKind> = new Set<IdKind>(['lesson', 'work', 'mark', 'attendance']);
/** 800 schools with so many things of a kind each stay below 2^31. */
const PER_SCHOOL = 2_000_000;

/**
 * Gives the things of one school their ids, in the order asked. Long ids of journals have 19 digits and follow one upon the other: read as
 * floating-point numbers, neighbours fall together. The others have 13 digits.
 */
export function idsOf(school: number): (kind: IdKind) => Ids {
  const given: Partial<Record<IdKind, number>> = {};
  return (kind) => {
    const nth = (given[kind] ?? 0) + 1;
    given[kind] = nth;
    const place = String(school + 1).padStart(4, '0');
    const long = JOURNAL.has(kind)
      ? `2${KINDS[kind]}${place}${String(4_567_823_480_000 + nth).padStart(13, '0')}`
      : `1${KINDS[kind]}${place}${String(nth).padStart(7, '0')}`;
    return { long, short: school * PER_SCHOOL + nth };
  };
}

const weighted = (digits: string, weights: readonly number[]): number =>
  weights.reduce((sum, weight, index) => sum + weight * Number(digits[index]), 0);

const digits = (draw: Random, count: number): string =>
  Array.from({ length: count }, () => String(draw.below(10))).join('');

/** A taxpayer's number of an organisation (ИНН, 10 digits) with its check digit. */
export function inn(draw: Random, region: string): string {
  const body = `${region}01${digits(draw, 5)}`;
  return `${body}${(weighted(body, [2, 4, 10, 3, 5, 9, 4, 6, 8]) % 11) % 10}`;
}

/** A registration number of an organisation (ОГРН, 13 digits) with its check digit. */
export function ogrn(draw: Random, region: string): string {
  const body = `102${region}00${digits(draw, 5)}`;
  return `${body}${(Number(body) % 11) % 10}`;
}

/** An insurance number (СНИЛС) with its check digits: "XXX-XXX-XXX YY". */
export function snils(draw: Random): string {
  const body = String(100_000_000 + draw.below(899_999_999));
  const sum = weighted(body, [9, 8, 7, 6, 5, 4, 3, 2, 1]);
  const check = String((sum % 101) % 100).padStart(2, '0');
  return `${body.slice(0, 3)}-${body.slice(3, 6)}-${body.slice(6)} ${check}`;
}
