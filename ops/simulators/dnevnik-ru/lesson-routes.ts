import type { Lesson } from '../region/lesson.ts';
import { type EntryTold, logOf } from './attendance-log.ts';
import {
  type Call,
  Refusal,
  type Route,
  dayOf,
  get,
  groupIn,
  many,
  one,
  post,
  pupilIn,
  spanOf,
  subjectIn,
} from './call.ts';
import { lessonObject } from './lesson-objects.ts';
import { lessonsByIds, lessonsOf, lessonsOfPupil, listedLesson } from './lesson-queries.ts';
import { entryObject } from './pupil-objects.ts';
import { daysBetween } from './times.ts';

/** Longest window of `persons/{p}/lesson-log-entries`. */
const MOST_DAYS = 30;

const STATUSES = ['Attend', 'Absent', 'Ill', 'Late', 'Pass'] as const;

/** A repeated lesson is listed twice. */
const told = (call: Call, lesson: Lesson): readonly object[] => {
  const object = lessonObject(call.desk, lesson, call.now);
  return lesson.spoiled === 'equal-repeat' ? [object, object] : [object];
};

const groupLessons = (call: Call): readonly object[] =>
  lessonsOf(call, groupIn(call), [dayOf(call, 'from'), dayOf(call, 'to')]).flatMap((lesson) => told(call, lesson));

function groupLessonsInSubject(call: Call): readonly object[] {
  const { key } = subjectIn(call);
  return lessonsOf(call, groupIn(call), [dayOf(call, 'from'), dayOf(call, 'to')])
    .filter(({ subject }) => subject === key)
    .flatMap((lesson) => told(call, lesson));
}

const entriesOf = (call: Call, lessons: readonly Lesson[]): readonly EntryTold[] =>
  lessons.flatMap((lesson) => logOf(call.desk, lesson, call.now));

const entryObjects = (call: Call, lessons: readonly Lesson[]): readonly object[] =>
  entriesOf(call, lessons).map((entry) => entryObject(call.desk, entry));

function pupilLog(call: Call): object {
  const pupil = pupilIn(call);
  const span = spanOf(call, ['startDate', 'endDate']);
  if (daysBetween(...span) > MOST_DAYS)
    throw new Refusal('parameterInvalid', `At most ${MOST_DAYS} days may be asked for.`);
  const lessons = lessonsOfPupil(call, pupil, span);
  const own = entriesOf(call, lessons).filter((entry) => entry.pupil === pupil);
  return {
    logEntries: own.map((entry) => entryObject(call.desk, entry)),
    lessons: lessons.map((lesson) => lessonObject(call.desk, lesson, call.now)),
  };
}

function groupLog(call: Call): readonly object[] {
  const span = spanOf(call);
  const subject = call.desk.subjects.get(one(call, 'subject') ?? '')?.key;
  const { class: schoolClass, subgroup } = groupIn(call);
  const lessons = call.desk
    .lessonsOf(subgroup ? { class: schoolClass, subgroup } : { class: schoolClass })
    .filter(
      (lesson) =>
        span[0] <= lesson.day && lesson.day <= span[1] && (subject === undefined || lesson.subject === subject),
    );
  return entryObjects(call, lessons);
}

function personLog(call: Call): readonly object[] {
  const pupil = pupilIn(call);
  const { key } = subjectIn(call);
  const lessons = lessonsOfPupil(call, pupil, spanOf(call)).filter(({ subject }) => subject === key);
  return entriesOf(call, lessons)
    .filter((entry) => entry.pupil === pupil)
    .map((entry) => entryObject(call.desk, entry));
}

/** Lessons and attendance. */
export const LESSON_ROUTES: readonly Route[] = [
  get('edu-groups/:group/lessons/:from/:to', groupLessons),
  get('edu-groups/:group/subjects/:subject/lessons/:from/:to', groupLessonsInSubject),
  post('lessons/many', (call) => lessonsByIds(call, call.ids).flatMap((lesson) => told(call, lesson))),
  get('lessons/:lesson', (call) => lessonObject(call.desk, listedLesson(call), call.now)),
  get('lessons/:lesson/log-entries', (call) => entryObjects(call, [listedLesson(call)])),
  get('lesson-log-entries', (call) => entryObjects(call, lessonsByIds(call, many(call, 'lessons')))),
  get('lesson-log-entries/statuses', () => STATUSES),
  get('lesson-log-entries/lesson/:lesson/person/:person', (call) => {
    const entry = entriesOf(call, [listedLesson(call)]).find(({ pupil }) => pupil === pupilIn(call));
    return entry ? entryObject(call.desk, entry) : null;
  }),
  get('lesson-log-entries/group/:group', groupLog),
  get('lesson-log-entries/person/:person/subject/:subject', personLog),
  get('persons/:person/lesson-log-entries', pupilLog),
];
