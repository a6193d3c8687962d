import type { RawRecord } from '../../gateway/contracts/records.ts';
import { nameKey } from '../kit/name-key.ts';
import { dayOf, entriesOf, idOf, isThing, isTrue, textOf, thingOf, thingsIn } from './shapes.ts';

/** Letters of absence among the marks, case aside. Known: absent, and late. */
const LETTERS: ReadonlySet<string> = new Set(['н', 'оп']);
/** Stands for the topic where the diary has no such member: then nothing is known of it. See codes/untold.csv. */
const UNTOLD = '(untold)';

/** One pupil's diary of one week. */
export interface PupilWeek {
  readonly pupil: string;
  /** Position among the pupils of the page: keeps refs apart without naming anybody. */
  readonly ordinal: number;
  /** As answered. */
  readonly diary: unknown;
}

/** What the diary does not say by itself. */
export interface Joined {
  /** Vendor's id of the school, key of the class. */
  readonly school: string;
  readonly scope: string;
  /** Id of a member of staff by name, where only one bears it. */
  readonly staffOf: (name: string) => string | undefined;
  /** Pupils in whose diaries a homework stands that is for single ones, by key of the homework. */
  readonly individual: ReadonlyMap<string, readonly string[]>;
}

/** A lesson as listed, with its day. */
export interface ListedLesson {
  /** "20261012", as the vendor writes it. */
  readonly day: string;
  readonly lesson: unknown;
}

/** Lessons of a diary; those of the extended day (`items_extday`) are clubs, no lessons of the timetable. */
export function lessonsIn(diary: unknown): readonly ListedLesson[] {
  return entriesOf(thingOf(diary)['days']).flatMap(([key, day]) =>
    thingsIn(thingOf(day)['items']).map((lesson) => ({ day: idOf(key, day), lesson })),
  );
}

/** Whether all days of a diary are vacation: then an empty week is no surprise. */
export const isVacation = (diary: unknown): boolean => {
  const days = thingsIn(thingOf(diary)['days']);
  return days.length > 0 && days.every((day) => textOf(thingOf(day)['alert']) === 'vacation');
};

/** `lesson_id` names the page of the journal, the same at all lessons of a class in a subject; where it is not told the subject's name does. */
export const journalOf = (lesson: unknown): string =>
  textOf(thingOf(lesson)['lesson_id']) || nameKey(textOf(thingOf(lesson)['name']));

/** Marks and absences of a lesson; vendors show some without a value, which clients pass over as well. */
const assessmentsOf = (lesson: unknown): readonly unknown[] =>
  thingsIn(thingOf(lesson)['assessments']).filter(
    (one) => !isThing(one) || textOf(one['value']) !== '' || typeof one['value'] === 'object',
  );

const homeworkOf = (lesson: unknown): readonly unknown[] => thingsIn(thingOf(lesson)['homework']);

/** Lessons, homework, marks and absences in a diary: counted from the answer, not from the records made of it. */
export const countListed = (diary: unknown): number =>
  lessonsIn(diary).reduce(
    (listed, { lesson }) => listed + 1 + homeworkOf(lesson).length + assessmentsOf(lesson).length,
    0,
  );

/** Keys of homework that is for single pupils, as far as this diary shows it. */
export const individualIn = (diary: unknown): readonly string[] =>
  lessonsIn(diary).flatMap((listed) =>
    homeworkOf(listed.lesson)
      .filter((homework) => isTrue(thingOf(homework)['individual']))
      .map((homework) => homeworkKey(listed, homework)),
  );

const homeworkKey = ({ day, lesson }: ListedLesson, homework: unknown): string =>
  [day, journalOf(lesson), textOf(thingOf(homework)['id'])].join('/');

/** One raw record a lesson, one a homework, and one a mark or absence; a mark yields its work too, where its type is told. */
export function recordsOf({ pupil, ordinal, diary }: PupilWeek, joined: Joined): readonly RawRecord[] {
  return lessonsIn(diary).flatMap((listed, nth) => {
    const { day, lesson } = listed;
    const place = { school: joined.school, scope: joined.scope, day: dayOf(day) };
    const ref = `diary/${ordinal}/lesson/${nth}`;
    const slot = { day, num: thingOf(lesson)['num'], journal: journalOf(lesson) };
    return [
      { yields: ['lesson'], body: lessonBody(lesson, slot, joined), ref, place, pupil } satisfies RawRecord,
      ...homeworkOf(lesson).map((homework, index): RawRecord => {
        const setTo = joined.individual.get(homeworkKey(listed, homework));
        const files = filesOf(lesson, homework);
        const body = {
          ...slot,
          dueDate: place.day,
          homework,
          ...(setTo && { setTo }),
          ...(files !== undefined && { files }),
        };
        return { yields: ['homework'], body, ref: `${ref}/homework/${index}`, place, pupil };
      }),
      ...assessmentsOf(lesson).map((assessment, index): RawRecord => {
        const type = textOf(thingOf(assessment)['control_type']);
        const body = { ...slot, assessment, pupil, ...(type !== '' && { type: nameKey(type) }) };
        return { yields: yieldsOf(assessment, type), body, ref: `${ref}/assessment/${index}`, place, pupil };
      }),
    ];
  });
}

function lessonBody(listed: unknown, slot: object, { staffOf }: Joined): object {
  if (!isThing(listed)) return { ...slot, lesson: listed };
  const { assessments: _assessments, homework: _homework, files: _files, ...lesson } = listed;
  const teacher = staffOf(textOf(lesson['teacher']));
  const hasGroup = textOf(lesson['grp']) !== '';
  return {
    ...slot,
    lesson,
    topic: lesson['topic'] ?? UNTOLD,
    ...(teacher !== undefined && { teacher }),
    ...(hasGroup && { group: journalOf(lesson) }),
  };
}

/**
 * An absence is one of the known letters, or what has neither weight nor type and counts for nothing. Another word that is no mark goes to quarantine
 * as a mark.
 */
function yieldsOf(assessment: unknown, type: string): RawRecord['yields'] {
  const { value, weight, convert, count } = thingOf(assessment);
  const isLetter = LETTERS.has(textOf(value).toLowerCase());
  const isNothing = textOf(weight) === '' && type === '' && !isTrue(count) && Number(textOf(convert) || 0) === 0;
  if (isThing(assessment) && (isLetter || isNothing)) return ['attendance'];
  return type === '' ? ['mark'] : ['work', 'mark'];
}

/** Files attached to a homework; undefined where the lesson tells none at all. `files` is a list, or a list under `file`. */
function filesOf(lesson: unknown, homework: unknown): readonly unknown[] | undefined {
  const { files } = thingOf(lesson);
  if (files === undefined) return undefined;
  const list = isThing(files) && 'file' in files ? thingsIn(files['file']) : thingsIn(files);
  const id = textOf(thingOf(homework)['id']);
  return list.filter((file) => textOf(thingOf(file)['toid'] ?? thingOf(file)['to_id']) === id);
}
