import type { RawRecord } from '../contracts/records.ts';
import type { SystemRules } from './rules.ts';

/**
 * Every text and number of a raw record that may be a pupil's id: a vendor may write it where no map looks. What the maps of the record's
 * entities read as something else is none: a school's ids may be as short as a mark, the number of a lesson or a code.
 *
 * @param maps of its system; undefined where there are none any more
 */
export function personValues(
  { body, yields, pupil }: Pick<RawRecord, 'body' | 'yields' | 'pupil'>,
  maps: Pick<SystemRules, 'of'> | undefined,
): readonly string[] {
  const others = maps ? readAsOthers(yields, maps) : new Set<string>();
  const found: string[] = pupil === undefined ? [] : [pupil];
  const left: { readonly value: unknown; readonly pointer: string }[] = [{ value: body, pointer: '' }];
  for (let next = left.pop(); next; next = left.pop()) {
    const { value, pointer } = next;
    if (typeof value === 'string' || typeof value === 'number') {
      if (!others.has(pointer)) found.push(String(value));
    } else if (value !== null && typeof value === 'object')
      for (const [key, member] of Object.entries(value)) left.push({ value: member, pointer: `${pointer}/${key}` });
  }
  return found;
}

/** Pointers that the maps of these entities read, and none of them as a person. */
function readAsOthers(entities: readonly string[], maps: Pick<SystemRules, 'of'>): ReadonlySet<string> {
  const reads = entities.flatMap((entity) => maps.of(entity)?.compiled.reads ?? []);
  const people = new Set(reads.filter(({ isPerson }) => isPerson === true).map(({ pointer }) => pointer));
  return new Set(reads.map(({ pointer }) => pointer).filter((pointer) => !people.has(pointer)));
}
