import type { AnswerCount, Census, ContainerType, FieldChange, ShownType } from '../contracts/census.ts';
import { EACH, parentOf } from './field-path.ts';

/** Fewer answers prove no habit. */
const HABIT = 3;
/** By which keys an object goes, and how a vendor writes nothing, are habits of many answers: each call has few things, and some are by chance of one sort. */
const LONG_HABIT = 10;
/** Answers of a reading that show such a change, or that all lack a container. */
const ENOUGH = 3;
const ALWAYS = 0.99;

type Types = AnswerCount['containers'][string];

const OBJECTS = ['object', 'numbered', 'worded'] as const satisfies readonly ContainerType[];
const FILLED: readonly ContainerType[] = ['list', ...OBJECTS];
const SHELLS: readonly ContainerType[] = ['list-empty', 'object-empty'];

/**
 * Containers that are not as usual: a list for an object or the other way round, an object by other keys, nothing written otherwise, one that
 * stood above all lists and is in no answer any more. Told of the topmost only. What is empty one day and full the next is no change.
 */
export function answerChanges(usual: Census['answers'] = {}, counted: Census['answers'] = {}): readonly FieldChange[] {
  return Object.entries(counted).flatMap(([call, now]) => {
    const before = usual[call];
    if (!before) return [];
    return Object.entries(before.containers).flatMap(([field, was]): readonly FieldChange[] => {
      const types = now.containers[field];
      const change = types ? turned(was, types) : gone(before, now, { field, was });
      return change ? [{ call, field, ...change }] : [];
    });
  });
}

/** Whether a container came as it did before the change. */
export function isAsItWas(counted: Census['answers'] = {}, { call = '', field, was }: FieldChange): boolean {
  const types: Readonly<Partial<Record<ShownType, number>>> = counted[call]?.containers[field] ?? {};
  return was.some((type) => types[type]);
}

type Turn = Pick<FieldChange, 'what' | 'was' | 'now' | 'count' | 'of'>;

function turned(was: Types, now: Types): Turn | undefined {
  const [filled, shells] = [newAmong(FILLED, was, now, isOtherFilling), newAmong(SHELLS, was, now, isOtherNothing)];
  const types = [...filled, ...shells];
  if (types.length === 0) return undefined;
  const groups = [...(filled.length > 0 ? FILLED : []), ...(shells.length > 0 ? SHELLS : [])];
  const of = sumOf(now, groups);
  return { what: 'type', was: groups.filter((type) => was[type]), now: types, count: sumOf(now, types), of };
}

const newAmong = (
  group: readonly ContainerType[],
  was: Types,
  now: Types,
  isOther: (type: ContainerType, was: Types, now: Types) => boolean,
): readonly ContainerType[] => group.filter((type) => now[type] && !was[type] && isOther(type, was, now));

/** A list is never an object by chance; what an object's keys are may be, of a few of them. */
function isOtherFilling(type: ContainerType, was: Types, now: Types): boolean {
  const [lists, objects] = [was.list ?? 0, sumOf(was, OBJECTS)];
  if (type === 'list') return objects >= HABIT;
  if (objects === 0) return lists >= HABIT;
  // A word in Latin letters is no other key than one in Cyrillic ones.
  const isOfOtherKeys = type === 'numbered' || (was.worded ?? 0) + (was.object ?? 0) === 0;
  return isOfOtherKeys && objects >= LONG_HABIT && isMost(type, now, OBJECTS);
}

const isOtherNothing = (type: ContainerType, was: Types, now: Types): boolean =>
  sumOf(was, SHELLS) >= LONG_HABIT && isMost(type, now, SHELLS);

const isMost = (type: ContainerType, now: Types, group: readonly ContainerType[]): boolean =>
  (now[type] ?? 0) >= ENOUGH && (now[type] ?? 0) * 2 > sumOf(now, group);

/** Things in lists come and go with the days; what stands above all of them comes with every answer. */
function gone(
  before: AnswerCount,
  now: AnswerCount,
  { field, was }: { readonly field: string; readonly was: Types },
): Turn | undefined {
  const came = sumOf(was, [...FILLED, ...SHELLS, 'empty']);
  const isAbove = field !== '' && !field.split('/').includes(EACH);
  const parent = now.containers[parentOf(field)] ?? {};
  const isMissed = isAbove && (parent.object ?? 0) === now.answers && now.answers >= ENOUGH;
  if (!isMissed || before.answers < LONG_HABIT || came < before.answers * ALWAYS) return undefined;
  const shown = [...FILLED, ...SHELLS].filter((type) => was[type]);
  return { what: 'gone', was: shown, now: [], count: now.answers, of: now.answers };
}

const sumOf = (types: Types, group: readonly ContainerType[]): number =>
  group.reduce((sum, type) => sum + (types[type] ?? 0), 0);
