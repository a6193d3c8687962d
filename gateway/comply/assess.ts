import type { Assess, AssessContext, Fact, Gap, RequirementId } from '../contracts/facts.ts';
import type { StoredSheet } from '../contracts/sheet.ts';
import { type Entity, recordsOf } from './entity.ts';
import { type Bounds, boundsOf, type Due, type Limit, sightedWithin, Tally } from './judge.ts';
import { type LessonDay, limitsOf } from './limits.ts';
import type { Profile } from './profile.ts';

/**
 * Makes the judge of single sheets: topic, attendance, homework and marks of written works of each lesson held. What is expected
 * beyond the sheet (lessons of the timetable, term marks) is joined when asked: `expected-lessons.ts`, `expected-term-marks.ts`.
 * Requirements of which nothing is due in a sheet have no fact.
 */
export function makeAssess(profile: Profile): Assess {
  return (sheet, context) => {
    if (sheet.kind !== 'journal-day') return { facts: [], gaps: [] };
    const lessons = recordsOf(sheet.body, 'lesson').filter(({ status }) => status === 'held');
    if (lessons.length === 0) return { facts: [], gaps: [] };
    const { zone, readFrom } = context;
    const isPart = lessons.every(({ groupId }) => groupId === sheet.scope);
    const lessonDay = { day: sheet.day, zone, lessons, isPart };
    const facts: Fact[] = [];
    const tallies: Tally[] = [];
    for (const [requirement, duesOf] of JUDGES) {
      const tally = new Tally(sheet, requirement, readFrom);
      for (const due of duesOf({ profile, sheet, context, lessonDay })) tally.add(due);
      const fact = tally.fact();
      if (fact.due > 0) facts.push(fact);
      tallies.push(tally);
    }
    const openUntil = Math.min(...tallies.map((tally) => tally.openUntil));
    return {
      facts,
      ...(Number.isFinite(openUntil) && { openUntil }),
      get gaps(): readonly Gap[] {
        return tallies.flatMap((tally) => tally.gaps());
      },
    };
  };
}

interface Judged {
  readonly profile: Profile;
  readonly sheet: StoredSheet;
  readonly context: AssessContext;
  readonly lessonDay: LessonDay;
}

const JUDGES: readonly (readonly [RequirementId, (judged: Judged) => readonly Due[]])[] = [
  ['topic', topics],
  ['attendance', attendances],
  ['homework', homeworks],
  ['mark', writtenWorks],
];

/** A topic has no entry time of its own: the lesson's, and a sighting of the lesson is renewed when its topic appears. */
function topics({ profile, sheet, context, lessonDay }: Judged): readonly Due[] {
  const rule = profile.requirements.topic;
  if (!rule) return [];
  const limitOf = limitsOf(rule.limit, lessonDay);
  return lessonDay.lessons.map((lesson) => {
    const { id, topicState } = lesson;
    const entered = topicState === 'present' ? sightedWithin(sheet.origins.lesson?.[id]) : undefined;
    const isProvable = topicState === 'blank' && context.covered.has('lesson');
    return due(lesson, limitOf(lesson), entered, isProvable);
  });
}

function attendances({ profile, sheet, context, lessonDay }: Judged): readonly Due[] {
  const rule = profile.requirements.attendance;
  if (!rule) return [];
  const limitOf = limitsOf(rule.limit, lessonDay);
  const taken = new Map(recordsOf(sheet.body, 'attendance-taken').map((record) => [record.lessonId, record]));
  const origins = sheet.origins['attendance-taken'];
  const isProvable = context.covered.has('attendance-taken');
  return lessonDay.lessons.map((lesson) => {
    const record = taken.get(lesson.id);
    return due(lesson, limitOf(lesson), record && boundsOf(record.enteredAt, origins?.[record.id]), isProvable);
  });
}

/** Present or an explicit none; a filler is nothing. */
function homeworks({ profile, sheet, context, lessonDay }: Judged): readonly Due[] {
  const rule = profile.requirements.homework;
  if (!rule) return [];
  const limitOf = limitsOf(rule.limit, lessonDay);
  const given = Map.groupBy(
    recordsOf(sheet.body, 'homework').filter(({ state }) => state !== 'blank'),
    ({ lessonId }) => lessonId,
  );
  const origins = sheet.origins.homework;
  const isProvable = context.covered.has('homework');
  return lessonDay.lessons.map((lesson) => {
    const records = given.get(lesson.id) ?? [];
    const entered = earliest(records.map(({ id, enteredAt }) => boundsOf(enteredAt, origins?.[id])));
    return due(lesson, limitOf(lesson), entered, isProvable);
  });
}

/** A written work is marked once its first mark is there: a pupil who was ill is marked later, and rightly so. */
function writtenWorks({ profile, sheet, context, lessonDay }: Judged): readonly Due[] {
  const rule = profile.requirements.mark;
  const works = recordsOf(sheet.body, 'work').filter(({ kind }) => kind !== undefined && rule?.kinds.includes(kind));
  if (!rule || works.length === 0) return [];
  const limitOf = limitsOf(rule.limit, lessonDay);
  const byId = new Map(lessonDay.lessons.map((lesson) => [lesson.id, lesson]));
  const marks = Map.groupBy(recordsOf(sheet.body, 'mark'), ({ workId, lessonId }) =>
    workId === undefined ? `lesson ${lessonId ?? ''}` : `work ${workId}`,
  );
  const origins = sheet.origins.mark;
  const isProvable = context.covered.has('mark');
  return works.flatMap(({ id, lessonId }) => {
    const lesson = lessonId === undefined ? undefined : byId.get(lessonId);
    if (!lesson) return [];
    const own = [...(marks.get(`work ${id}`) ?? []), ...(marks.get(`lesson ${lesson.id}`) ?? [])];
    const entered = earliest(own.map((mark) => boundsOf(mark.enteredAt, origins?.[mark.id])));
    return [{ ...due(lesson, limitOf(lesson), entered, isProvable), about: id }];
  });
}

const due = (
  { id, number, subjectName }: Entity<'lesson'>,
  limit: Limit,
  entered: Bounds | undefined,
  isProvable: boolean,
): Due => ({ about: id, lesson: { number, subject: subjectName }, limit, entered, isProvable });

/** Bounds of the first of several entries; undefined when there is none. */
export function earliest(entries: readonly Bounds[]): Bounds | undefined {
  const [first, ...others] = entries;
  if (!first) return undefined;
  let { after, by } = first;
  for (const other of others) {
    after = after === undefined || other.after === undefined ? undefined : Math.min(after, other.after);
    by = by === undefined ? other.by : other.by === undefined ? by : Math.min(by, other.by);
  }
  return { after, by };
}
