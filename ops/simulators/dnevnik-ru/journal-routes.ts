import { type Day, type Lesson, type Pupil, stateAt } from '../region/model.ts';
import {
  allOf,
  type Call,
  dayOf,
  get,
  groupIn,
  lessonIn,
  many,
  one,
  post,
  pupilIn,
  Refusal,
  type Route,
  schoolIn,
  spanOf,
  subjectIn,
} from './call.ts';
import { type EntryTold, type Group, isListed, type Listed, logOf, wasThere } from './desk.ts';
import { entryObject, lessonObject, taskObject, workObjects, worksOf } from './journal-objects.ts';
import { subjectObject, teacherObject } from './school-objects.ts';
import { daysBetween } from './times.ts';

/** Longest window of `persons/{p}/lesson-log-entries`. */
const MOST_DAYS = 30;

const STATUSES = ['Attend', 'Absent', 'Ill', 'Late', 'Pass'] as const;

/** Lessons of a group in a span, as they are listed at the moment; with those of its subgroups where the dialect says so. */
export function lessonsOf(call: Call, group: Group, [from, to]: readonly [Day, Day]): readonly Lesson[] {
  const { desk, now, dialect } = call;
  return desk
    .lessonsOf(group)
    .filter((lesson) => from <= lesson.day && lesson.day <= to && isListed(lesson, now))
    .filter((lesson) => group.subgroup !== undefined || dialect.subgroupsInClass || lesson.group === undefined);
}

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

/** A listed lesson of the path. @throws {Refusal} where it was cancelled */
export function listedLesson(call: Call): Lesson {
  const lesson = lessonIn(call);
  if (!isListed(lesson, call.now)) throw new Refusal('parameterInvalid', 'There is no lesson of this id any more.');
  return lesson;
}

export const lessonsByIds = (call: Call, ids: readonly string[]): readonly Lesson[] =>
  allOf(call.desk.lessons, ids).filter((lesson) => isListed(lesson, call.now));

const entriesOf = (call: Call, lessons: readonly Lesson[]): readonly EntryTold[] =>
  lessons.flatMap((lesson) => logOf(call.desk, lesson, call.now));
const entryObjects = (call: Call, lessons: readonly Lesson[]): readonly object[] =>
  entriesOf(call, lessons).map((entry) => entryObject(call.desk, entry));

/** Lessons at which the pupil is to be. */
export function lessonsOfPupil(call: Call, pupil: Pupil, [from, to]: readonly [Day, Day]): readonly Lesson[] {
  return call.desk.school.lessons.filter(
    (lesson) => from <= lesson.day && lesson.day <= to && wasThere(pupil, lesson) && isListed(lesson, call.now),
  );
}

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

function worksOfLesson(call: Call, lesson: Lesson): readonly object[] {
  return worksOf(lesson, call.now).flatMap((listed) => workObjects(call.desk, listed, call.now));
}

const worksByIds = (call: Call, ids: readonly string[]): readonly object[] =>
  allOf(call.desk.works, ids).flatMap((listed) => workObjects(call.desk, listed, call.now));

function work(call: Call): object {
  const [first] = worksByIds(call, [call.params['work'] ?? '']);
  if (!first) throw new Refusal('parameterInvalid', 'There is no work of this id.');
  return first;
}

/** Tasks of a work, or of a lesson's works: one for each pupil who is to be there. */
function tasksOf(call: Call, listed: Listed, persons?: ReadonlySet<string>): readonly object[] {
  const { desk, now } = call;
  if (listed.kind === 'period') return [];
  return (desk.pupilsOf.get(listed.lesson.class) ?? [])
    .filter((pupil) => wasThere(pupil, listed.lesson) && (!persons || persons.has(pupil.ids.long)))
    .flatMap((pupil) => taskObject(desk, listed, pupil.key, now) ?? []);
}

const tasksOfLessons = (call: Call, lessons: readonly Lesson[]): readonly object[] =>
  lessons.flatMap((lesson) => worksOf(lesson, call.now).flatMap((listed) => tasksOf(call, listed)));

