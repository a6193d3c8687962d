import type { Census, FieldCount, FieldType, KindCount } from '../contracts/census.ts';
import type { EntityName } from '../contracts/records.ts';
import { sumOfAnswers } from './answer-counts.ts';

export const NOTHING: Census = { kinds: {}, unknown: {} };

/** A field came always where it came in this share of what could have it. */
const ALWAYS = 0.99;
/** Fewer of a kind prove no habit. */
const HABIT = 3;

/** How often a field came with something in it. */
export const cameIn = ({ types }: Pick<FieldCount, 'types'>): number =>
  Object.entries(types).reduce((sum, [type, count]) => sum + (type === 'empty' ? 0 : count), 0);

export const shareIn = (field: FieldCount): number => (field.of === 0 ? 0 : cameIn(field) / field.of);
export const isAlways = (field: FieldCount): boolean => field.of >= HABIT && shareIn(field) >= ALWAYS;
/** Never missed: what a policy that stops records goes by. */
export const isNeverMissed = (field: FieldCount): boolean => field.of >= HABIT && cameIn(field) === field.of;

/** The types that a field came as, nothing aside. */
export const typesIn = ({ types }: Pick<FieldCount, 'types'>): readonly FieldType[] =>
  (Object.keys(types) as FieldType[]).filter((type) => type !== 'empty' && (types[type] ?? 0) > 0);

export const fieldIn = ({ kinds }: Census, kind: EntityName | undefined, field: string): FieldCount | undefined =>
  kind === undefined ? undefined : kinds[kind]?.fields[field];

/** Both together. */
export function sumOf(a: Census, b: Census): Census {
  return {
    kinds: joined(a.kinds, b.kinds, sumOfKinds),
    ...sumOfAnswers(a.answers, b.answers),
    unknown: joined(a.unknown, b.unknown, sumOfCounts),
  };
}

const sumOfKinds = (a: KindCount, b: KindCount): KindCount => ({
  records: a.records + b.records,
  ...sumOfYields(a, b),
  fields: joined(a.fields, b.fields, sumOfFields),
});

/** What records of a kind yield beside it. */
export function sumOfYields(
  { yields: a = [] }: Pick<KindCount, 'yields'>,
  { yields: b = [] }: Pick<KindCount, 'yields'>,
): Pick<KindCount, 'yields'> {
  const yields = [...new Set([...a, ...b])].sort();
  return yields.length > 0 ? { yields } : {};
}

export function sumOfFields(a: FieldCount, b: FieldCount): FieldCount {
  const codes = a.codes || b.codes ? { codes: sumOfCounts(a.codes ?? {}, b.codes ?? {}) } : {};
  return { of: a.of + b.of, types: sumOfCounts(a.types, b.types), ...codes };
}

type Counts = Readonly<Record<string, number>>;
const sumOfCounts = (a: Counts, b: Counts): Counts => joined(a, b, (one, other) => one + other);

function joined<Value>(
  a: Readonly<Partial<Record<string, Value>>>,
  b: Readonly<Partial<Record<string, Value>>>,
  join: (one: Value, other: Value) => Value,
): Record<string, Value> {
  const all = new Map(Object.entries(a) as [string, Value][]);
  for (const [key, value] of Object.entries(b) as [string, Value][]) {
    const known = all.get(key);
    all.set(key, known === undefined ? value : join(known, value));
  }
  return Object.fromEntries(all);
}

/** What the records of a kind yield, it among them, as far as was counted; nothing of a container. */
export const entitiesOf = (
  kind: EntityName | undefined,
  ...counted: readonly Pick<Census, 'kinds'>[]
): readonly string[] =>
  kind === undefined ? [] : [kind, ...counted.flatMap(({ kinds }) => kinds[kind]?.yields ?? [])];
