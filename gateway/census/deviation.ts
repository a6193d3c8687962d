import type { Census, FieldChange, FieldCount, FieldType } from '../contracts/census.ts';
import type { EntityName, RawRecord } from '../contracts/records.ts';
import { exampleOf } from './example.ts';
import { isNeverMissed, typesIn } from './counts.ts';
import { EACH, fieldOf, isColumn, type Rows } from './field-path.ts';
import { type FieldPolicy, isFor, isStopping, type Policies, type Policy } from './policies.ts';

/** The change that a record shows in a field whose policy is this one; undefined where all is as usual. */
export type Deviation = (record: RawRecord) => FieldChange | undefined;

/**
 * Watches single records for a policy that stops them. A field without a habit (never counted, or missed before) stops nothing for
 * being missed; one that never came stops nothing for its type. Undefined where no field has the policy.
 */
export function deviationFor(
  policy: Policy,
  { policies, rows }: { readonly policies: Policies; readonly rows: Rows },
  usual: Census | undefined,
): Deviation | undefined {
  const watched = policies.all.filter((one) => one.policy === policy && isStopping(policy));
  if (watched.length === 0 || !usual) return undefined;
  const byYields = new Map<string, readonly Check[]>();
  return (record) => {
    const [kind] = record.yields;
    if (kind === undefined) return undefined;
    const yields = record.yields.join();
    const checks = byYields.get(yields) ?? checksOf({ watched, rows }, record.yields, usual.kinds[kind]?.fields ?? {});
    byYields.set(yields, checks);
    for (const check of checks) {
      const change = deviationIn(record, kind, check);
      if (change) return change;
    }
    return undefined;
  };
}

interface Check {
  readonly field: string;
  readonly names: readonly string[];
  readonly usual: FieldCount;
}

const checksOf = (
  { watched, rows }: { readonly watched: readonly FieldPolicy[]; readonly rows: Rows },
  yields: RawRecord['yields'],
  fields: Readonly<Record<string, FieldCount>>,
): readonly Check[] =>
  watched.flatMap((one) => {
    const field = fieldOf(one.field, rows);
    const known = isFor(one, yields) ? fields[field] : undefined;
    return known ? [{ field, names: field.slice(1).split('/'), usual: known }] : [];
  });

function deviationIn(record: RawRecord, kind: EntityName, check: Check): FieldChange | undefined {
  const { field, names, usual } = check;
  const was = typesIn(usual);
  const isMissable = !isNeverMissed(usual);
  for (const type of typesAt(record.body, names)) {
    const isRight = type === 'empty' ? isMissable : was.length === 0 || was.includes(type);
    if (isRight) continue;
    const example = exampleOf(record);
    const what = type === 'empty' ? 'gone' : 'type';
    return { what, kind, field, was, now: type === 'empty' ? [] : [type], count: 1, of: 1, example };
  }
  return undefined;
}

/** The types of a field of one body: one for each object, or row, that could have it. */
function typesAt(value: unknown, [name, ...names]: readonly string[]): readonly FieldType[] {
  if (name === undefined) return [typeOf(value)];
  if (name === EACH) {
    const items = typeof value === 'object' && value !== null ? Object.values(value) : [];
    return items.flatMap((item) => typesAt(item, names));
  }
  if (typeof value !== 'object' || value === null || Array.isArray(value) !== isColumn(name)) return [];
  const member = Object.hasOwn(value, name) ? (value as Record<string, unknown>)[name] : undefined;
  // Of an object that is not there no member is missed: that is told of the object.
  return names.length > 0 && typeOf(member) === 'empty' ? [] : typesAt(member, names);
}

function typeOf(value: unknown): FieldType {
  if (value === undefined || value === null || value === '') return 'empty';
  if (typeof value === 'object') {
    if (Object.keys(value).length === 0) return 'empty';
    return Array.isArray(value) ? 'list' : 'object';
  }
  return typeof value === 'number' || typeof value === 'bigint'
    ? 'number'
    : typeof value === 'boolean'
      ? 'boolean'
      : 'text';
}
