import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, stateAt } from '../region/timeline.ts';
import { absenceOf } from './absences.ts';
import type { Asking } from './asking.ts';
import { groupOfLesson } from './desk.ts';
import { lessonsShown } from './listing.ts';
import { markObjects, marksAt } from './marks.ts';
import { nameParts } from './people.ts';
import { eventTime } from './times.ts';

/** What a lesson says of its homework: that there is some, or none. */
export const homeworkPresence = (has: boolean): number => (has ? 2 : 1);

/** The days asked for with their lessons in short, as `schedule/short` tells them. */
export const shortDays = (asking: Asking, child: Pupil, days: readonly Day[]): readonly object[] =>
  days.map((day) => ({
    date: day,
    lessons: lessonsOf(asking, child, day).map((one) => shortLesson(asking, child, one)),
  }));

function shortLesson(asking: Asking, child: Pupil, lesson: Lesson): object {
  const { subject, ...group } = groupOfLesson(asking.desk, lesson);
  return {
    lesson_id: lesson.ids.short,
    begin_time: lesson.startsAt,
    end_time: lesson.endsAt,
    bell_id: lesson.number,
    subject_name: subject.name,
    lesson_type: 'NORMAL',
    group_id: group.id,
    group_name: group.subgroup?.name ?? `${subject.name} ${group.class.name}`,
    lesson_education_type: 'OO',
    evaluation: null,
    absence_reason_id: absenceOf(lesson, child, asking.now)?.reason ?? null,
    subject_id: subject.ids.short,
    lesson_name: stateAt(lesson.timeline, asking.now)!.value.topic?.told ?? null,
    schedule_item_id: lesson.ids.short,
    is_virtual: false,
  };
}

/** One day with its lessons and the breaks between them, as `schedule` tells it; the wording of `summary` and `info` is assumed. */
export function daySchedule(asking: Asking, child: Pupil, day: Day): object {
  const lessons = lessonsOf(asking, child, day);
  const [first, last] = [lessons[0], lessons.at(-1)];
  return {
    summary: first && last ? `${lessons.length} уроков, ${first.startsAt}-${last.endsAt}` : '',
    date: day,
    activities: lessons.flatMap((lesson, nth) => {
      const before = lessons[nth - 1];
      const told = lessonActivity(asking, child, lesson);
      return before && before.endsAt < lesson.startsAt ? [breakBetween(asking, before, lesson), told] : [told];
    }),
    has_homework: lessons.some((lesson) => homeworkAt(asking, lesson) !== undefined),
  };
}

/** In the order of the day. */
const lessonsOf = ({ desk, now }: Asking, child: Pupil, day: Day): readonly Lesson[] =>
  lessonsShown(desk, child, { from: day, to: day }, now).toSorted((a, b) => a.number - b.number);

const homeworkAt = ({ now }: Asking, { homework }: Lesson): string | undefined =>
  homework && stateAt(homework.timeline, now)?.value.text.told;

function lessonActivity(asking: Asking, child: Pupil, lesson: Lesson): object {
  const { desk, now } = asking;
  const { subject } = groupOfLesson(desk, lesson);
  const { value } = stateAt(lesson.timeline, now)!;
  const homework = homeworkAt(asking, lesson);
  return {
    type: 'LESSON',
    ...spanOf(asking, lesson.day, lesson.startsAt, lesson.endsAt),
    begin_time: lesson.startsAt,
    end_time: lesson.endsAt,
    room_number: lesson.room,
    room_name: lesson.room,
    building_name: desk.school.address,
    lesson: {
      schedule_item_id: lesson.ids.short,
      subject_id: subject.ids.short,
      subject_name: subject.name,
      course_lesson_type: null,
      teacher: { ...nameParts(desk.by.staff.get(value.teacher)!.name), birth_date: null, sex: null, user_id: null },
      marks: marksAt(lesson, child, now).flatMap((one) => markObjects(desk, one, now)),
      homework: homework ?? '',
      link_types: [],
      materials_count: {},
      lesson_type: 'NORMAL',
      lesson_education_type: 'OO',
      evaluation: null,
      absence_reason_id: absenceOf(lesson, child, now)?.reason ?? null,
      nonattendance_reason_id: null,
      bell_id: lesson.number,
      replaced: value.substituteFor !== undefined,
      homework_count: { total_count: homework === undefined ? 0 : 1, ready_count: 0 },
      esz_field_id: null,
      is_cancelled: false,
      is_missed_lesson: absenceOf(lesson, child, now) !== undefined,
      is_virtual: false,
    },
    homework_presence_status_id: homeworkPresence(homework !== undefined),
  };
}

function breakBetween(asking: Asking, { day, endsAt }: Lesson, { startsAt }: Lesson): object {
  const span = spanOf(asking, day, endsAt, startsAt);
  return { type: 'BREAK', ...span, duration: span.end_utc - span.begin_utc };
}

/** Seconds of the epoch, and the same in words. */
function spanOf({ desk }: Asking, day: Day, from: string, to: string) {
  const [begin, end] = [from, to].map(
    (time) => Date.parse(eventTime(day, time, desk.school.zone.offset, 'offset')) / 1000,
  ) as [number, number];
  return { info: `${from}-${to}, ${(end - begin) / 60} минут`, begin_utc: begin, end_utc: end };
}
