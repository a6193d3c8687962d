import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { assignmentsOf } from './assignments.ts';
import { dayAt, listedIn, membershipOn, yearOn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { midnight } from './names.ts';

/** The shift of a lesson that is told wrongly: none can have it. A number in words would cost typed clients the whole week. */
const WRONG_RELAY = -1;

/** A day as far as the diary of one pupil shows it. */
export interface ShownLesson {
  readonly lesson: Lesson;
  readonly number: number;
  /** The shift. */
  readonly relay: number;
  readonly assignments: readonly object[];
}

export interface DiaryQuery {
  readonly pupil: Pupil;
  /** Undefined: whatever year the days lie in. */
  readonly yearId: number | undefined;
  readonly from: Day;
  readonly to: Day;
}

/** Answer to `GET student/diary`: one pupil's lessons from day to day, both included, as of a moment. */
export function diaryOf(desk: Desk, { pupil, yearId, from, to }: DiaryQuery, now: Moment): object {
  const weekDays = daysBetween(from, to).flatMap((day) => {
    const isOfYear = yearId === undefined || yearOn(desk.school, day).ids.short === yearId;
    const lessons = isOfYear ? lessonsShown(desk, pupil, day, now) : [];
    if (lessons.length === 0) return [];
    return [{ date: midnight(day), lessons: lessons.map((shown) => lessonOf(desk, shown)) }];
  });
  /* The class of that time; none for a pupil who had not come yet, or had left. */
  const membership = membershipOn(pupil, to, now) ?? membershipOn(pupil, from, now);
  const schoolClass = desk.classes.get(membership?.class ?? '');
  const isOld = (schoolClass?.grade ?? 1) >= 10;
  const period = yearOn(desk.school, from).periods.find(
    (one) => (one.kind === 'half-year') === isOld && one.from <= to && from <= one.to,
  );
  return {
    weekStart: midnight(from),
    weekEnd: midnight(to),
    weekDays,
    laAssigns: [],
    termName: period?.name ?? '',
    className: schoolClass?.name ?? '',
  };
}

/** The lessons of one pupil's day: those of the class and of the pupil's own subgroups. */
export function lessonsShown(desk: Desk, pupil: Pupil, day: Day, now: Moment): readonly ShownLesson[] {
  const membership = membershipOn(pupil, day, now);
  if (!membership) return [];
  const lessons = desk.lessons.get(day)?.get(membership.class) ?? [];
  return lessons
    .filter(({ group, timeline }) => (!group || membership.subgroups.includes(group)) && stateAt(timeline, now))
    .flatMap((lesson) => shownOf(desk, lesson, pupil, now));
}

function shownOf(desk: Desk, lesson: Lesson, pupil: Pupil, now: Moment): readonly ShownLesson[] {
  const assignments = assignmentsOf(lesson, pupil, now, desk.letters);
  const relay = desk.classes.get(lesson.class)?.shift ?? 1;
  const shown: ShownLesson = { lesson, number: lesson.number, relay, assignments };
  if (lesson.spoiled === 'wrong-type') return [{ ...shown, relay: WRONG_RELAY }];
  if (lesson.spoiled === 'equal-repeat') return [shown, shown];
  if (lesson.spoiled === 'conflicting-repeat') return [shown, { ...shown, number: lesson.number + 1 }];
  return [shown];
}

function lessonOf(desk: Desk, { lesson, number, relay, assignments }: ShownLesson): object {
  return {
    classmeetingId: lesson.ids.short,
    day: midnight(lesson.day),
    number,
    relay,
    room: roomOf(desk, lesson) ?? null,
    startTime: lesson.startsAt,
    endTime: lesson.endsAt,
    subjectName: desk.subjectNames.get(lesson.subject) ?? '',
    ...(assignments.length > 0 && { assignments }),
    isEaLesson: false,
  };
}

/** Taught wherever there is place (assumed): its lessons have no room. */
const WITHOUT_ROOM = 'Физическая культура';

/** Where a lesson is taught; undefined: nobody has written it down. */
export const roomOf = ({ subjectNames }: Desk, { room, subject }: Lesson): string | undefined =>
  room === '' || subjectNames.get(subject) === WITHOUT_ROOM ? undefined : room;

/** Answer to `GET student/diary/init`. */
export function initOf(desk: Desk, children: readonly Pupil[], now: Moment): object {
  const today = dayAt(desk.school, now);
  const students = children.flatMap((child) => {
    const schoolClass = desk.classes.get(listedIn(desk.school, child, now)?.class ?? '');
    if (!schoolClass) return [];
    return [
      {
        studentId: child.ids.short,
        nickName: `${child.name.last} ${child.name.first}`,
        className: schoolClass.name,
        classId: schoolClass.ids.short,
        iupGrade: 0,
      },
    ];
  });
  const monday = addDays(today, -((new Date(`${today}T00:00:00Z`).getUTCDay() + 6) % 7));
  return {
    students,
    /** An index into `students`, not an id. */
    currentStudentId: 0,
    weekStart: midnight(monday),
    yaClass: false,
    yaClassAuthUrl: '',
    newDiskToken: null,
    newDiskWasRequest: false,
    ttsuRl: '',
    externalUrl: '',
    weight: true,
    maxMark: 5,
    withLaAssigns: true,
  };
}

export const addDays = (day: Day, days: number): Day =>
  new Date(Date.parse(`${day}T00:00:00Z`) + days * 86_400_000).toISOString().slice(0, 10);

/** At most 62 days; none where `to` is before `from`. */
function daysBetween(from: Day, to: Day): readonly Day[] {
  const days: Day[] = [];
  for (let day = from; day <= to && days.length < 62; day = addDays(day, 1)) days.push(day);
  return days;
}
