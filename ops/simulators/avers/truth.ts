import { addDays, weekdayOf } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import type { SchoolClass, Slot } from '../region/school.ts';
import type { Day } from '../region/timeline.ts';
import { stateAt } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { type Desk, lessonsOf } from './desk.ts';
import { homeworkAt } from './diary.ts';
import { absencesTold, marksTold, type Told } from './journal.ts';
import { WORDS_FOR_MARKS } from './passes.ts';
import { rosterTruth } from './roster-truth.ts';
import { given, markTruth, pseudonymIn, schoolId, sourceOf, subjectTruth, type Telling } from './telling.ts';
import { termTruth } from './term-truth.ts';

/** What diary and journal prove by leaving it out. There are no works, and nobody writes down who was present. */
const TOLD = ['attendance', 'homework', 'lesson', 'mark'];
/** Absences in canonical words, by code. */
const STATUS_OF: Readonly<Record<number, string>> = { 102: 'ill', 103: 'absent', 105: 'exempt' };

/** A lesson and the pupils whose diaries show it. */
interface Shown {
  readonly lesson: Lesson;
  readonly pupils: readonly Pupil[];
}

/**
 * The sheets of one school that a perfect reader of all its pupils' accounts has at a moment: what is told wrongly is quarantined and is not
 * there, of what is told twice the first is.
 */
export function truthOf(desk: Desk, telling: Telling): readonly TruthSheet[] {
  const { classes, pupils } = desk.school;
  const days = classes.flatMap((schoolClass) => {
    const own = pupils.filter(({ memberships }) => memberships.some((one) => one.class === schoolClass.key));
    const shown = new Map<string, { readonly lesson: Lesson; readonly pupils: Pupil[] }>();
    for (const pupil of own)
      for (const lesson of lessonsOf(desk, schoolClass, pupil, telling.now)) {
        const known = shown.get(lesson.key);
        if (known) known.pupils.push(pupil);
        else shown.set(lesson.key, { lesson, pupils: [pupil] });
      }
    const byDay = Map.groupBy(shown.values(), ({ lesson }) => lesson.day);
    return [...byDay].map(([day, lessons]) => dayTruth(desk, schoolClass, { day, lessons }, telling));
  });
  return [...rosterTruth(desk, telling), ...days, ...termTruth(desk, telling)];
}

function dayTruth(
  desk: Desk,
  schoolClass: SchoolClass,
  { day, lessons }: { readonly day: Day; readonly lessons: readonly Shown[] },
  telling: Telling,
): TruthSheet {
  const monday = addDays(day, 1 - weekdayOf(day));
  const places = placesOf(desk, schoolClass, day, lessons);
  return {
    source: sourceOf(desk),
    kind: 'journal-day',
    school: schoolId(desk),
    scope: String(schoolClass.ids.short),
    day,
    body: {
      lesson: lessons.flatMap(({ lesson }) => lessonTruth(desk, lesson, places.get(lesson.key), telling)),
      homework: lessons.flatMap(({ lesson }) => homeworkTruth(lesson, telling)),
      mark: lessons.flatMap((shown) => entriesTruth(desk, shown, telling, marksOf)),
      attendance: lessons.flatMap((shown) => entriesTruth(desk, shown, telling, absencesOf)),
    },
    covers: [{ entities: TOLD, from: monday, to: addDays(monday, 6) }],
  };
}

/**
 * Places of the lessons in the timetable, by key. The diary has neither numbers nor rooms: lessons of a subject take its places in turn, so that
 * where the first of two was cancelled the second stands in its place.
 */
function placesOf(
  desk: Desk,
  schoolClass: SchoolClass,
  day: Day,
  lessons: readonly Shown[],
): ReadonlyMap<string, Slot> {
  const own = (desk.slots.get(schoolClass.key) ?? []).filter(({ weekday }) => weekday === weekdayOf(day));
  const ordered = lessons.map(({ lesson }) => lesson).toSorted((a, b) => a.number - b.number);
  const bySeat = Map.groupBy(ordered, ({ subject, group }) => `${subject}/${group ?? ''}`);
  return new Map(
    [...bySeat].flatMap(([seat, taught]) => {
      const places = own.filter(({ subject, group }) => `${subject}/${group ?? ''}` === seat);
      const sorted = places.toSorted((a, b) => a.number - b.number);
      return taught.map(({ key }, nth): [string, Slot] => [key, sorted[nth]!]);
    }),
  );
}

function lessonTruth(desk: Desk, lesson: Lesson, slot: Slot | undefined, telling: Telling): readonly TruthRecord[] {
  if (lesson.spoiled === 'wrong-type') return [];
  const { value } = stateAt(lesson.timeline, telling.now)!;
  const isThere = value.topic !== undefined && !value.topicBlank;
  return [
    {
      id: String(lesson.ids.short),
      ...given('number', slot?.number),
      ...subjectTruth(desk, lesson.subject, telling),
      teacherId: pseudonymIn(desk, 'staff', desk.staffOf.get(value.teacher)!, telling),
      ...given('room', slot?.room || undefined),
      shift: desk.classOf.get(lesson.class)!.shift,
      status: 'held',
      topicState: isThere ? 'present' : 'blank',
      ...given('topic', isThere ? value.topic?.blanked : undefined),
    },
  ];
}

/** Homework has no id and no day of its own: it stands at its lesson. */
function homeworkTruth(lesson: Lesson, { now }: Telling): readonly TruthRecord[] {
  const told = homeworkAt(lesson, now)?.value;
  if (!told || told.text.told === '') return [];
  const id = String(lesson.ids.short);
  const state = told.state === 'given' ? 'present' : told.state;
  const text = given('text', state === 'present' ? told.text.blanked : undefined);
  return [{ id, lessonId: id, state, ...text, kind: 'general' }];
}

type RecordsOf = (desk: Desk, lesson: Lesson, pupil: Pupil, telling: Telling) => readonly (readonly [string, object])[];

/** Records of one pupil at one lesson: what follows the ids of lesson and pupil in the id, and the rest of the record. */
const entriesTruth = (
  desk: Desk,
  { lesson, pupils }: Shown,
  telling: Telling,
  recordsOf: RecordsOf,
): readonly TruthRecord[] =>
  pupils.flatMap((pupil) => {
    const lessonId = String(lesson.ids.short);
    const pupilId = pseudonymIn(desk, 'pupil', pupil, telling);
    return recordsOf(desk, lesson, pupil, telling).map(([end, rest]) => ({
      id: `${lessonId}/${pupilId}${end}`,
      lessonId,
      pupilId,
      ...rest,
    }));
  });

/** A mark has no id: it is the so-many-th of its pupil at its lesson. */
const marksOf: RecordsOf = (desk, lesson, pupil, { now }) =>
  marksTold(desk, lesson, pupil, now).flatMap(({ value, code, comment }, nth) => {
    if (typeof code !== 'number' || (code > 5 && !WORDS_FOR_MARKS.includes(code))) return [];
    return [[`/${nth + 1}`, { ...markTruth(value), ...commentTruth(comment) }]];
  });

const absencesOf: RecordsOf = (desk, lesson, pupil, { now }) =>
  absencesTold(desk, lesson, pupil, now)
    .slice(0, 1)
    .flatMap(({ value, code, comment }) => {
      const status = typeof code === 'number' ? STATUS_OF[code] : undefined;
      return status === undefined ? [] : [['', { status, rawStatus: value, ...commentTruth(comment) }]];
    });

const commentTruth = (comment: Told['comment']): object => given('commentPresent', comment === null ? undefined : true);
