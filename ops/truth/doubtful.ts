import type { Attendance, Lesson } from '../simulators/region/lesson.ts';
import type { School } from '../simulators/region/school.ts';
import { type Moment, stateAt } from '../simulators/region/timeline.ts';

/**
 * Which entries of attendance are in doubt where they stand beside a day and subject: the pupil has several lessons of the subject that day, and
 * not at each of them an entry.
 */
export function doubtfulByDay(
  { lessons, pupils }: School,
  now: Moment,
): (lesson: Lesson, entry: Attendance) => boolean {
  const cells = Map.groupBy(
    lessons.filter(({ timeline }) => stateAt(timeline, now)),
    cellOf,
  );
  const byKey = new Map(pupils.map((pupil) => [pupil.key, pupil]));
  const isWritten = (lesson: Lesson, pupil: string): boolean =>
    lesson.attendance.some(
      (one) => one.pupil === pupil && (stateAt(one.timeline, now)?.value.status ?? 'present') !== 'present',
    );
  return (lesson, { pupil }) => {
    const { subgroups = [] } =
      byKey
        .get(pupil)
        ?.memberships.find(
          ({ class: own, from, to }) => own === lesson.class && from <= lesson.day && (to ?? lesson.day) >= lesson.day,
        ) ?? {};
    const alike = (cells.get(cellOf(lesson)) ?? []).filter(({ group }) => !group || subgroups.includes(group));
    return alike.length > 1 && !alike.every((one) => isWritten(one, pupil));
  };
}

const cellOf = ({ class: own, day, subject }: Lesson): string => `${own} ${day} ${subject}`;
