import { addDays, weekdayOf } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import { stateAt } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { type EntryTold, logOf } from './attendance-log.ts';
import { type Desk } from './desk.ts';
import { isListed, standingOf } from './listing.ts';
import { rosterTruth } from './roster-truth.ts';
import { given, instant, pupilId, sourceOf, staffId, type Telling } from './telling.ts';
import { markValue, termTruth } from './term-truth.ts';
import { naive } from './times.ts';
import { targetDayOf } from './work-objects.ts';
import { wordOf, type WorkWord } from './work-types.ts';

const TOLD = ['attendance', 'homework', 'lesson', 'mark', 'work'];

/** Kinds in canonical words, by the vendor's. */
const KIND_OF: Readonly<Record<WorkWord, string | undefined>> = {
  CommonWork: 'lesson-work',
  DefaultNewLessonWork: 'lesson-work',
  LessonTestWork: 'control',
  LessonExamination: 'examination',
  LessonComposition: 'composition',
  LessonByHeart: 'by-heart',
  LaboratoryWork: 'laboratory',
  CreativeWork: 'creative',
  Homework: 'homework',
  PeriodMark: undefined,
};

/** Attendance in canonical words; words that are in no list are quarantined and are not here. */
const STATUS_OF: Readonly<Record<string, string>> = {
  Attend: 'present',
  Absent: 'absent',
  Pass: 'absent',
  Ill: 'ill',
  Late: 'late',
};

/**
 * The sheets of one school that a perfect reader of this dialect has at a moment: what is told wrongly is quarantined and is not
 * there, of what is told twice the first is.
 */
export function truthOf(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const listed = desk.school.lessons.filter((lesson) => isListed(lesson, telling.now));
  const sheets = Map.groupBy(listed, ({ class: key, day }) => `${key}\t${day}`);
  return [
    ...rosterTruth(desk, telling),
    ...termTruth(desk, telling),
    ...[...sheets.values()].map((lessons) => journalDay(desk, lessons, telling)),
  ];
}

function journalDay(desk: Desk, lessons: readonly Lesson[], telling: Telling): TruthSheet {
  const [{ day, class: key }] = lessons as readonly [Lesson, ...Lesson[]];
  const monday = addDays(day, 1 - weekdayOf(day));
  const entities = desk.school.attendWritten ? [...TOLD, 'attendance-taken'].sort() : TOLD;
  const logs = lessons.map((lesson) => ({ lesson, log: logOf(desk, lesson, telling.now) }));
  return {
    source: sourceOf(desk),
    kind: 'journal-day',
    school: desk.id,
    scope: desk.by.class.get(key)!.ids.long,
    day,
    body: {
      lesson: lessons.flatMap((lesson) => lessonTruth(desk, lesson, telling)),
      'attendance-taken': logs.flatMap(({ lesson, log }) => takenTruth(lesson, log)),
      attendance: logs.flatMap(({ log }) => attendanceTruth(desk, log, telling)),
      work: lessons.flatMap((lesson) => worksTruth(desk, lesson, telling)),
      mark: lessons.flatMap((lesson) => marksTruth(desk, lesson, telling)),
      homework: lessons.flatMap((lesson) => homeworkTruth(desk, lesson, telling)),
    },
    covers: [{ entities, from: monday, to: addDays(monday, 6) }],
  };
}

function lessonTruth(desk: Desk, lesson: Lesson, telling: Telling): readonly TruthRecord[] {
  if (lesson.spoiled === 'wrong-type') return [];
  const { value } = stateAt(lesson.timeline, telling.now)!;
  const subject = desk.by.subject.get(lesson.subject)!;
  const isThere = value.topic !== undefined && !value.topicBlank;
  return [
    {
      id: lesson.ids.long,
      number: lesson.number,
      subjectId: subject.ids.long,
      subjectName: subject.name,
      ...given('subject', telling.subjectCode(subject.name)),
      teacherId: staffId(desk, desk.by.staff.get(value.teacher)!, telling),
      ...given('groupId', lesson.group === undefined ? undefined : desk.by.subgroup.get(lesson.group)!.ids.long),
      startsAt: lesson.startsAt,
      endsAt: lesson.endsAt,
      status: 'held',
      topicState: isThere ? 'present' : 'blank',
      ...given('topic', isThere ? value.topic?.blanked : undefined),
    },
  ];
}

