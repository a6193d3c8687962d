import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, stateAt } from '../region/timeline.ts';
import { type Call, Refusal, type Route, allOf, get, many, one, post, pupilIn, schoolIn, spanOf } from './call.ts';
import { type Listed } from './desk.ts';
import { filesOf } from './file-objects.ts';
import { scheduleLessonObject } from './lesson-objects.ts';
import { lessonsByIds, lessonsOfPupil, listedLesson } from './lesson-queries.ts';
import { isListed, wasThere } from './listing.ts';
import { personObject } from './people-objects.ts';
import { taskObject } from './pupil-objects.ts';
import { subjectObject } from './school-objects.ts';
import { workObjects, worksOf } from './work-objects.ts';

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
    lessons: given.map((lesson) => ({
      ...scheduleLessonObject(desk, lesson, now),
      subject: subjectObject(desk.by.subject.get(lesson.subject)!),
    })),
    files: given.flatMap((lesson) => filesOf(desk, lesson, now)),
    teachers: teachers.map((key) => personObject(desk.by.staff.get(key)!)),
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

/** Works, tasks, homework. */
export const WORK_ROUTES: readonly Route[] = [
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
