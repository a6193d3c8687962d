import { addDays, momentAt, weekdayOf } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { stateAt } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { absencesAt } from './absences.ts';
import { type Desk, groupOfLesson } from './desk.ts';
import { lessonsShown } from './listing.ts';
import { marksTruth, worksTruth } from './mark-truth.ts';
import { rosterOf } from './roster-truth.ts';
import { given, minute, pupilId, schoolIdOf, staffId, type Telling } from './telling.ts';
import { termsOf } from './term-truth.ts';

/** What this dialect can prove by leaving it out. It says nothing of who was there, and works are those that have marks. */
const TOLD = ['attendance', 'homework', 'lesson', 'mark', 'work'];
/** Reasons of absence in canonical words; others stand in no list and are quarantined. */
const STATUS_OF: Readonly<Record<number, string>> = { 1: 'ill', 2: 'absent' };
const EVER = { from: '0000-01-01', to: '9999-12-31' };

/**
 * The sheets of one school that a perfect reader has at a moment, with the administrator's account and those of all parents: what is told
 * wrongly is quarantined and is not there, of what is told twice the first is.
 */
export function truthOf(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const { lessons, pupils, years, zone } = desk.school;
  const shownTo = new Map<Lesson, Pupil[]>();
  for (const pupil of pupils)
    for (const lesson of lessonsShown(desk, pupil, EVER, telling.now))
      shownTo.set(lesson, [...(shownTo.get(lesson) ?? []), pupil]);
  const listed = lessons.filter(({ timeline }) => stateAt(timeline, telling.now));
  const sheets = Map.groupBy(listed, (lesson) => `${lesson.class}\t${lesson.day}`);
  const begun = years.filter(({ from }, nth) => nth === 0 || momentAt(from, 0, zone.offset) <= telling.now);
  return [
    ...begun.flatMap((year) => {
      const now = Math.min(telling.now, momentAt(addDays(year.to, 1), 0, zone.offset) - 1);
      return [rosterOf(desk, year, { ...telling, now }), ...termsOf(desk, year, { ...telling, now })];
    }),
    ...[...sheets.values()].map((own) => journalDay(desk, own, shownTo, telling)),
  ];
}

type ShownTo = ReadonlyMap<Lesson, readonly Pupil[]>;

function journalDay(desk: Desk, lessons: readonly Lesson[], shownTo: ShownTo, telling: Telling): TruthSheet {
  const { class: key, day } = lessons[0]!;
  const monday = addDays(day, 1 - weekdayOf(day));
  const school = schoolIdOf(desk);
  const shown = lessons.map((lesson) => ({ lesson, pupils: shownTo.get(lesson) ?? [] }));
  return {
    source: `mesh-${school}`,
    kind: 'journal-day',
    school,
    scope: String(desk.by.class.get(key)!.ids.short),
    day,
    body: {
      lesson: lessons.flatMap((lesson) => lessonTruth(desk, lesson, shownTo.has(lesson), telling)),
      attendance: lessons.flatMap((lesson) => attendanceTruth(desk, lesson, telling)),
      work: shown.flatMap((one) => worksTruth(one, telling)),
      mark: shown.flatMap((one) => marksTruth(desk, one, telling)),
      homework: lessons.flatMap((lesson) => homeworkTruth(lesson, telling)),
    },
    covers: [{ entities: TOLD, from: monday, to: addDays(monday, 6) }],
  };
}

/** The end of a lesson is told by the calendar of who is to be there, and by nothing else. */
function lessonTruth(desk: Desk, lesson: Lesson, isShown: boolean, telling: Telling): readonly TruthRecord[] {
  if (lesson.spoiled === 'wrong-type') return [];
  const { value } = stateAt(lesson.timeline, telling.now)!;
  const { subject, subgroup } = groupOfLesson(desk, lesson);
  const staff = (key: string) => staffId(desk, desk.by.staff.get(key)!, telling);
  const hasTopic = value.topic !== undefined && !value.topicBlank;
  return [
    {
      id: String(lesson.ids.short),
      number: lesson.number,
      subjectId: String(subject.ids.short),
      subjectName: subject.name,
      ...given('subject', telling.subjectCode(subject.name)),
      teacherId: staff(value.teacher),
      ...given('substituteForId', value.substituteFor === undefined ? undefined : staff(value.substituteFor)),
      ...given('groupId', subgroup && String(subgroup.ids.short)),
      startsAt: lesson.startsAt,
      ...given('endsAt', isShown ? lesson.endsAt : undefined),
      ...given('room', lesson.room || undefined),
      status: 'held',
      topicState: hasTopic ? 'present' : 'blank',
      ...given('topic', hasTopic ? value.topic?.blanked : undefined),
    },
  ];
}

function attendanceTruth(desk: Desk, lesson: Lesson, telling: Telling): readonly TruthRecord[] {
  return absencesAt(lesson, telling.now).flatMap(({ pupil, reason, enteredAt }) => {
    const status = STATUS_OF[reason];
    if (status === undefined) return [];
    const own = pupilId(desk, desk.by.pupil.get(pupil)!, telling);
    const lessonId = String(lesson.ids.short);
    return [
      {
        id: `${lessonId}/${own}`,
        lessonId,
        pupilId: own,
        status,
        rawStatus: String(reason),
        enteredAt: minute(enteredAt),
      },
    ];
  });
}

function homeworkTruth({ ids, homework }: Lesson, { now }: Telling): readonly TruthRecord[] {
  const found = homework && stateAt(homework.timeline, now);
  if (!homework || !found) return [];
  const { state, text, attachments } = found.value;
  return [
    {
      id: String(homework.ids.short),
      lessonId: String(ids.short),
      ...given('dueDate', homework.due),
      state: state === 'given' ? 'present' : state,
      ...given('text', state === 'given' ? text.blanked : undefined),
      kind: 'general',
      attachmentCount: attachments,
      enteredAt: minute(found.enteredAt),
    },
  ];
}
