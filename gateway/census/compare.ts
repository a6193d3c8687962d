import type { Census, FieldChange, FieldCount, KindCount } from '../contracts/census.ts';
import type { EntityName } from '../contracts/records.ts';
import { answerChanges } from './answer-changes.ts';
import { cameIn, isAlways, isNeverMissed, shareIn, typesIn } from './counts.ts';
import { EACH, isColumn, nameOf, parentOf } from './field-path.ts';

/** Fewer of what could have a field are no sample. */
const SAMPLE = 20;
/** A field that comes only at times is gone where so many of it were to be expected and none came. */
const EXPECTED = 30;
/** How often one thing is counted at most while its week is read again and again: so many counts are one thing's habit, and no kind's. */
const COUNTED_AGAIN = 10;
/** Logarithm of how improbable it has to be that a habit was chance: one in three millions. */
const BEYOND_CHANCE = 15;
/** Codes told of one list. */
const MOST_TOLD = 20;

/** What a comparison is told of beside the counts. */
export interface Watching {
  /** Whether a single record without the field is a change: it has a policy that stops records. */
  isStrict?(kind: EntityName, field: string): boolean;
  /** Which part of the records of a kind is of days that have come: nobody has filled in a lesson that is to be held tomorrow. @default all */
  shareDue?(kind: EntityName): number;
}

/**
 * What is not as usual. Told of a field's topmost change only: of an object that is gone, its members are no news. A kind that
 * was never counted before has no habits.
 */
export function changesBetween(
  usual: Census,
  counted: Census,
  { isStrict, shareDue }: Watching = {},
): readonly FieldChange[] {
  const changes: FieldChange[] = [];
  for (const [name, kind] of Object.entries(counted.kinds) as [EntityName, KindCount][]) {
    const before = usual.kinds[name];
    if (!before) continue;
    const strict = (field: string): boolean => isStrict?.(name, field) ?? false;
    for (const [field, was] of Object.entries(before.fields)) {
      const gone = goneOf({ name, kind, field, was, isStrict: strict(field), due: shareDue?.(name) ?? 1 });
      const changed = kind.fields[field] && changesOf(name, field, was, kind.fields[field]);
      changes.push(...(gone ? [gone] : []), ...(changed ?? []));
    }
    changes.push(...newFields(name, before, kind));
  }
  return [...changes, ...answerChanges(usual.answers, counted.answers), ...unknownCodes(usual, counted)];
}

/** Names one change, so that the same one is told once. */
export const changeKey = ({ what, kind, call, field, list }: FieldChange): string =>
  list === undefined ? `${what} ${call ?? kind ?? ''} ${field}` : `${what} of ${list}`;

/** New fields and codes that a list knows break nothing: they are shown, and no person has to decide. */
export const isTold = ({ what, list }: FieldChange): boolean =>
  what !== 'new' && (what !== 'code' || list !== undefined);

/** How many things of the kind could have had the field: objects, or rows of a column. */
export function couldHave(kind: KindCount, field: string): number {
  const parent = parentOf(field);
  if (parent === '') return kind.records;
  return kind.fields[parent]?.types[isColumn(nameOf(field)) ? 'list' : 'object'] ?? 0;
}

/** Whether so few were looked at that nothing can be said of a habit. */
export const isSample = (kind: KindCount | undefined, field: string, was: FieldCount): boolean =>
  kind !== undefined && couldHave(kind, field) >= Math.min(SAMPLE, was.of);

function goneOf({
  name,
  kind,
  field,
  was,
  isStrict,
  due,
}: {
  readonly name: EntityName;
  readonly kind: KindCount;
  readonly field: string;
  readonly was: FieldCount;
  readonly isStrict: boolean;
  readonly due: number;
}): FieldChange | undefined {
  const parent = parentOf(field);
  // Items of a list come or do not; keys that have become data are not missed one by one.
  if (nameOf(field) === EACH || (kind.fields[`${parent}/${EACH}`] && !kind.fields[parent]?.types.list))
    return undefined;
  const of = couldHave(kind, field);
  const came = kind.fields[field] ? cameIn(kind.fields[field]) : 0;
  const isGone =
    (isStrict && isNeverMissed(was) && came < of) ||
    (isAlways(was) && isSample(kind, field, was) && came * 2 < of && isBeyondChance(was, of - came)) ||
    (came === 0 && was.of >= SAMPLE && shareIn(was) * due * of >= EXPECTED);
  return isGone ? { what: 'gone', kind: name, field, was: typesIn(was), now: [], count: of - came, of } : undefined;
}

/** Whether a field that always came would hardly be missed so often: a habit of few things says little of the next ones. */
const isBeyondChance = (was: FieldCount, missed: number): boolean =>
  missed * Math.log(1 + was.of / COUNTED_AGAIN) >= BEYOND_CHANCE;

function changesOf(kind: EntityName, field: string, was: FieldCount, now: FieldCount): readonly FieldChange[] {
  const types = typesIn(was);
  const turned = types.length === 0 ? [] : typesIn(now).filter((type) => !types.includes(type));
  const common = { kind, field, was: types, of: cameIn(now) };
  const changes: FieldChange[] = [];
  if (turned.length > 0) {
    const count = turned.reduce((sum, type) => sum + (now.types[type] ?? 0), 0);
    changes.push({ ...common, what: 'type', now: turned, count });
  }
  const codes = Object.entries(now.codes ?? {}).filter(([code]) => was.codes && !(code in was.codes));
  if (codes.length > 0) changes.push({ ...common, what: 'code', now: [], ...toldOf(codes) });
  return changes;
}

function newFields(name: EntityName, before: KindCount, kind: KindCount): readonly FieldChange[] {
  const isKnown = (field: string): boolean => field === '' || field in before.fields;
  // Of an array that is read as a row since then, no column has a habit.
  const rows = new Set(
    Object.keys(before.fields).flatMap((field) => (isColumn(nameOf(field)) ? [parentOf(field)] : [])),
  );
  const isListed = (field: string): boolean => !isColumn(nameOf(field)) || rows.has(parentOf(field));
  return Object.entries(kind.fields)
    .filter(([field, now]) => !isKnown(field) && isKnown(parentOf(field)) && isListed(field) && cameIn(now) > 0)
    .map(([field, now]) => {
      const { of } = now;
      return { what: 'new', kind: name, field, was: [], now: typesIn(now), count: cameIn(now), of };
    });
}

function unknownCodes(usual: Census, counted: Census): readonly FieldChange[] {
  return Object.entries(counted.unknown).flatMap(([list, values]): readonly FieldChange[] => {
    const known = usual.unknown[list] ?? {};
    const found = Object.entries(values).filter(([value]) => !(value in known));
    const of = Object.values(values).reduce((sum, count) => sum + count, 0);
    return found.length === 0 ? [] : [{ what: 'code', field: '', was: [], now: [], list, of, ...toldOf(found) }];
  });
}

const toldOf = (codes: readonly (readonly [string, number])[]): Pick<FieldChange, 'values' | 'count'> => ({
  values: codes.slice(0, MOST_TOLD).map(([code]) => code),
  count: codes.reduce((sum, [, count]) => sum + count, 0),
});
