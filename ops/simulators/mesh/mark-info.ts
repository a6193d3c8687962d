import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import type { Asking } from './asking.ts';
import { groupOfLesson } from './desk.ts';
import { lessonsShown } from './listing.ts';
import { markObjects, marksAt, type Standing } from './marks.ts';
import { nameParts } from './people.ts';
import { onScale, scaleOf } from './scales.ts';

/** One mark of a child with its teacher, its lesson and how the class did in the same work; undefined where the child has none of this id. */
export function markInfo(asking: Asking, child: Pupil, id: number): object | undefined {
  const { desk, now } = asking;
  const standing = standingOf(asking, child, id);
  if (!standing) return undefined;
  const { lesson } = standing;
  const { value } = stateAt(lesson.timeline, now)!;
  const teacher = desk.by.staff.get(value.teacher)!;
  const { subject } = groupOfLesson(desk, lesson);
  return {
    ...markObjects(desk, standing, now)[0],
    date: lesson.day,
    subject_id: subject.ids.short,
    subject_name: subject.name,
    teacher: { ...nameParts(teacher.name), user_id: teacher.user?.short ?? null },
    activity: { schedule_item_id: lesson.ids.short, lesson_topic: value.topic?.told ?? '' },
    // That it lists changes is known, and in which form a value stands there is not.
    history: [],
    class_results: classResults(asking, standing),
  };
}

function standingOf({ desk, now }: Asking, child: Pupil, id: number): Standing | undefined {
  const days = { from: desk.days[0] ?? '', to: desk.days.at(-1) ?? '' };
  return lessonsShown(desk, child, days, now)
    .flatMap((lesson) => marksAt(lesson, child, now))
    .find(({ mark }) => mark.ids.short === id);
}

/** Marks of the same work, by value; shares are whole per cents. */
function classResults({ desk, now }: Asking, { lesson, work }: Standing): object {
  const scale = scaleOf(desk, lesson);
  const values = desk.school.pupils
    .flatMap((pupil) => marksAt(lesson, pupil, now))
    .filter((one) => one.work === work)
    .map(({ value }) => value);
  const byValue = [...Map.groupBy(values, (value) => value)].sort(([a], [b]) => (a < b ? 1 : -1));
  return {
    total_students: values.length,
    marks_distributions: byValue.map(([value, own]) => ({
      percentage_of_students: Math.round((own.length * 100) / values.length),
      number_of_students: own.length,
      mark_value: { five: Number(value), hundred: Number(value) * 20, origin: onScale(scale, value) },
    })),
  };
}
