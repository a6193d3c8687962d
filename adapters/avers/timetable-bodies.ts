import { idAt, type Row, SLOT } from './rows.ts';
import type { Slots } from './timetable.ts';

/** What the records of the timetable are made of. */
export interface TimetableOf {
  /** Days without lessons, of the settings. */
  readonly vacations: readonly { readonly from: string; readonly to: string }[] | undefined;
  /** Rows of the timetable by class. */
  readonly slots: ReadonlyMap<string, Slots>;
  /** Rows of subjects by id of the class, then by their own. */
  readonly subjectsByClass: ReadonlyMap<string, ReadonlyMap<string, Row>>;
}

/**
 * Bodies of holidays, and of the lessons that the timetable wants of these classes. A timetable without vacations would want lessons of days on
 * which there are none: while they are not known there are no holidays, and nothing is said of the timetable either.
 */
export function timetableBodies(
  { vacations, slots, subjectsByClass }: TimetableOf,
  classes: readonly string[],
): { readonly holidays: readonly object[] | undefined; readonly slots: readonly object[] } {
  const bodies = classes.toSorted().flatMap((id) => {
    const subjects = subjectsByClass.get(id);
    return [...(slots.get(id)?.values() ?? [])].flat().map((row) => {
      const subject = subjects?.get(idAt(row, SLOT.subject));
      return { row, ...(subject && { subject }) };
    });
  });
  return { holidays: vacations, slots: bodies };
}
