import type { Lesson } from '../region/lesson.ts';
import { type Day, stateAt } from '../region/timeline.ts';
import { type Call, dayOf, get, groupIn, post, pupilIn, Refusal, type Route, schoolIn, subjectIn } from './call.ts';
import { type Group, type Standing } from './desk.ts';
import { standingOf } from './listing.ts';
import { markObjects } from './mark-objects.ts';
import { lessonsByIds, listedLesson } from './lesson-queries.ts';
import { naive } from './times.ts';

const VALUES = ['1', '2', '3', '4', '5'].flatMap((whole) => [`${whole}-`, whole, `${whole}+`]);

export const objects = (call: Call, standing: readonly Standing[]): readonly object[] =>
  standing.flatMap((each) => markObjects(call.desk, each, call.now));

export const marksOfLessons = (call: Call, lessons: readonly Lesson[]): readonly Standing[] =>
  lessons.flatMap((lesson) => (stateAt(lesson.timeline, call.now) ? standingOf(lesson, call.now) : []));

/** The day on which the mark was set, in local time. */
export const settingDay = ({ desk, now }: Call, { mark }: Standing): Day => {
  const state = stateAt(mark.timeline, now);
  return state ? naive(state.enteredAt, desk.school.zone.offset).slice(0, 10) : '';
};

interface Wanted {
  readonly group?: Group;
  readonly subject?: string;
  readonly pupil?: string;
}

/** Marks between the two days of the path, by the day of the lesson or of the setting, as the dialect says. */
export function marksBetween(call: Call, wanted: Wanted, axis = call.dialect.marksAxis): readonly Standing[] {
  const [from, to] = [dayOf(call, 'from'), dayOf(call, 'to')];
  const { desk } = call;
  const lessons = wanted.group ? desk.lessonsOf(wanted.group) : desk.school.lessons;
  return marksOfLessons(
    call,
    lessons.filter(({ subject }) => wanted.subject === undefined || subject === wanted.subject),
  ).filter((standing) => {
    const day = axis === 'lesson' ? standing.lesson!.day : settingDay(call, standing);
    return from <= day && day <= to && (wanted.pupil === undefined || standing.mark.pupil === wanted.pupil);
  });
}

const marksOfLesson = (call: Call): readonly Standing[] => marksOfLessons(call, [listedLesson(call)]);

export function marksOfWork(call: Call): readonly Standing[] {
  const workId = call.params['work'] ?? '';
  const listed = call.desk.works.get(workId);
  if (!listed) throw new Refusal('parameterInvalid', 'There is no work of this id.');
  if (listed.kind === 'homework') return [];
  if (listed.kind === 'work') return marksOfLessons(call, [listed.lesson]).filter((each) => each.workId === workId);
  return listed.column.marks.map((mark) => ({ mark, workId, lesson: undefined, written: false }));
}

function markById(call: Call): object {
  const standing = call.desk.marks.get(call.params['mark'] ?? '');
  const [first] = standing ? objects(call, [standing]) : [];
  if (!first) throw new Refusal('parameterInvalid', 'There is no mark of this id.');
  return first;
}

const ofPupil = (call: Call, standing: readonly Standing[]): readonly Standing[] => {
  const { key } = pupilIn(call);
  return standing.filter(({ mark }) => mark.pupil === key);
};

function ofDay(call: Call, axis: 'lesson' | 'setting'): readonly object[] {
  const day = dayOf(call, 'date');
  const span = { ...call, params: { ...call.params, from: day, to: day } };
  return objects(call, marksBetween(span, { pupil: pupilIn(call).key }, axis));
}

/** Current marks. */
export const MARK_ROUTES: readonly Route[] = [
  get('marks/values', () => ({ mark5: VALUES })),
  get('marks/values/type/:type', (call) => (call.params['type']?.toLowerCase() === 'mark5' ? VALUES : [])),
  get('marks/:mark', markById),
  get('works/:work/marks', (call) => objects(call, marksOfWork(call))),
  get('edu-group/:group/criteria-marks-totals', () => []),
  get('edu-group/:group/subject/:subject/criteria-marks-totals', () => []),
  get('lessons/:lesson/marks', (call) => objects(call, marksOfLesson(call))),
  post('lessons/marks', (call) => objects(call, marksOfLessons(call, lessonsByIds(call, call.ids)))),
  post('lessons/many/marks', (call) => objects(call, marksOfLessons(call, lessonsByIds(call, call.ids)))),
  get('edu-groups/:group/marks/:from/:to', (call) => objects(call, marksBetween(call, { group: groupIn(call) }))),
  get('edu-groups/:group/subjects/:subject/marks/:from/:to', (call) =>
    objects(call, marksBetween(call, { group: groupIn(call), subject: subjectIn(call).key })),
  ),
  get(
    'persons/:person/schools/:school/marks/:from/:to',
    (call) => (schoolIn(call), objects(call, marksBetween(call, { pupil: pupilIn(call).key }))),
  ),
  get('persons/:person/edu-groups/:group/marks/:from/:to', (call) =>
    objects(call, marksBetween(call, { group: groupIn(call), pupil: pupilIn(call).key })),
  ),
  get('persons/:person/subjects/:subject/marks/:from/:to', (call) =>
    objects(call, marksBetween(call, { subject: subjectIn(call).key, pupil: pupilIn(call).key })),
  ),
  get('persons/:person/lessons/:lesson/marks', (call) => objects(call, ofPupil(call, marksOfLesson(call)))),
  get('persons/:person/works/:work/marks', (call) => objects(call, ofPupil(call, marksOfWork(call)))),
  get('persons/:person/marks/:date', (call) => ofDay(call, 'setting')),
  get('lessons/:date/persons/:person/marks', (call) => ofDay(call, 'lesson')),
];
