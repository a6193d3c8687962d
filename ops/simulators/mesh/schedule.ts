import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import { absenceOf } from './absences.ts';
import type { Asking } from './asking.ts';
import { groupOfLesson } from './desk.ts';
import { homeworkPresence } from './day-schedule.ts';
import { attachmentsOf } from './events.ts';
import { markObjects, marksAt } from './marks.ts';
import { nameParts } from './people.ts';
import { eventTime, naive, toMinute } from './times.ts';

/** One lesson of the school's timetable, as the teachers' calls list it. */
export function scheduleItem({ desk, now }: Asking, lesson: Lesson): object {
  const { by, school } = desk;
  const group = groupOfLesson(desk, lesson);
  const { value } = stateAt(lesson.timeline, now)!;
  const [year, month, day] = lesson.day.split('-').map(Number);
  const [hour, minute] = lesson.startsAt.split(':').map(Number);
  const homework = lesson.homework && stateAt(lesson.homework.timeline, now) ? [{ id: lesson.homework.ids.short }] : [];
  const stands = value.substituteFor === undefined ? undefined : by.staff.get(value.teacher);
  return {
    id: lesson.ids.short,
    schedule_id: group.id,
    date: [year, month, day],
    time: [hour, minute],
    iso_date_time: `${lesson.day}T${lesson.startsAt}:00.000`,
    // Told wrongly it is a number that no lesson can have: typed clients read on.
    lesson_number: lesson.spoiled === 'wrong-type' ? -1 - lesson.number : lesson.number,
    lesson_name: value.topic?.told ?? null,
    subject_id: group.subject.ids.short,
    subject_name: group.subject.name,
    group_id: group.id,
    group_name: group.subgroup?.name ?? `${group.subject.name} ${group.class.name}`,
    class_unit_id: group.class.ids.short,
    class_unit_name: group.class.name,
    teacher_id: by.staff.get(value.substituteFor ?? value.teacher)!.ids.short,
    replaced: stands !== undefined,
    replaced_teacher_id: stands?.ids.short ?? null,
    cancelled: false,
    room_name: lesson.room || null,
    building_id: school.ids.short,
    homeworks_to_give: homework,
    homeworks_to_verify: [],
  };
}

/** One lesson as a family sees it. */
export function lessonItem(asking: Asking, child: Pupil, lesson: Lesson): object {
  const { desk, now, eventTimes } = asking;
  const { offset } = desk.school.zone;
  const { subject } = groupOfLesson(desk, lesson);
  const { value, enteredAt } = stateAt(lesson.timeline, now)!;
  const teacher = desk.by.staff.get(value.teacher)!;
  const topic = value.topic?.told ?? null;
  return {
    id: lesson.ids.short,
    // Typed clients want a number; nothing is told of plans.
    plan_id: groupOfLesson(desk, lesson).id,
    date: lesson.day,
    begin_time: lesson.startsAt,
    begin_utc: Date.parse(eventTime(lesson.day, lesson.startsAt, offset, 'offset')) / 1000,
    end_time: lesson.endsAt,
    end_utc: Date.parse(eventTime(lesson.day, lesson.endsAt, offset, 'offset')) / 1000,
    subject_id: subject.ids.short,
    subject_name: subject.name,
    teacher: {
      ...nameParts(teacher.name),
      birth_date: null,
      sex: teacher.name.sex,
      user_id: teacher.user?.short ?? null,
    },
    course_lesson_type: null,
    room_number: lesson.room || null,
    room_name: lesson.room || null,
    building_name: desk.school.address,
    marks: marksAt(lesson, child, now).flatMap((one) => markObjects(desk, one, now)),
    created_date_time: eventTimes === 'naive' ? naive(enteredAt, offset) : `${naive(enteredAt, offset)}Z`,
    is_missed_lesson: absenceOf(lesson, child, now) !== undefined,
    lesson_type: 'NORMAL',
    lesson_education_type: 'OO',
    lesson_homeworks: homeworksAt(asking, lesson),
    homework_to_give: [],
    details: {
      content: [],
      materials: [],
      additional_materials: [],
      lessonId: lesson.ids.short,
      lesson_topic: topic ?? '',
      theme: { id: null, title: topic, themeIntegrationId: null, average_mark: null, theme_frames: [] },
    },
    is_virtual: false,
    homework_presence_status_id: homeworkPresence(homeworksAt(asking, lesson).length > 0),
  };
}

function homeworksAt({ desk, now }: Asking, { homework, day }: Lesson): readonly object[] {
  const state = homework && stateAt(homework.timeline, now);
  if (!homework || !state) return [];
  const { offset } = desk.school.zone;
  return [
    {
      homework: state.value.text.told,
      materials: [],
      additional_materials: [],
      homework_entry_student_id: homework.ids.short,
      homework_id: homework.ids.short,
      homework_entry_id: homework.ids.short,
      attachments: attachmentsOf(homework.ids.short, state.value.attachments),
      homework_created_at: toMinute(state.enteredAt, offset),
      homework_updated_at: toMinute(state.changedAt, offset),
      is_done: false,
      is_smart: false,
      written_answer: null,
      date_assigned_on: day,
      date_prepared_for: homework.due ?? day,
    },
  ];
}
