import type { Census, FieldChange, FieldCount, KindCount, ShownType } from '../contracts/census.ts';
import type { EntityName } from '../contracts/records.ts';
import { learntAnswers, withAnswerChange } from './answer-counts.ts';
import { changeKey, couldHave } from './compare.ts';
import { NOTHING, sumOf, sumOfFields, sumOfYields } from './counts.ts';

/** Counts are halved from here on, so that what is usual follows the months and not the first year for ever. */
const LONG = 50_000;

/**
 * What is usual after a run. A field that has changed keeps its habit until somebody accepts the change, or it comes as it did:
 * what is told is not learnt.
 */
export function learnt(usual: Census | undefined, counted: Census, told: readonly FieldChange[]): Census {
  if (!usual) return counted;
  const changed = new Set(told.map(changeKey));
  const isHeld = (kind: EntityName, field: string): boolean =>
    (['gone', 'type'] as const).some((what) =>
      changed.has(changeKey({ what, kind, field, was: [], now: [], count: 0, of: 0 })),
    );
  const kinds = Object.entries(counted.kinds).map(([name, now]) => {
    const kind = name as EntityName;
    const before = usual.kinds[kind];
    return [kind, before ? learntKind(before, now, (field) => isHeld(kind, field)) : now] as const;
  });
  const isTold = (list: string, value: string): boolean =>
    told.some((change) => change.list === list) && usual.unknown[list]?.[value] === undefined;
  const unknown = Object.entries(counted.unknown).map(
    ([list, values]) =>
      [list, Object.fromEntries(Object.entries(values).filter(([value]) => !isTold(list, value)))] as const,
  );
  return {
    kinds: { ...usual.kinds, ...Object.fromEntries(kinds) },
    ...learntAnswers(usual.answers, counted.answers, told),
    unknown: sumOf({ kinds: {}, unknown: usual.unknown }, { kinds: {}, unknown: Object.fromEntries(unknown) }).unknown,
  };
}

function learntKind(before: KindCount, now: KindCount, isHeld: (field: string) => boolean): KindCount {
  const fields: Record<string, FieldCount> = { ...before.fields };
  for (const [field, was] of Object.entries(before.fields)) {
    const nothing = { of: couldHave(now, field), types: {} };
    if (!isHeld(field)) fields[field] = recent(sumOfFields(was, now.fields[field] ?? nothing));
  }
  for (const [field, count] of Object.entries(now.fields)) if (!before.fields[field]) fields[field] = count;
  return { records: before.records + now.records, ...sumOfYields(before, now), fields };
}

function recent(count: FieldCount): FieldCount {
  if (count.of < LONG) return count;
  const halved = (counts: Readonly<Record<string, number>>): Record<string, number> =>
    Object.fromEntries(Object.entries(counts).map(([key, number]) => [key, Math.ceil(number / 2)]));
  const types = halved(count.types);
  // The sum of the halves: a field that always came still always came.
  const of = Math.max(
    Math.ceil(count.of / 2),
    Object.values(types).reduce((sum, number) => sum + number, 0),
  );
  return { of, types, ...(count.codes && { codes: halved(count.codes) }) };
}

/** What is usual once a person has said that the changes are right. */
export const accepted = (usual: Census | undefined, changes: readonly FieldChange[]): Census =>
  changes.reduce(withChange, usual ?? NOTHING);

function withChange(usual: Census, change: FieldChange): Census {
  const { what, kind, field, list, values = [], now, count } = change;
  if (list !== undefined)
    return sumOf(usual, { kinds: {}, unknown: { [list]: Object.fromEntries(values.map((value) => [value, 1])) } });
  if (change.call !== undefined) return { ...usual, ...withAnswerChange(usual.answers, change) };
  const known = kind === undefined ? undefined : usual.kinds[kind];
  if (kind === undefined || !known) return usual;
  const fields = { ...known.fields };
  const was = fields[field];
  if (what === 'gone') {
    for (const name of Object.keys(fields)) if (name === field || name.startsWith(`${field}/`)) delete fields[name];
  } else if (was && what === 'type') {
    const types: Partial<Record<ShownType, number>> = { ...was.types };
    for (const type of now) types[type] = (types[type] ?? 0) + Math.max(1, count);
    fields[field] = { ...was, of: was.of + Math.max(1, count), types };
  }
  return { ...usual, kinds: { ...usual.kinds, [kind]: { ...known, fields } } };
}
