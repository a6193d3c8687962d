import type { Gap } from '../contracts/facts.ts';
import type { Day, SheetRef } from '../contracts/records.ts';
import type { Origin } from '../contracts/sheet.ts';
import { type Entity, recordsOf } from './entity.ts';
import { type Bounds, boundsOf, type Due, Tally } from './judge.ts';
import { dayLimit } from './limits.ts';
import { daysBetween } from './local-time.ts';
import type { Profile } from './profile.ts';
import type { FoundSheet, Joined } from './found-sheet.ts';
import { isDueOn, type SchoolYear, type Span } from './school-year.ts';

/** Lessons that a timetable expects in one sheet, which may not be there. */
export interface ExpectedDay {
  readonly sheet: SheetRef;
  /** Undefined where the roster has no timetable: that lessons are held that day is known, which ones is not. */
  readonly slots: readonly ExpectedLesson[] | undefined;
}

export interface ExpectedLesson {
  /** Id of the timetable slot. */
  readonly id: string;
  readonly number: number;
  readonly groupId?: string;
  readonly subjectId?: string;
  readonly subjectName?: string;
}

/** Timetable × calendar: every sheet of the days in which lessons are expected, in order of scope and day. */
export function expectedLessons(schoolYear: SchoolYear, days: Span, { weekdays }: Profile): readonly ExpectedDay[] {
  const { year, source, school, classes, groups, slots } = schoolYear;
  const within = daysBetween({ from: later(days.from, year.from), to: earlier(days.to, year.to) });
  const spanning = [...groups.values()].filter(({ id }) => slots.has(id));
  const hasTimetable = slots.size > 0;
  const scopes = [
    ...classes.map(({ id }) => ({ scope: id, classId: id })),
    ...spanning.map(({ id, classIds }) => ({ scope: id, classId: classIds[0]! })),
  ];
  return scopes.flatMap(({ scope, classId }) =>
    within.flatMap((day): ExpectedDay[] => {
      const weekday = schoolYear.taughtAs(classId, day);
      if (weekday === undefined) return [];
      const sheet: SheetRef = { source, kind: 'journal-day', school, scope, day };
      if (!hasTimetable) return weekdays.includes(weekday) ? [{ sheet, slots: undefined }] : [];
      const due = (slots.get(scope) ?? []).filter((slot) => isDueOn(slot, day, weekday));
      return due.length === 0 ? [] : [{ sheet, slots: due.map((slot) => expectedOf(slot, schoolYear)) }];
    }),
  );
}

const later = (a: Day, b: Day): Day => (a > b ? a : b);
const earlier = (a: Day, b: Day): Day => (a < b ? a : b);

function expectedOf(slot: Entity<'timetable-slot'>, { subjects }: SchoolYear): ExpectedLesson {
  const { id, number, groupId, subjectId } = slot;
  const subjectName = slot.subjectName ?? (subjectId === undefined ? undefined : subjects.get(subjectId)?.name);
  return {
    id,
    number,
    ...(groupId !== undefined && { groupId }),
    ...(subjectId !== undefined && { subjectId }),
    ...(subjectName !== undefined && { subjectName }),
  };
}

/**
 * Holds the expected lessons of a day against its sheet. Without a timetable nobody knows how many are due: beside those that are
 * there, one thing a day is due and not provable, namely that they are all; not before the day is over.
 */
export function joinLessons(expected: ExpectedDay, found: FoundSheet, profile: Profile, zone: string): Joined {
  const rule = profile.requirements.lesson;
  if (!rule) return { facts: [], gaps: [] };
  const { sheet, slots } = expected;
  const limit = dayLimit(sheet.day, rule.limit.days, zone);
  const lessons = recordsOf(found.sheet?.body ?? {}, 'lesson');
  const origins = found.sheet?.origins.lesson;
  const tally = new Tally(sheet, 'lesson', found.readFrom);
  const isProvable = slots !== undefined && found.covered.has('lesson');
  const add = (about: string, entered: Bounds | undefined, more: Pick<Due, 'lesson'> = {}): void =>
    tally.add({ about, limit, entered, isProvable, ...more });
  if (slots) {
    const taken = match(lessons, slots);
    for (const slot of slots) {
      const lesson = taken.get(slot);
      add(lesson?.id ?? slot.id, lesson && listedWithin(lesson, origins?.[lesson.id]), { lesson: shown(slot) });
    }
  } else {
    for (const lesson of lessons) add(lesson.id, listedWithin(lesson, origins?.[lesson.id]), { lesson: shown(lesson) });
    if (!isBefore(found.readFrom, limit.latest)) add(`${sheet.scope}/${sheet.day}`, undefined);
  }
  const fact = tally.fact();
  return { facts: fact.due > 0 ? [fact] : [], gaps: tally.gaps() };
}

/** When a lesson was listed. Where the vendor tells topics, a sighting may be that of the topic, before which the lesson was there. */
function listedWithin({ enteredAt, topicState }: Entity<'lesson'>, origin: Origin | undefined): Bounds {
  const { after, by } = boundsOf(enteredAt, origin);
  return { after: enteredAt === undefined && topicState !== undefined ? undefined : after, by };
}

const isBefore = (instant: string | undefined, moment: number): boolean =>
  instant !== undefined && Date.parse(instant) <= moment;

/**
 * The lesson of each slot, as far as there is one: of the same number, group and subject; else of the same number and group, for
 * another subject is a substitution; else of the same number and subject, where one side tells no group.
 */
function match(
  lessons: readonly Entity<'lesson'>[],
  slots: readonly ExpectedLesson[],
): ReadonlyMap<ExpectedLesson, Entity<'lesson'>> {
  const left = new Set(lessons);
  const taken = new Map<ExpectedLesson, Entity<'lesson'>>();
  for (const isIts of [isSame, isSubstitution, isUngrouped]) {
    for (const slot of slots) {
      if (taken.has(slot)) continue;
      const lesson = [...left].find((each) => each.number === slot.number && isIts(each, slot));
      if (!lesson) continue;
      left.delete(lesson);
      taken.set(slot, lesson);
    }
  }
  return taken;
}

type Likeness = (lesson: Entity<'lesson'>, slot: ExpectedLesson) => boolean;
const isSubject: Likeness = (lesson, slot) =>
  (slot.subjectId !== undefined && lesson.subjectId === slot.subjectId) || lesson.subjectName === slot.subjectName;
const isSubstitution: Likeness = (lesson, slot) => lesson.groupId === slot.groupId;
const isSame: Likeness = (lesson, slot) => isSubstitution(lesson, slot) && isSubject(lesson, slot);
const isUngrouped: Likeness = (lesson, slot) =>
  (lesson.groupId === undefined || slot.groupId === undefined) && isSubject(lesson, slot);

const shown = ({
  number,
  subjectName,
}: Pick<ExpectedLesson, 'number' | 'subjectName'>): NonNullable<Gap['lesson']> => ({
  number,
  ...(subjectName !== undefined && { subject: subjectName }),
});