function tasksOfPerson(call: Call, span: readonly [Day, Day]): readonly object[] {
  const pupil = pupilIn(call);
  const subject = call.desk.subjects.get(one(call, 'subject') ?? '')?.key;
  const lessons = lessonsOfPupil(call, pupil, span).filter((each) => subject === undefined || each.subject === subject);
  const tasks = lessons.flatMap((lesson) =>
    worksOf(lesson, call.now).flatMap((listed) => tasksOf(call, listed, new Set([pupil.ids.long]))),
  );
  const size = Number(one(call, 'pageSize') ?? tasks.length);
  const page = Math.max(1, Number(one(call, 'pageNumber') ?? 1));
  return size > 0 ? tasks.slice((page - 1) * size, page * size) : tasks;
}

function taskById(call: Call): object {
  const id = call.params['task'] ?? '';
  const end = id.slice(-6);
  const listed = [...call.desk.works.entries()].filter(([workId]) => workId.endsWith(end)).map(([, each]) => each);
  const found = listed
    .flatMap((each) => tasksOf(call, each))
    .find((task) => (task as { id_str: string }).id_str === id);
  if (!found) throw new Refusal('parameterInvalid', 'There is no task of this id.');
  return found;
}

/** Homework of the pupil, or of the whole school where an administrator asks for their own. */
function homeworks(call: Call, lessons: readonly Lesson[]): object {
  const { desk, now } = call;
  const given = lessons.filter(({ homework }) => homework && stateAt(homework.timeline, now));
  const subjects = [...new Set(given.map(({ subject }) => subject))];
  const teachers = [...new Set(given.map((lesson) => stateAt(lesson.timeline, now)!.value.teacher))];
  return {
    works: given.flatMap((lesson) => workObjects(desk, { kind: 'homework', lesson, homework: lesson.homework! }, now)),
    subjects: subjects.map((key) => subjectObject(desk.by.subject.get(key)!)),
    lessons: given.map((lesson) => lessonObject(desk, lesson, now)),
    files: [],
    teachers: teachers.map((key) => teacherObject(desk, desk.by.staff.get(key)!)),
  };
}

function homeworksInSpan(call: Call, pupil?: Pupil): object {
  const { school } = schoolIn(call);
  const [from, to] = spanOf(call, ['startDate', 'endDate']);
  const lessons = pupil
    ? lessonsOfPupil(call, pupil, [from, to])
    : school.lessons.filter((lesson) => from <= lesson.day && lesson.day <= to && isListed(lesson, call.now));
  return homeworks(call, lessons);
}

const homeworksById = (call: Call): object =>
  homeworks(
    call,
    allOf(call.desk.works, many(call, 'homeworkId')).flatMap((listed) =>
      listed.kind === 'homework' ? [listed.lesson] : [],
    ),
  );

/** Lessons, attendance, works, tasks, homework. */
export const JOURNAL_ROUTES: readonly Route[] = [
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
  get('works', (call) => lessonsByIds(call, many(call, 'lesson')).flatMap((lesson) => worksOfLesson(call, lesson))),
  get('lessons/:lesson/works', (call) => worksOfLesson(call, listedLesson(call))),
  get('works/:work', work),
  post('works/many', (call) => worksByIds(call, call.ids)),
  get('tasks', (call) => tasksOfLessons(call, lessonsByIds(call, many(call, 'lessons')))),
  get('tasks/:person/undone', (call) =>
    tasksOfPerson(call, ['0000-01-01', '9999-12-31']).filter(
      (task) => (task as { status: string }).status !== 'Closed',
    ),
  ),
  get('tasks/:task', taskById),
  get('lessons/:lesson/tasks', (call) => tasksOfLessons(call, [listedLesson(call)])),
  get('works/:work/tasks', (call) => {
    const persons = many(call, 'persons');
    return allOf(call.desk.works, [call.params['work'] ?? '']).flatMap((listed) =>
      tasksOf(call, listed, persons.length > 0 ? new Set(persons) : undefined),
    );
  }),
  get('persons/:person/tasks', (call) => tasksOfPerson(call, spanOf(call))),
  get('users/me/school/homeworks', homeworksById),
  get('users/me/school/:school/homeworks', (call) => homeworksInSpan(call)),
  get('persons/:person/school/:school/homeworks', (call) => homeworksInSpan(call, pupilIn(call))),
];
