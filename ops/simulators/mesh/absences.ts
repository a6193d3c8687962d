import type { AttendanceStatus, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import type { Key } from '../region/thing.ts';

/**
 * Ids of the reasons of an absence. No source lists them: an installation has its own. 2 is what an open client writes for an everyday
 * absence; 1 is assumed. Somebody who was late was there, and is not told.
 */
export const REASONS: Readonly<Partial<Record<AttendanceStatus, number>>> = { absent: 2, pass: 2, ill: 1 };

/** Ids that stand in no list, by the word that the region has for them. */
const UNKNOWN: Readonly<Record<string, number>> = { Remote: 91, Excursion: 92, Olympiad: 93 };

/** An absence that is told at a moment. */
export interface Absence {
  readonly pupil: Key;
  readonly reason: number;
  readonly enteredAt: Moment;
  readonly changedAt: Moment;
  readonly isRepeated: boolean;
  readonly id: number;
}

export function absencesAt({ attendance }: Lesson, now: Moment): readonly Absence[] {
  return attendance.flatMap(({ pupil, ids, timeline, spoiled }) => {
    const state = stateAt(timeline, now);
    if (!state) return [];
    const { status, word = '' } = state.value;
    const reason = status === 'unknown' ? (UNKNOWN[word] ?? 99) : REASONS[status];
    if (reason === undefined) return [];
    const { enteredAt, changedAt } = state;
    return [{ pupil, reason, enteredAt, changedAt, isRepeated: spoiled === 'equal-repeat', id: ids.short }];
  });
}

export const absenceOf = (lesson: Lesson, pupil: Pupil, now: Moment): Absence | undefined =>
  absencesAt(lesson, now).find((one) => one.pupil === pupil.key);
