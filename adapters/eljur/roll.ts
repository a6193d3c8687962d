import { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Call } from './access.ts';
import { classKey } from './keys.ts';
import { entriesOf, idOf, textOf, thingOf, thingsIn } from './shapes.ts';

/** A pupil whom the account sees. Names are in `told` and go no further than the raw record. */
export interface Pupil {
  readonly id: string;
  /** Key of today's class; '' where none is told. */
  readonly classId: string;
  readonly told: unknown;
}

export interface SchoolClass {
  /** Key, made of the name. */
  readonly id: string;
  readonly name: string;
  /** As `relations.groups` tells it; undefined where only its pupils do. */
  readonly told: unknown;
  /** Ids of today's pupils, in the order told. */
  readonly pupils: readonly string[];
}

/** Whom and what the account sees: read at the beginning of every run. */
export interface Roll {
  /** Id of the school: `vendor_id`, else the sub-domain. */
  readonly school: string;
  /** `getrules` without pupils and classes. */
  readonly account: unknown;
  /** The school as `relations.schools` tells it. */
  readonly toldSchool: unknown;
  readonly pupils: readonly Pupil[];
  /** By key, sorted. */
  readonly classes: ReadonlyMap<string, SchoolClass>;
}

/**
 * Reads `getrules`. An answer without pupils is believed when it comes twice.
 *
 * @throws {GatewayError} http.forbidden where the account sees no pupil
 */
export async function readRoll(call: Call, vendor: string): Promise<Roll> {
  const seen = (result: unknown): readonly (readonly [string, unknown])[] =>
    entriesOf(thingOf(thingOf(result)['relations'])['students']);
  let result = await call('getrules');
  if (seen(result).length === 0) result = await call('getrules');
  const { relations, ...account } = thingOf(result);
  const { groups, schools } = thingOf(relations);
  const pupils = seen(result).map(([key, told]): Pupil => {
    const name = textOf(thingOf(told)['class']);
    return { id: idOf(key, told), classId: classKey(name), told };
  });
  if (pupils.length === 0) throw new GatewayError('http.forbidden', 'reading getrules: the account sees no pupil');
  return {
    school: textOf(account['vendor_id']) || textOf(account['vendor']) || vendor,
    account,
    toldSchool: thingsIn(schools)[0],
    pupils,
    classes: classesOf(pupils, groups),
  };
}

function classesOf(pupils: readonly Pupil[], groups: unknown): ReadonlyMap<string, SchoolClass> {
  const told = new Map(entriesOf(groups).map(([key, group]) => [classKey(idOf(key, group)), group]));
  const byClass = Map.groupBy(
    pupils.filter(({ classId }) => classId !== ''),
    ({ classId }) => classId,
  );
  const sorted = [...byClass].sort(([a], [b]) => (a < b ? -1 : 1));
  return new Map(
    sorted.map(([id, own]) => [
      id,
      { id, name: textOf(thingOf(own[0]!.told)['class']), told: told.get(id), pupils: own.map((pupil) => pupil.id) },
    ]),
  );
}
