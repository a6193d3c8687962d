import { addDays } from '../region/calendar.ts';
import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import type { Asking } from './asking.ts';
import { groupOfLesson } from './desk.ts';
import { lessonsShown } from './listing.ts';
import { CONTROL_FORMS, marksAt } from './marks.ts';
import { fullName } from './people.ts';
import { onScale, scaleOf } from './scales.ts';
import { spaced } from './times.ts';

/** Days of marks that notifications tell of. */
const RECENT_DAYS = 7;

/** New marks of a child, one by one; clients build sentences of its texts, which are never null therefore. */
export function notificationsOf({ desk, now }: Asking, child: Pupil): readonly object[] {
  const { offset } = desk.school.zone;
  const today = new Date(now).toISOString().slice(0, 10);
  const lessons = lessonsShown(desk, child, { from: addDays(today, -RECENT_DAYS), to: today }, now);
  return lessons.flatMap((lesson) => {
    const teacher = desk.by.staff.get(stateAt(lesson.timeline, now)!.value.teacher)!;
    return marksAt(lesson, child, now).map(({ value, weight, enteredAt, changedAt, work }) => ({
      datetime: spaced(changedAt, offset),
      event_type: 'create_mark',
      created_at: spaced(enteredAt, offset),
      updated_at: spaced(changedAt, offset),
      subject_name: groupOfLesson(desk, lesson).subject.name,
      teacher_name: fullName(teacher.name),
      student_profile_id: child.ids.short,
      author_profile_id: teacher.ids.short,
      lesson_date: `${lesson.day} 00:00:00`,
      old_mark_value: null,
      new_mark_value: onScale(scaleOf(desk, lesson), value),
      new_is_exam: work.written,
      new_mark_weight: weight,
      control_form_name: CONTROL_FORMS[work.kind],
    }));
  });
}
