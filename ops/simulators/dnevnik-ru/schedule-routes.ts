import { addDays } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, stateAt } from '../region/timeline.ts';
import { type Call, get, groupIn, pupilIn, Refusal, type Route, spanOf } from './call.ts';
import { logOf } from './attendance-log.ts';
import { standingOf } from './listing.ts';
import { scheduleLessonObject } from './lesson-objects.ts';
import { markObjects } from './mark-objects.ts';
import { entryObject } from './pupil-objects.ts';
import { workObjects, worksOf } from './work-objects.ts';
import { lessonsOfPupil } from './lesson-queries.ts';
import { personObject } from './people-objects.ts';
import { scheduleSubjectObject } from './school-objects.ts';
import { daysBetween, midnight, midnightWithZone } from './times.ts';
import { scheduleWorkTypes } from './work-types.ts';

/** More days than this are refused: assumed, as for log entries. */
const MOST_DAYS = 31;

/** A pupil's days with everything in them: the richest call. */
function schedules(call: Call): unknown {
  const { class: schoolClass } = groupIn(call);
  const [from, to] = spanOf(call, ['startDate', 'endDate']);
  const count = daysBetween(from, to);
  if (count > MOST_DAYS) throw new Refusal('parameterInvalid', `At most ${MOST_DAYS} days may be asked for.`);
  const pupil = call.desk.staff.has(call.params['person'] ?? '') ? undefined : pupilIn(call);
  const own = pupil ? lessonsOfPupil(call, pupil, [from, to]) : [];
  const lessons = own.filter((lesson) => lesson.class === schoolClass.key);
  const byDay = Map.groupBy(lessons, ({ day }) => day);
  const days = Array.from({ length: count }, (_, nth) => addDays(from, nth)).map((day) =>
    daySchedule(call, { pupil, day, lessons: byDay.get(day) ?? [] }),
  );
  return call.dialect.schedules === 'days' ? { days } : days;
}

interface DayOfPupil {
  /** Undefined for members of the staff: their days are empty. */
  readonly pupil: Pupil | undefined;
  readonly day: Day;
  readonly lessons: readonly Lesson[];
}

function daySchedule({ desk, now, dialect }: Call, { pupil, day, lessons }: DayOfPupil): object {
  const { offset } = desk.school.zone;
  // The 2025 client reads dates with a zone here, the 2026 one without.
  const dateOf = (each: Day) => (dialect.schedules === 'days' ? midnight(each) : midnightWithZone(each, offset));
  const listed = lessons.flatMap((lesson) => worksOf(lesson, now));
  const marks = lessons.flatMap((lesson) => standingOf(lesson, now)).filter(({ mark }) => mark.pupil === pupil?.key);
  const entries = lessons.flatMap((lesson) => logOf(desk, lesson, now)).filter((entry) => entry.pupil === pupil);
  const subjects = [...new Set(lessons.map(({ subject }) => subject))];
  const teachers = [...new Set(lessons.map((lesson) => stateAt(lesson.timeline, now)!.value.teacher))];
  return {
    date: dateOf(day),
    nextDate: dateOf(addDays(day, 1)),
    lessons: lessons.map((lesson) => ({
      ...scheduleLessonObject(desk, lesson, now),
      // The 2025 client reads works here as things, and stops at ids.
      ...(dialect.schedules === 'bare' && {
        works: worksOf(lesson, now).flatMap((each) => workObjects(desk, each, now)),
      }),
    })),
    marks: marks.flatMap((standing) => markObjects(desk, standing, now)),
    works: listed.filter(({ kind }) => kind === 'work').flatMap((each) => workObjects(desk, each, now)),
    homeworks: listed.filter(({ kind }) => kind === 'homework').flatMap((each) => workObjects(desk, each, now)),
    subjects: subjects.map((key) => scheduleSubjectObject(desk.by.subject.get(key)!)),
    workTypes: scheduleWorkTypes(desk.school),
    lessonLogEntries: entries.map((entry) => entryObject(desk, entry)),
    teachers: teachers.map((key) => ({ person: personObject(desk.by.staff.get(key)!), role: 'Teacher' })),
  };
}

export const SCHEDULE_ROUTES: readonly Route[] = [get('persons/:person/groups/:group/schedules', schedules)];
