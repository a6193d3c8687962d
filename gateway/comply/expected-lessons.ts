import type { Gap } from '../contracts/facts.ts';
import type { Day, SheetRef } from '../contracts/records.ts';
import { type Entity, recordsOf } from './entity.ts';
import { boundsOf, type Due, Tally } from './judge.ts';
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
 * Holds the expected lessons of a day against its sheet. Without a timetable nobody knows how many are due: as many as there
 * are, at least one once the day is over, and whether they are all is not provable.
 */
export function joinLessons(expected: ExpectedDay, found: FoundSheet, profile: Profile, zone: string): Joined {
  const rule = profile.requirements.lesson;
  if (!rule) return { facts: [], gaps: [] };
  const { sheet, slots } = expected;
  const limit = dayLimit(sheet.day, rule.limit.days, zone);
  const lessons = [...recordsOf(found.sheet?.body ?? {}, 'lesson')];
  const tally = new Tally(sheet, 'lesson', found.readFrom);
  if (!slots) {
    if (lessons.length === 0 && isBefore(found.readFrom, limit.latest)) return { facts: [], gaps: [] };
    const unknown: Due = { about: `${sheet.scope}/${sheet.day}`, limit, entered: undefined, isProvable: false };
    for (let nth = 0; nth < Math.max(1, lessons.length); nth += 1) tally.add(unknown);
    return { facts: [tally.fact()], gaps: tally.gaps.slice(0, 1) };
  }
  const isProvable = found.covered.has('lesson');
  for (const slot of slots) {
    const lesson = take(lessons, slot);
    const entered = lesson && boundsOf(lesson.enteredAt, found.sheet?.origins.lesson?.[lesson.id]);
    tally.add({ about: lesson?.id ?? slot.id, lesson: shown(slot), limit, entered, isProvable });
  }
  return { facts: [tally.fact()], gaps: tally.gaps };
}

const isBefore = (instant: string | undefined, moment: number): boolean =>
  instant !== undefined && Date.parse(instant) <= moment;

/**
 * Takes the lesson of the slot out of those that are left: of the same number and group; of the same subject where there is a
 * choice. Another subject is a substitution, and the lesson was held all the same.
 */
function take(lessons: Entity<'lesson'>[], slot: ExpectedLesson): Entity<'lesson'> | undefined {
  const atNumber = lessons.filter(({ number }) => number === slot.number);
  const sameGroup = atNumber.filter(({ groupId }) => groupId === slot.groupId);
  const either = atNumber.filter(({ groupId }) => groupId === undefined || slot.groupId === undefined);
  const isSubject = ({ subjectId, subjectName }: Entity<'lesson'>): boolean =>
    (slot.subjectId !== undefined && subjectId === slot.subjectId) || subjectName === slot.subjectName;
  const lesson = sameGroup.find(isSubject) ?? sameGroup[0] ?? either.find(isSubject);
  if (lesson) lessons.splice(lessons.indexOf(lesson), 1);
  return lesson;
}

const shown = ({ number, subjectName }: ExpectedLesson): NonNullable<Gap['lesson']> => ({
  number,
  ...(subjectName !== undefined && { subject: subjectName }),
});
