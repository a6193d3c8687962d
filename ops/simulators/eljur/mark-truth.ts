import type { Attendance, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import type { Mark, Work } from '../region/work.ts';
import type { TruthRecord } from '../truth-file.ts';
import { letterOf } from './assessments.ts';
import { controlTypeOf } from './control-types.ts';
import { compact } from './days.ts';
import type { Desk } from './desk.ts';
import { journalIdOf } from './lesson-ids.ts';
import { nameKey, pupilId, type Telling } from './telling.ts';

/** Lessons have no id of their own: day, number and page of the journal are one. */
export const lessonId = (desk: Desk, lesson: Lesson): string =>
  `${compact(lesson.day)}/${lesson.number}/${journalIdOf(desk, lesson)}`;

/** A lesson with those in whose diaries it stands. */
export interface Shown {
  readonly lesson: Lesson;
  readonly pupils: readonly Pupil[];
}

interface ShownMark {
  readonly work: Work;
  readonly mark: Mark;
  readonly pupil: Pupil;
}

/** Marks that some diary shows, without those told wrongly. */
function marksOf({ lesson, pupils }: Shown, { now }: Telling): readonly ShownMark[] {
  const shownTo = new Map(pupils.map((pupil) => [pupil.key, pupil]));
  return lesson.works.flatMap((work) =>
    work.marks.flatMap((mark) => {
      const pupil = shownTo.get(mark.pupil);
      return pupil && stateAt(mark.timeline, now) && stateAt(work.timeline, now) && !isSpoiled(mark)
        ? [{ work, mark, pupil }]
        : [];
    }),
  );
}

const isSpoiled = ({ spoiled }: Mark): boolean => spoiled === 'unknown-code' || spoiled === 'wrong-type';

const workId = (desk: Desk, lesson: Lesson, { kind }: Work): string =>
  `${lessonId(desk, lesson)}/${nameKey(controlTypeOf(kind).type)}`;

/** Works are known by their marks: those of one type at one lesson are one work. */
export function workTruth(desk: Desk, shown: Shown, telling: Telling): readonly TruthRecord[] {
  const { lesson } = shown;
  const unspoiled = new Map(marksOf(shown, telling).map(({ work }) => [work.kind, work]));
  const spoiled = shown.lesson.works.filter((work) => isKnownBySpoiled(work, shown, telling));
  const works = new Map([...spoiled.map((work) => [work.kind, work] as const), ...unspoiled]);
  return [...works.values()].map((work) => ({
    id: workId(desk, lesson, work),
    lessonId: lessonId(desk, lesson),
    kind: work.kind,
    kindName: controlTypeOf(work.kind).type,
    weight: stateAt(work.timeline, telling.now)!.value.weight,
  }));
}

/** A mark with an unknown value is none, but its work stands; one with a wrong weight leaves no good work. */
const isKnownBySpoiled = (work: Work, { pupils }: Shown, { now }: Telling): boolean =>
  work.marks.some(
    (mark) =>
      mark.spoiled === 'unknown-code' &&
      stateAt(mark.timeline, now) !== undefined &&
      pupils.some(({ key }) => key === mark.pupil),
  );

export const marksTruth = (desk: Desk, shown: Shown, telling: Telling): readonly TruthRecord[] =>
  marksOf(shown, telling).map((mark) => markTruth(desk, shown.lesson, mark, telling));

function markTruth(desk: Desk, lesson: Lesson, { work, mark, pupil }: ShownMark, telling: Telling): TruthRecord {
  const { value, comment } = stateAt(mark.timeline, telling.now)!.value;
  const own = pupilId(desk, pupil, telling);
  return {
    id: `${lessonId(desk, lesson)}/${lesson.works.indexOf(work) + 1}/${own}`,
    lessonId: lessonId(desk, lesson),
    workId: workId(desk, lesson, work),
    pupilId: own,
    rawValue: value,
    value: Number(value.slice(0, 1)),
    scale: 'five-point',
    weight: stateAt(work.timeline, telling.now)!.value.weight,
    countsInAverage: true,
    commentPresent: comment !== undefined,
  };
}

export function attendanceTruth(desk: Desk, { lesson, pupils }: Shown, telling: Telling): readonly TruthRecord[] {
  const shownTo = new Map(pupils.map((pupil) => [pupil.key, pupil]));
  return lesson.attendance.flatMap((entry) => {
    const pupil = shownTo.get(entry.pupil);
    const letter = letterOf(entry, telling.now);
    if (!pupil || letter === undefined || entry.spoiled === 'unknown-code') return [];
    const own = pupilId(desk, pupil, telling);
    return [
      {
        id: `${lessonId(desk, lesson)}/${own}`,
        lessonId: lessonId(desk, lesson),
        pupilId: own,
        status: statusOf(entry, telling),
        rawStatus: letter,
        commentPresent: stateAt(entry.timeline, telling.now)!.value.comment !== undefined,
      },
    ];
  });
}

const statusOf = (entry: Attendance, { now }: Telling): string =>
  stateAt(entry.timeline, now)!.value.status === 'late' ? 'late' : 'absent';
