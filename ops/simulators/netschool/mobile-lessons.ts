import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { letterOf } from './attendance-letters.ts';
import type { Desk } from './desk.ts';
import { addDays, lessonsShown, roomOf, type ShownLesson } from './diary.ts';
import { fullName, midnight } from './names.ts';

/** Days that one call may span. */
const MOST_DAYS = 62;
/** Keeps ids of lessons of a whole class apart from those of subgroups. */
const WHOLE_CLASS = 100_000;

/** Answer to `GET classmeetings`: one pupil's lessons from day to day, with topic and attendance. */
export function classmeetingsOf(desk: Desk, pupil: Pupil, from: Day, to: Day, now: Moment) {
  const days: Day[] = [];
  for (let day = from; day <= to && days.length < MOST_DAYS; day = addDays(day, 1)) days.push(day);
  return days.flatMap((day) => {
    const shown = lessonsShown(desk, pupil, day, now);
    return shown.flatMap((one) => {
      const told = classmeetingOf(desk, one, pupil, now);
      // Attendance has no list of its own here: an entry that is there twice shows as the lesson twice.
      const entry = one.lesson.attendance.find((each) => each.pupil === pupil.key);
      return entry?.spoiled === 'equal-repeat' && stateAt(entry.timeline, now) ? [told, { ...told }] : [told];
    });
  });
}

function classmeetingOf(desk: Desk, shown: ShownLesson, pupil: Pupil, now: Moment) {
  const { lesson, number, relay } = shown;
  const state = stateAt(lesson.timeline, now);
  const subject = desk.school.subjects.find(({ key }) => key === lesson.subject);
  const teacher = desk.school.staff.find(({ key }) => key === state?.value.teacher);
  const assigned = assignedIdsOf(lesson, now);
  const homework = lesson.homework && stateAt(lesson.homework.timeline, now);
  return {
    classmeetingId: lesson.ids.short,
    studentId: pupil.ids.short,
    assignmentId: assigned,
    order: number,
    scheduleTimeNumber: number,
    scheduleTimeRelay: relay,
    subjectName: subject?.name ?? '',
    subjectId: subject?.ids.short ?? 0,
    subjectGroupId: groupIdOf(desk, lesson),
    startTime: `${lesson.day}T${lesson.startsAt}:00`,
    endTime: `${lesson.day}T${lesson.endsAt}:00`,
    teachers: teacher ? [{ id: teacher.ids.short, name: fullName(teacher.name) }] : [],
    lessonTheme: state?.value.topic?.told ?? null,
    roomName: roomOf(desk, lesson) ?? null,
    attachmentsExists: (homework?.value.attachments ?? 0) > 0,
    resultsExists: lesson.works.some((work) =>
      work.marks.some((mark) => mark.pupil === pupil.key && stateAt(mark.timeline, now)),
    ),
    attendance: letterOf(lesson, pupil, now) ?? null,
    distanceMeetingId: null,
    addEducation: false,
    extraActivity: false,
    day: midnight(lesson.day),
  };
}

/** Ids of the assignments that stand at a lesson. */
const assignedIdsOf = (lesson: Lesson, now: Moment): readonly number[] =>
  [lesson.homework, ...lesson.works].flatMap((one) =>
    one && stateAt<unknown>(one.timeline, now) ? [one.ids.short] : [],
  );

/** The group that learns a subject together: a subgroup, or the whole class. */
function groupIdOf(desk: Desk, lesson: Lesson): number {
  const schoolClass = desk.classes.get(lesson.class);
  const subgroup = schoolClass?.subgroups.find(({ key }) => key === lesson.group);
  if (subgroup) return subgroup.ids.short;
  const nth = desk.school.subjects.findIndex(({ key }) => key === lesson.subject);
  return ((schoolClass?.ids.short ?? 0) % 20_000) * WHOLE_CLASS + nth;
}
