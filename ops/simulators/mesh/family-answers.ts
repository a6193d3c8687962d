import { addDays } from '../region/calendar.ts';
import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import type { Asking } from './asking.ts';
import { groupOfLesson } from './desk.ts';
import { type DaySpan, lessonsShown } from './listing.ts';
import { attachmentsOf } from './events.ts';
import { markObjects, marksAt } from './marks.ts';
import { groupsOfStay, stayOfNow } from './people.ts';
import { toMinute } from './times.ts';

/** Days that `from`, `to` ask for at most. */
export const LONGEST_DAYS = 400;

export const marksOf = (asking: Asking, child: Pupil, span: DaySpan): readonly object[] =>
  lessonsShown(asking.desk, child, span, asking.now).flatMap((lesson) =>
    marksAt(lesson, child, asking.now).flatMap((one) =>
      markObjects(asking.desk, one, asking.now).map((told) => ({
        ...told,
        date: lesson.day,
        ...subjectOf(asking, lesson),
      })),
    ),
  );

const subjectOf = ({ desk }: Asking, lesson: Parameters<typeof groupOfLesson>[1]) => {
  const { subject } = groupOfLesson(desk, lesson);
  return { subject_name: subject.name, subject_id: subject.ids.short };
};

/** Homework by the day it is due. */
export function homeworksOf(asking: Asking, child: Pupil, { from, to }: DaySpan) {
  const { desk, now } = asking;
  const found = lessonsShown(desk, child, { from: addDays(from, -LONGEST_DAYS), to }, now).flatMap((lesson) => {
    const { homework } = lesson;
    const state = homework && stateAt(homework.timeline, now);
    const date = homework?.due ?? lesson.day;
    if (!homework || !state || date < from || date > to) return [];
    return [
      {
        homework_id: homework.ids.short,
        homework_entry_id: homework.ids.short,
        homework_entry_student_id: homework.ids.short,
        description: state.value.text.told,
        homework: state.value.text.told,
        homework_created_at: toMinute(state.enteredAt, desk.school.zone.offset),
        homework_updated_at: toMinute(state.changedAt, desk.school.zone.offset),
        group_id: groupOfLesson(desk, lesson).id,
        ...subjectOf(asking, lesson),
        date,
        date_assigned_on: lesson.day,
        date_prepared_for: date,
        lesson_date_time: `${lesson.day}T${lesson.endsAt}:00`,
        materials: [],
        additional_materials: [],
        written_answer: null,
        attachments: attachmentsOf(homework.ids.short, state.value.attachments),
        has_written_answer: false,
        is_done: false,
        type: 'OO',
        has_teacher_answer: false,
        comments: [],
      },
    ];
  });
  return found.toSorted((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
}

/** Without what only the long form tells. */
export function short(told: ReturnType<typeof homeworksOf>[number]): object {
  const {
    homework_id: _id,
    homework_entry_id: _entry,
    homework: _text,
    homework_created_at: _created,
    homework_updated_at: _updated,
    group_id: _group,
    date_prepared_for: _prepared,
    materials: _materials,
    additional_materials: _additional,
    written_answer: _answer,
    attachments: _files,
    comments: _comments,
    ...rest
  } = told;
  return { ...rest, materials_count: [] };
}

export function subjectsOf(asking: Asking, child: Pupil): readonly object[] {
  const stay = stayOfNow(asking, child);
  const subjects = new Map((stay ? groupsOfStay(asking.desk, stay) : []).map(({ subject }) => [subject.key, subject]));
  return [...subjects.values()].map(({ ids, name }) => ({ subject_id: ids.short, subject_name: name }));
}
