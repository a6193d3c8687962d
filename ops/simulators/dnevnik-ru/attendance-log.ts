import type { Attendance, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Moment, stateAt } from '../region/timeline.ts';
import { type Desk } from './desk.ts';
import { isListed, wasThere } from './listing.ts';

/** An absence, or a presence that is written down. */
export interface EntryTold {
  readonly pupil: Pupil;
  readonly lesson: Lesson;
  readonly status: string;
  readonly comment: string;
  readonly createdAt: Moment;
}

/** The log of a lesson at the moment, in this vendor's words; presence only where the school writes it down. */
export function logOf(desk: Desk, lesson: Lesson, now: Moment): readonly EntryTold[] {
  const { school } = desk;
  const taken = lesson.attendanceTaken;
  if (!isListed(lesson, now) || taken === undefined || taken > now) return [];
  const entries = new Map(lesson.attendance.map((entry) => [entry.pupil, entry]));
  const told = lesson.attendance.flatMap((entry) => entriesTold(entry, { desk, lesson, now }));
  if (!school.attendWritten) return told;
  const there = (desk.pupilsOf.get(lesson.class) ?? []).filter(
    (pupil) => !entries.has(pupil.key) && wasThere(pupil, lesson),
  );
  const present = there.map((pupil): EntryTold => ({ pupil, lesson, status: 'Attend', comment: '', createdAt: taken }));
  return [...told, ...present];
}

const WORDS = { present: 'Attend', absent: 'Absent', pass: 'Pass', ill: 'Ill', late: 'Late' } as const;

interface Told {
  readonly desk: Desk;
  readonly lesson: Lesson;
  readonly now: Moment;
}

function entriesTold(entry: Attendance, { desk, lesson, now }: Told): readonly EntryTold[] {
  const state = stateAt(entry.timeline, now);
  if (!state || (state.value.status === 'present' && !desk.school.attendWritten)) return [];
  const { status, word, comment } = state.value;
  const told: EntryTold = {
    pupil: desk.by.pupil.get(entry.pupil)!,
    lesson,
    status: status === 'unknown' ? (word ?? 'Unknown') : WORDS[status],
    comment: comment?.told ?? '',
    createdAt: state.enteredAt,
  };
  return entry.spoiled === 'equal-repeat' ? [told, told] : [told];
}
