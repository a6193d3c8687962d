import { addDays, weekdayOf } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import type { SchoolYear } from '../region/school.ts';
import { type Day, stateAt } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { type Desk, lessonsShown, momentFor } from './desk.ts';
import { attendanceTruth, type ShownPupil } from './attendance-truth.ts';
import { marksShown, type ShownMark } from './marks.ts';
import { begunYears, type Listed, listedPupils, rosterTruth } from './roster-truth.ts';
import { given, pupilId, schoolId, type Telling } from './telling.ts';
import { termTruth } from './term-truth.ts';
import { KIND_WORDS, keyOf } from './words.ts';

/** What the answers can prove by leaving it out. */
const TOLD = ['attendance', 'homework', 'lesson', 'mark', 'work'];

/**
 * The sheets of one school that a perfect reader of timetable, homework and marks of all its pupils has at a moment: what is told wrongly is
 * quarantined and is not there, of what is told twice the first is.
 */
export function truthOf(desk: Desk, telling: Telling): readonly TruthSheet[] {
  return [...rosterTruth(desk, telling), ...journalTruth(desk, telling), ...termTruth(desk, telling)];
}

function journalTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  return begunYears(desk, telling.now).flatMap((year) => {
    const days = [...desk.lessons.keys()].filter((day) => year.from <= day && day <= year.to);
    const byClass = Map.groupBy(listedPupils(desk, year, telling.now), (one) => one.class);
    return [...byClass].flatMap(([schoolClass, listed]) =>
      days.map((day) => sheetOf(desk, { scope: keyOf('class', schoolClass.name), day, listed, year }, telling)),
    );
  });
}

interface Cell {
  readonly scope: string;
  readonly day: Day;
  readonly listed: readonly Listed[];
  readonly year: SchoolYear;
}

function sheetOf(desk: Desk, { scope, day, listed, year }: Cell, given: Telling): TruthSheet {
  const telling = { ...given, now: momentFor(desk.school, year.from, given.now) };
  const shown = listed.map(({ pupil }) => ({ pupil, lessons: lessonsShown(desk, pupil, day, telling.now) }));
  const lessons = [...new Set(shown.flatMap((one) => one.lessons))];
  const marks = shown.map((one) => ({ ...one, marks: marksShown(desk, one.pupil, { from: day, to: day }, telling) }));
  const works = new Map(marks.flatMap((one) => one.marks.flatMap((mark) => worksTruth(mark, one.lessons))));
  const id = schoolId(desk);
  const from = addDays(day, 1 - weekdayOf(day));
  return {
    source: `bars-${id}`,
    kind: 'journal-day',
    school: id,
    scope,
    day,
    body: {
      lesson: lessons.flatMap((lesson) => lessonTruth(desk, lesson, telling)),
      work: [...works.values()],
      homework: lessons.flatMap((lesson) => homeworkTruth(lesson, telling)),
      attendance: shown.flatMap((one) => attendanceTruth(desk, one, telling)),
      mark: marks.flatMap((one) => marksTruth(desk, one, telling)),
    },
    covers: [{ entities: TOLD, from, to: addDays(from, 6) }],
  };
}

function lessonTruth(desk: Desk, lesson: Lesson, { now, subjectCode }: Telling): readonly TruthRecord[] {
  if (lesson.spoiled === 'wrong-type') return [];
  const subjectName = desk.subjectNames.get(lesson.subject) ?? '';
  const { topic, topicBlank } = stateAt(lesson.timeline, now)!.value;
  const isBlank = topic === undefined || topicBlank;
  return [
    {
      id: String(lesson.ids.short),
      number: lesson.number,
      subjectId: keyOf('subject', subjectName),
      subjectName,
      ...given('subject', subjectCode(subjectName.toLowerCase())),
      startsAt: lesson.startsAt,
      endsAt: lesson.endsAt,
      ...given('room', lesson.room || undefined),
      status: 'held',
      shift: desk.classes.get(lesson.class)?.shift ?? 1,
      topicState: isBlank ? 'blank' : 'present',
      ...given('topic', isBlank ? undefined : topic.blanked),
    },
  ];
}

function homeworkTruth({ homework, ids }: Lesson, { now }: Telling): readonly TruthRecord[] {
  const value = homework && stateAt(homework.timeline, now)?.value;
  if (!value) return [];
  return [
    {
      id: `${ids.short}/homework`,
      lessonId: String(ids.short),
      state: value.state === 'given' ? 'present' : value.state,
      ...given('text', value.state === 'given' ? value.text.blanked : undefined),
      kind: 'general',
      attachmentCount: value.attachments,
    },
  ];
}

/** The lesson of a mark: the one in its subject that the pupil's timetable shows for the day; of several the one at which the diary shows it. */
function lessonOf({ lesson, value }: ShownMark, lessons: readonly Lesson[]): Lesson | undefined {
  const fitting = lessons.filter(({ subject }) => subject === lesson.subject);
  if (fitting.length < 2) return fitting[0];
  return value !== null && fitting.includes(lesson) ? lesson : undefined;
}

const workId = (lesson: Lesson, { work }: ShownMark): string =>
  `${lesson.ids.short}/${keyOf('work', KIND_WORDS[work.kind])}`;

/** The works that marks are of, by id: a kind of work at a lesson. */
function worksTruth(mark: ShownMark, lessons: readonly Lesson[]): readonly [string, TruthRecord][] {
  const lesson = lessonOf(mark, lessons);
  if (!lesson) return [];
  const id = workId(lesson, mark);
  const { kind } = mark.work;
  return [[id, { id, lessonId: String(lesson.ids.short), kind, kindName: KIND_WORDS[kind], dueDate: mark.lesson.day }]];
}

interface MarkedPupil extends ShownPupil {
  readonly marks: readonly ShownMark[];
}

/** A mark is known by its day, its subject and its place among the pupil's marks of that day and subject. */
function marksTruth(desk: Desk, { pupil, lessons, marks }: MarkedPupil, telling: Telling): readonly TruthRecord[] {
  const pseudonym = pupilId(desk, pupil, telling);
  return [...Map.groupBy(marks, ({ subject }) => subject)].flatMap(([subject, own]) =>
    own.flatMap((mark, nth): readonly TruthRecord[] => {
      const [, whole] = /^([1-5])[+-]?$/.exec(mark.value ?? '') ?? [];
      if (whole === undefined) return [];
      const lesson = lessonOf(mark, lessons);
      return [
        {
          id: `${mark.lesson.day}/${keyOf('subject', subject)}/${nth + 1}/${pseudonym}`,
          ...given('workId', lesson && workId(lesson, mark)),
          ...given('lessonId', lesson && String(lesson.ids.short)),
          pupilId: pseudonym,
          rawValue: mark.value,
          value: Number(whole),
          scale: 'five-point',
        },
      ];
    }),
  );
}
