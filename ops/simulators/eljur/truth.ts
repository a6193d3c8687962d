import { addDays, weekdayOf } from '../region/calendar.ts';
import type { Attendance, Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import type { Mark, Work } from '../region/work.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { letterOf } from './assessments.ts';
import { controlTypeOf } from './control-types.ts';
import { compact } from './days.ts';
import type { Desk } from './desk.ts';
import { lessonsShown } from './diary.ts';
import { journalIdOf } from './lesson-ids.ts';
import { rosterTruth } from './roster-truth.ts';
import { termTruth } from './term-truth.ts';
import { classKey, given, nameKey, pupilId, schoolId, sourceOf, staffId, type Telling } from './telling.ts';

/** What the diaries of all pupils prove by leaving it out. That everybody was there they do not tell. */
const TOLD = ['attendance', 'homework', 'lesson', 'mark', 'work'];

/**
 * The sheets of one school that a perfect reader of all its diaries has at a moment: what is told wrongly is quarantined and is not there, of
 * what is told twice the first is.
 */
export function truthOf(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const cells = new Map<string, Map<Lesson, Pupil[]>>();
  for (const day of desk.lessons.keys()) {
    for (const pupil of desk.school.pupils) {
      for (const lesson of new Set(lessonsShown(desk, pupil, day, telling.now))) {
        const cell = cells.get(`${lesson.class}\t${day}`) ?? new Map<Lesson, Pupil[]>();
        cells.set(`${lesson.class}\t${day}`, cell);
        cell.set(lesson, [...(cell.get(lesson) ?? []), pupil]);
      }
    }
  }
  return [
    ...rosterTruth(desk, telling),
    ...[...cells.values()].map((cell) => sheetOf(desk, cell, telling)),
    ...termTruth(desk, telling),
  ];
}

function sheetOf(desk: Desk, cell: ReadonlyMap<Lesson, readonly Pupil[]>, telling: Telling): TruthSheet {
  const lessons = [...cell].map(([lesson, pupils]) => ({ lesson, pupils }));
  const { class: key, day } = lessons[0]!.lesson;
  const from = addDays(day, 1 - weekdayOf(day));
  return {
    source: sourceOf(desk),
    kind: 'journal-day',
    school: schoolId(desk),
    scope: classKey(desk.classes.get(key)!.name),
    day,
    body: {
      lesson: lessons.flatMap(({ lesson }) => lessonTruth(desk, lesson, telling)),
      homework: lessons.flatMap(({ lesson }) => homeworkTruth(desk, lesson, telling)),
      work: lessons.flatMap((one) => workTruth(desk, one, telling)),
      mark: lessons.flatMap((one) => marksOf(one, telling).map((mark) => markTruth(desk, one.lesson, mark, telling))),
      attendance: lessons.flatMap((one) => attendanceTruth(desk, one, telling)),
    },
    covers: [{ entities: TOLD, from, to: addDays(from, 6) }],
  };
}

/** Lessons have no id of their own: day, number and page of the journal are one. */
const lessonId = (desk: Desk, lesson: Lesson): string =>
  `${compact(lesson.day)}/${lesson.number}/${journalIdOf(desk, lesson)}`;

function lessonTruth(desk: Desk, lesson: Lesson, telling: Telling): readonly TruthRecord[] {
  if (lesson.spoiled === 'wrong-type') return [];
  const subjectName = desk.subjects.get(lesson.subject)?.name ?? '';
  const { topic, topicBlank, teacher } = stateAt(lesson.timeline, telling.now)!.value;
  const isTold = topic !== undefined && !topicBlank;
  return [
    {
      id: lessonId(desk, lesson),
      number: lesson.number,
      subjectName,
      ...given('subject', telling.subjectCode(subjectName)),
      ...given('teacherId', teacherIdOf(desk, teacher, telling)),
      ...given('groupId', lesson.group === undefined ? undefined : journalIdOf(desk, lesson)),
      startsAt: lesson.startsAt,
      endsAt: lesson.endsAt,
      ...given('room', lesson.room || undefined),
      status: 'held',
      topicState: isTold ? 'present' : 'blank',
      ...given('topic', isTold ? topic.blanked : undefined),
    },
  ];
}

/** A diary names the teacher; whom the name means is known where one only bears it. */
function teacherIdOf(desk: Desk, key: string, telling: Telling): string | undefined {
  const staff = desk.staff.get(key);
  if (!staff) return undefined;
  const { last, first, middle } = staff.name;
  const bearers = desk.school.staff.filter(
    ({ name }) => name.last === last && name.first === first && name.middle === middle,
  );
  return bearers.length === 1 ? staffId(desk, staff, telling) : undefined;
}

function homeworkTruth(desk: Desk, lesson: Lesson, { now }: Telling): readonly TruthRecord[] {
  const { homework } = lesson;
  const value = homework && stateAt(homework.timeline, now)?.value;
  if (!homework || !value) return [];
  return [
    {
      id: `${lessonId(desk, lesson)}/${homework.ids.short}`,
      lessonId: lessonId(desk, lesson),
      dueDate: lesson.day,
      state: value.state === 'given' ? 'present' : value.state,
      ...given('text', value.state === 'given' ? value.text.blanked : undefined),
      kind: 'general',
      attachmentCount: value.attachments,
    },
  ];
}

interface Shown {
  readonly lesson: Lesson;
  readonly pupils: readonly Pupil[];
}

interface ShownMark {
  readonly work: Work;
  readonly mark: Mark;
  readonly pupil: Pupil;
}

/** Marks that some diary shows, also those told wrongly. */
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
function workTruth(desk: Desk, shown: Shown, telling: Telling): readonly TruthRecord[] {
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

function attendanceTruth(desk: Desk, { lesson, pupils }: Shown, telling: Telling): readonly TruthRecord[] {
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
