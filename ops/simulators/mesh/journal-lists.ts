import type { Request } from 'express';
import { stateAt } from '../region/timeline.ts';
import { absencesAt } from './absences.ts';
import { type Asking, dayIn, numbersOf, textOf } from './asking.ts';
import { groupOfLesson } from './desk.ts';
import { type DaySpan, listedLessons } from './listing.ts';
import { attachmentsOf } from './events.ts';
import { scheduleItem } from './schedule.ts';
import { groupsAsked } from './school-lists.ts';
import { ruDay, ruMinute } from './times.ts';

/** Groups of the lessons that a call asks for, by class: lessons are kept by class. */
function lessonsAsked(asking: Asking, request: Request, span: DaySpan) {
  const groups = new Set(groupsAsked(asking, request));
  const teacher = Number(textOf(request, 'teacher_id') ?? Number.NaN);
  const classes = new Set([...groups].map((group) => group.class.key));
  return [...classes]
    .flatMap((key) => listedLessons(asking.desk, key, span, asking.now))
    .map((lesson) => ({ lesson, group: groupOfLesson(asking.desk, lesson) }))
    .filter(({ group }) => groups.has(group))
    .filter(({ group }) => Number.isNaN(teacher) || group.teachers.some(({ ids }) => ids.short === teacher));
}

const EVER: DaySpan = { from: '0000-01-01', to: '9999-12-31' };

export function scheduleItems(asking: Asking, request: Request): readonly unknown[] {
  const span = {
    from: dayIn(request, 'from') ?? EVER.from,
    to: dayIn(request, 'to') ?? EVER.to,
  };
  return lessonsAsked(asking, request, span).flatMap(({ lesson }) => {
    const item = scheduleItem(asking, lesson);
    return lesson.spoiled === 'equal-repeat' ? [item, { ...item }] : [item];
  });
}

export function attendances(asking: Asking, request: Request): readonly unknown[] {
  const { desk, now } = asking;
  const { offset } = desk.school.zone;
  const span = {
    from: dayIn(request, 'start_at') ?? EVER.from,
    to: dayIn(request, 'stop_at') ?? EVER.to,
  };
  return lessonsAsked(asking, request, span).flatMap(({ lesson, group }) =>
    absencesAt(lesson, now).flatMap((absence) => {
      const told = {
        id: absence.id,
        student_profile_id: desk.by.pupil.get(absence.pupil)!.ids.short,
        schedule_lesson_id: lesson.ids.short,
        group_id: group.id,
        subject_id: group.subject.ids.short,
        date: ruDay(lesson.day),
        absence_reason_id: absence.reason,
        absence_reason: null,
        created_at: ruMinute(absence.enteredAt, offset),
        updated_at: ruMinute(absence.changedAt, offset),
      };
      return absence.isRepeated ? [told, { ...told }] : [told];
    }),
  );
}

export function homeworks({ desk, now }: Asking, request: Request): readonly unknown[] {
  const { offset } = desk.school.zone;
  const asked = [...(numbersOf(request, 'ids') ?? [])];
  return asked.flatMap((id) => {
    const found = desk.homeworks.get(id);
    const state = found && stateAt(found.homework.timeline, now);
    if (!found || !state) return [];
    const { homework, lesson } = found;
    const group = groupOfLesson(desk, lesson);
    const { text, attachments } = state.value;
    const entry = {
      id: homework.ids.short,
      homework_id: homework.ids.short,
      description: text.told,
      duration: null,
      is_digital_homework: false,
      attachment_ids: attachmentsOf(id, attachments).map((_, nth) => id * 10 + nth),
      attachments: attachmentsOf(id, attachments),
      student_ids: [],
    };
    const told = {
      id,
      created_at: ruMinute(state.enteredAt, offset),
      updated_at: ruMinute(state.changedAt, offset),
      deleted_at: null,
      date_assigned_on: ruDay(lesson.day),
      date_prepared_for: homework.due === undefined ? null : ruDay(homework.due),
      group_id: group.id,
      subject_id: group.subject.ids.short,
      homework_entries: [entry],
    };
    return homework.spoiled === 'equal-repeat' ? [told, { ...told }] : [told];
  });
}
