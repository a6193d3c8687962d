import { addDays, weekdayOf } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import type { Desk } from './desk.ts';
import { lessonsShown } from './diary.ts';
import { journalIdOf } from './lesson-ids.ts';
import { attendanceTruth, lessonId, marksTruth, workTruth } from './mark-truth.ts';
import { rosterTruth } from './roster-truth.ts';
import { termTruth } from './term-truth.ts';
import { classKey, given, schoolId, sourceOf, staffId, type Telling } from './telling.ts';

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
      mark: lessons.flatMap((one) => marksTruth(desk, one, telling)),
      attendance: lessons.flatMap((one) => attendanceTruth(desk, one, telling)),
    },
    covers: [{ entities: TOLD, from, to: addDays(from, 6) }],
  };
}

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
