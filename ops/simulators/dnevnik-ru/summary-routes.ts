import { stateAt } from '../region/timeline.ts';
import { logOf } from './attendance-log.ts';
import { type Call, get, groupIn, one, pupilIn, Refusal, type Route, subjectIn } from './call.ts';
import type { Standing } from './desk.ts';
import { lessonObject } from './lesson-objects.ts';
import { lessonsOfPupil } from './lesson-queries.ts';
import { isListed } from './listing.ts';
import { marksBetween, marksOfLessons, marksOfWork, objects, settingDay } from './mark-routes.ts';
import { entryObject } from './pupil-objects.ts';
import { numberOf } from './raw-number.ts';
import { subjectObject } from './school-objects.ts';
import { dayIn } from './times.ts';
import { workObjects } from './work-objects.ts';
import { scheduleWorkTypes } from './work-types.ts';

/** Marks a subject, where `limit` is not given. As the documents that clients quote say. */
const FEW = 10;

/** How often each value stands, by the number of the mark in its work: a work here has one. */
function histogram(call: Call, standing: readonly Standing[]): readonly object[] {
  const values = standing.flatMap(({ mark }) => stateAt(mark.timeline, call.now)?.value.value ?? []);
  if (values.length === 0) return [];
  const marks = [...Map.groupBy(values, (value) => value)].map(([value, each]) => ({ value, count: each.length }));
  return [{ markNumber: 1, marks }];
}

function periodHistogram(call: Call): object {
  const found = call.desk.periods.get(call.params['period'] ?? '');
  if (!found) throw new Refusal('parameterInvalid', 'There is no reporting period of this id.');
  const { from, to } = found.period;
  const wanted = { group: groupIn(call), subject: subjectIn(call).key };
  const standing = marksBetween({ ...call, params: { ...call.params, from, to } }, wanted, 'lesson');
  const works = [...Map.groupBy(standing, ({ workId }) => workId)].map(([workId, each]) => ({
    workId: numberOf(workId),
    workId_str: workId,
    markNumbers: histogram(call, each),
  }));
  return { works };
}

/** The last marks of each subject, set on the day or before, the latest first, and the things that they point to. */
function recent(call: Call): object {
  const { desk, now } = call;
  const limit = Number(one(call, 'limit') ?? FEW);
  if (!Number.isInteger(limit) || limit < 1)
    throw new Refusal('parameterInvalid', '"limit" is a whole number from 1 on.');
  const until = dayIn(one(call, 'fromDate')) ?? '9999-12-31';
  const subject = desk.subjects.get(one(call, 'subject') ?? '')?.key;
  const pupil = pupilIn(call);
  const group = groupIn(call);
  const wanted = marksOfLessons(call, desk.lessonsOf(group))
    .filter((standing) => standing.mark.pupil === pupil.key && settingDay(call, standing) <= until)
    .filter(({ lesson }) => subject === undefined || lesson!.subject === subject)
    .toSorted((a, b) => (settingDay(call, a) < settingDay(call, b) ? 1 : -1));
  const bySubject = Map.groupBy(wanted, ({ lesson }) => lesson!.subject);
  const marks = [...bySubject.values()].flatMap((own) => own.slice(0, limit));
  const lessons = [...new Set(marks.map(({ lesson }) => lesson!))];
  const entries = lessonsOfPupil(call, pupil, ['0000-01-01', until])
    .filter((lesson) => lesson.class === group.class.key && isListed(lesson, now))
    .filter((lesson) => subject === undefined || lesson.subject === subject)
    .flatMap((lesson) => logOf(desk, lesson, now).filter((entry) => entry.pupil === pupil));
  return {
    marks: objects(call, marks),
    criteriabasedmarks: [],
    works: [...new Set(marks.map(({ workId }) => workId))].flatMap((id) => workObjects(desk, desk.works.get(id)!, now)),
    subjects: [...bySubject.keys()].map((key) => subjectObject(desk.by.subject.get(key)!)),
    workTypes: scheduleWorkTypes(desk.school),
    lessons: lessons.map((lesson) => lessonObject(desk, lesson, now)),
    lessonLogEntries: entries.slice(-limit).map((entry) => entryObject(desk, entry)),
  };
}

/** Marks counted, and the latest of them. */
export const SUMMARY_ROUTES: readonly Route[] = [
  get('works/:work/marks/histogram', (call) => ({ markNumbers: histogram(call, marksOfWork(call)) })),
  get('periods/:period/subjects/:subject/groups/:group/marks/histogram', periodHistogram),
  get('persons/:person/group/:group/recentmarks', recent),
];
