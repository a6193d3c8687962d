import type { Day } from '../../gateway/contracts/records.ts';
import type { Call } from './access.ts';
import { askByPupil } from './by-pupil.ts';
import { nameKey } from '../kit/name-key.ts';
import type { Roll } from './roll.ts';
import { dayOf, textOf, thingOf, thingsIn } from './shapes.ts';

/** A period and the classes that learn by it. */
export interface Period {
  /** Key, made of the name: final marks name their period so. */
  readonly id: string;
  readonly from: Day;
  readonly to: Day;
  readonly told: unknown;
  /** Keys of classes, sorted. */
  readonly classIds: readonly string[];
}

/**
 * Reads the periods of one pupil a class, those that have not begun included: a class is assumed to learn by the same ones.
 *
 * @returns undefined where they cannot be read
 */
export async function readPeriods(call: Call, roll: Roll): Promise<readonly Period[] | undefined> {
  const firsts = [...roll.classes.values()].map(({ id, pupils }) => [pupils[0]!, id] as const);
  const { byPupil, failure } = await askByPupil(
    call,
    firsts.map(([pupil]) => pupil),
    {
      method: 'getperiods',
      given: { show_disabled: 'true' },
      atOnce: Math.max(1, firsts.length),
      isEmpty: (answer) => thingsIn(thingOf(answer)['periods']).length === 0,
    },
  );
  if (failure && byPupil.size === 0) return undefined;
  const periods = new Map<string, Period>();
  for (const [pupil, classId] of firsts) {
    for (const told of thingsIn(thingOf(byPupil.get(pupil))['periods'])) {
      const { name, start, end } = thingOf(told);
      const id = nameKey(textOf(name));
      const classIds = [...(periods.get(id)?.classIds ?? []), classId].sort();
      periods.set(id, { id, from: dayOf(textOf(start)), to: dayOf(textOf(end)), told, classIds });
    }
  }
  const order = ({ from, to, id }: Period): string => `${from} ${to} ${id}`;
  return [...periods.values()].sort((a, b) => (order(a) < order(b) ? -1 : 1));
}
