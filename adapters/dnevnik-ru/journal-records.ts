import type { Day, RawRecord } from '../../gateway/contracts/records.ts';
import { dayAtFrontOf } from '../kit/time.ts';
import type { ListedLesson } from './journal-answers.ts';
import { idAt, rawOf, textAt } from './raw.ts';
import type { SchoolView, ScopeView } from './school.ts';
import { isHomework } from './tasks.ts';

const MARK: RawRecord['yields'] = ['mark'];
const ENTRY: RawRecord['yields'] = ['attendance'];
const FIRST_ENTRY: RawRecord['yields'] = ['attendance', 'attendance-taken'];

/** Everything that was told about one class in one week. */
export interface ToldWeek {
  readonly lessons: readonly ListedLesson[];
  /** Without those that carry period marks; so are the marks. */
  readonly works: readonly unknown[];
  readonly marks: readonly unknown[];
  readonly entries: readonly unknown[];
  /** Pupils to whom homework was set that is not for everybody, by the work's id. */
  readonly individual: ReadonlyMap<string, readonly string[]>;
}

/** The raw records of a week, lessons first. Each body is what was listed, with what belongs to it under keys of their own. */
export function journalRecords(told: ToldWeek, school: SchoolView, scope: ScopeView): readonly RawRecord[] {
  const days = daysOfLessons(told.lessons);
  const zone = school.zoneHours === undefined ? {} : { zone: school.zoneHours };
  const placeOn = placesOf(school.id, scope.id);
  const placeOf = (lessonId: string): RawRecord['place'] => placeOn(days.get(lessonId) ?? '');
  const earliest = earliestEntries(told.entries);
  /** Entries have no ids of their own: those of a lesson are numbered as listed. */
  const counted = new Map<string, number>();
  return [
    ...told.lessons.map((listed, index): RawRecord => {
      const { works: _works, ...lesson } = rawOf(listed.lesson);
      const id = idAt(lesson);
      const body = { lesson, ...groupOf(listed, scope), ...bellOf(lesson, scope), ...zone };
      const place = placeOn(dayAtFrontOf(lesson['date']));
      return { yields: ['lesson'], body, ref: `lesson/${id || index}`, place };
    }),
    ...told.works.map((work, index): RawRecord => {
      const setTo = told.individual.get(idAt(work));
      return {
        yields: isHomework(work) ? ['work', 'homework'] : ['work'],
        body: { work, ...(setTo && { setTo }), ...zone },
        ref: `work/${idAt(work) || index}`,
        place: placeOf(idAt(work, 'lesson')),
      };
    }),
    ...told.marks.map((mark, index): RawRecord => {
      return {
        yields: MARK,
        body: { mark },
        ref: `mark/${idAt(mark) || index}`,
        place: placeOf(idAt(mark, 'lesson')),
      };
    }),
    ...told.entries.map((entry): RawRecord => {
      const lessonId = idAt(entry, 'lesson');
      const nth = (counted.get(lessonId) ?? 0) + 1;
      counted.set(lessonId, nth);
      const yields = earliest.get(lessonId) === entry ? FIRST_ENTRY : ENTRY;
      return { yields, body: { entry, ...zone }, ref: `log-entry/${lessonId}/${nth}`, place: placeOf(lessonId) };
    }),
  ];
}

/** The place of a class on a day: one object a day. */
function placesOf(school: string, scope: string): (day: Day) => RawRecord['place'] {
  const places = new Map<Day, RawRecord['place']>();
  return (day) => {
    let place = places.get(day);
    if (!place) places.set(day, (place = { school, scope, day }));
    return place;
  };
}

/** The day of each lesson, by id. */
function daysOfLessons(lessons: readonly ListedLesson[]): ReadonlyMap<string, Day> {
  return new Map(lessons.map(({ lesson }) => [idAt(lesson), dayAtFrontOf(rawOf(lesson)['date'])]));
}

/** The subgroup of a lesson; nothing for a lesson of the whole class. */
function groupOf({ lesson, askedGroup }: ListedLesson, scope: ScopeView): { readonly groupId?: string } {
  const groupId = idAt(lesson, 'group') || askedGroup;
  return groupId === scope.id ? {} : { groupId };
}

/** The bell of a lesson by its number: the timetable of its class. */
function bellOf(lesson: unknown, scope: ScopeView): { readonly bell?: unknown } {
  const { number } = rawOf(lesson);
  const bell = scope.bells.find((one) => rawOf(one)['LessonNumber'] === number && number !== undefined);
  return bell === undefined ? {} : { bell };
}

/** The entry of each lesson that was made first; of several made at once the one listed first. */
function earliestEntries(entries: readonly unknown[]): ReadonlyMap<string, unknown> {
  const found = new Map<string, unknown>();
  for (const entry of entries) {
    const lessonId = idAt(entry, 'lesson');
    const known = found.get(lessonId);
    if (known === undefined || createdOf(entry) < createdOf(known)) found.set(lessonId, entry);
  }
  return found;
}

/** Naive local text, so that it sorts as it stands; entries without one come last. */
const createdOf = (entry: unknown): string => textAt(entry, 'createdDate') || '9999';
