import type { Homework, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import { absenceOf } from './absences.ts';
import type { Asking } from './asking.ts';
import { groupOfLesson } from './desk.ts';
import { lessonsShown, type DaySpan } from './listing.ts';
import { markObjects, marksAt } from './marks.ts';
import { eventTime, naive } from './times.ts';

/** The lessons of one pupil as events of the calendar; what is not asked for by `expand` is null. */
export function eventsOf(asking: Asking, pupil: Pupil, days: DaySpan, expand: ReadonlySet<string>): readonly object[] {
  return lessonsShown(asking.desk, pupil, days, asking.now).flatMap((lesson) => {
    const event = eventOf(asking, pupil, lesson, expand);
    return lesson.spoiled === 'equal-repeat' ? [event, { ...event }] : [event];
  });
}

function eventOf(asking: Asking, pupil: Pupil, lesson: Lesson, expand: ReadonlySet<string>): object {
  const { desk, now, eventTimes } = asking;
  const { school, by } = desk;
  const { offset } = school.zone;
  const group = groupOfLesson(desk, lesson);
  const { value, enteredAt, changedAt } = stateAt(lesson.timeline, now)!;
  const absence = absenceOf(lesson, pupil, now);
  const at = (time: string): string => eventTime(lesson.day, time, offset, eventTimes);
  const teacher = by.staff.get(value.substituteFor ?? value.teacher)!;
  return {
    ...NOTHING,
    id: lesson.ids.short,
    author_id: String(teacher.ids.short),
    title: group.subject.name,
    start_at: at(lesson.startsAt),
    finish_at: at(lesson.endsAt),
    created_at: naive(enteredAt, offset),
    updated_at: naive(changedAt, offset),
    source_id: String(lesson.ids.short),
    subject_id: group.subject.ids.short,
    subject_name: group.subject.name,
    room_name: lesson.room || null,
    room_number: lesson.room || null,
    replaced: value.substituteFor !== undefined,
    replaced_teacher_id: value.substituteFor === undefined ? null : by.staff.get(value.teacher)!.ids.short,
    lesson_name: value.topic?.told ?? null,
    lesson_theme: value.topic?.told ?? null,
    class_unit_ids: [group.class.ids.short],
    class_unit_name: group.class.name,
    group_id: group.id,
    group_name: group.subgroup?.name ?? `${group.subject.name} ${group.class.name}`,
    building_id: school.ids.short,
    building_name: school.address,
    city_building_name: school.municipality.cityName,
    cancelled: false,
    is_missed_lesson: absence !== undefined,
    absence_reason_id: expand.has('absence_reason_id') ? (absence?.reason ?? null) : null,
    homework: expand.has('homework') ? homeworkOf(asking, lesson) : null,
    marks: expand.has('marks') ? marksAt(lesson, pupil, now).flatMap((one) => markObjects(desk, one, now)) : null,
  };
}

/** What the calendar tells of events of other kinds. */
const NOTHING = {
  description: null,
  is_all_day: false,
  conference_link: null,
  outdoor: null,
  place: null,
  types: null,
  author_name: null,
  source: 'PLAN',
  type: null,
  url: null,
  lesson_type: 'NORMAL',
  course_lesson_type: null,
  lesson_form: null,
  lesson_education_type: 'OO',
  activities: null,
  link_to_join: null,
  control: null,
  is_metagroup: false,
  nonattendance_reason_id: null,
  visible_fake_group: null,
  health_status: null,
  student_count: null,
  attendances: null,
  journal_fill: false,
  comment_count: 0,
  comments: [],
  materials: [],
};

function homeworkOf({ desk, now }: Asking, { homework, day, ...lesson }: Lesson): object {
  const state = homework && stateAt(homework.timeline, now);
  const entries =
    homework && state ? [entryOf(homework, { day, text: state.value.text.told, files: state.value.attachments })] : [];
  const group = groupOfLesson(desk, { homework, day, ...lesson });
  return {
    presence_status_id: entries.length > 0 ? 2 : 1,
    total_count: entries.length,
    execute_count: 0,
    descriptions: entries.map(({ description }) => description),
    link_types: [],
    materials: group.subject.unmarked ? null : { count_execute: 0, count_learn: 0, count_homework: 0 },
    entries: homework?.spoiled === 'equal-repeat' ? [...entries, ...entries] : entries,
  };
}

const entryOf = (
  { ids, due }: Homework,
  { day, text, files }: { readonly day: string; readonly text: string; readonly files: number },
) => ({
  homework_entry_id: ids.short,
  date_assigned_on: day,
  date_prepared_for: due ?? null,
  description: text,
  duration: null,
  materials: null,
  attachment_ids: Array.from({ length: files }, (_, nth) => ids.short * 10 + nth),
  attachments: attachmentsOf(ids.short, files),
  student_ids: null,
});

/** Files attached to homework; they are not served. */
export const attachmentsOf = (homework: number, files: number): readonly object[] =>
  Array.from({ length: files }, (_, nth) => ({
    id: homework * 10 + nth,
    file_name: `Файл ${nth + 1}.pdf`,
    path: `/ej/attachments/${homework}/${nth + 1}`,
  }));