/** Attendance was taken when the first entry of the lesson was made, also where that entry itself is told wrongly. */
function takenTruth({ ids }: Lesson, log: readonly EntryTold[]): readonly TruthRecord[] {
  if (log.length === 0) return [];
  const first = Math.min(...log.map(({ createdAt }) => createdAt));
  return [{ id: ids.long, lessonId: ids.long, enteredAt: instant(first) }];
}

function attendanceTruth(desk: Desk, log: readonly EntryTold[], telling: Telling): readonly TruthRecord[] {
  const first = log.filter((entry, at) => log.findIndex(({ pupil }) => pupil === entry.pupil) === at);
  return first.flatMap(({ pupil, lesson, status: rawStatus, comment, createdAt }) => {
    const status = STATUS_OF[rawStatus];
    const own = pupilId(desk, pupil, telling);
    const lessonId = lesson.ids.long;
    const record = { id: `${lessonId}/${own}`, lessonId, pupilId: own, status, rawStatus };
    return status === undefined ? [] : [{ ...record, commentPresent: comment !== '', enteredAt: instant(createdAt) }];
  });
}

function worksTruth(desk: Desk, lesson: Lesson, telling: Telling): readonly TruthRecord[] {
  const lessonId = lesson.ids.long;
  const works = lesson.works.flatMap((work): readonly TruthRecord[] => {
    const state = stateAt(work.timeline, telling.now);
    const kindName = wordOf(work);
    const title = state?.value.title?.blanked;
    const dueDate = targetDayOf(desk, { kind: 'work', lesson, work });
    const record = { id: work.ids.long, lessonId, kind: KIND_OF[kindName], kindName, dueDate };
    return state ? [{ ...record, ...given('title', title) }] : [];
  });
  const { homework } = lesson;
  const state = homework && stateAt(homework.timeline, telling.now);
  if (!homework || !state) return works;
  const { text, state: said } = state.value;
  return [
    ...works,
    {
      id: homework.ids.long,
      lessonId,
      kind: 'homework',
      kindName: 'Homework',
      ...given('title', said === 'blank' ? undefined : text.blanked),
      dueDate: targetDayOf(desk, { kind: 'homework', lesson, homework }),
      enteredAt: instant(state.enteredAt),
    },
  ];
}

function marksTruth(desk: Desk, lesson: Lesson, telling: Telling): readonly TruthRecord[] {
  return standingOf(lesson, telling.now).flatMap(({ mark, workId }) => {
    const state = stateAt(mark.timeline, telling.now)!;
    if (mark.spoiled === 'unknown-code' || mark.spoiled === 'wrong-type') return [];
    return [
      {
        id: mark.ids.long,
        workId,
        lessonId: lesson.ids.long,
        pupilId: pupilId(desk, desk.by.pupil.get(mark.pupil)!, telling),
        ...markValue(state.value.value),
        setOn: naive(state.enteredAt, desk.school.zone.offset).slice(0, 10),
      },
    ];
  });
}

function homeworkTruth(desk: Desk, lesson: Lesson, { now }: Telling): readonly TruthRecord[] {
  const { ids, homework } = lesson;
  const found = homework && stateAt(homework.timeline, now);
  if (!homework || !found) return [];
  const { state, text, attachments } = found.value;
  return [
    {
      id: homework.ids.long,
      lessonId: ids.long,
      dueDate: targetDayOf(desk, { kind: 'homework', lesson, homework }),
      state: state === 'given' ? 'present' : state,
      ...given('text', state === 'given' ? text.blanked : undefined),
      kind: 'general',
      attachmentCount: attachments,
      enteredAt: instant(found.enteredAt),
    },
  ];
}
