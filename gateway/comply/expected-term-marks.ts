import type { Day, SheetRef } from '../contracts/records.ts';
import { type Entity, recordsOf } from './entity.ts';
import type { FoundSheet, Joined } from './found-sheet.ts';
import { boundsOf, Tally } from './judge.ts';
import { dayLimit } from './limits.ts';
import type { Profile } from './profile.ts';
import { isWithin, lastTaughtDay, type SchoolYear, type Span } from './school-year.ts';

/** Term marks that one sheet must hold: enrolled pupils × subjects taught. */
export interface ExpectedTerm {
  readonly sheet: SheetRef;
  readonly kind: 'period' | 'year';
  readonly periodId: string;
  /** The last day of instruction of the period. */
  readonly due: Day;
  /** Undefined where the roster does not tell which periods the class learns by: then it is not known what is due. */
  readonly marks: readonly ExpectedMark[] | undefined;
}

export interface ExpectedMark {
  readonly pupilId: string;
  readonly subjectId: string;
  readonly subjectName: string;
}

/**
 * The term marks due of every class and reporting period whose last day of instruction lies in the days: of every pupil enrolled
 * on that day, in every subject taught (teaching or curriculum). Not of grades and subjects without marks, nor in electives (O18);
 * in a subgroup of its members, of the whole class where they are not told.
 */
export function expectedTermMarks(schoolYear: SchoolYear, days: Span, profile: Profile): readonly ExpectedTerm[] {
  const rule = profile.requirements['term-mark'];
  if (!rule) return [];
  const { source, school, classes, body } = schoolYear;
  return classes.flatMap((schoolClass) => {
    const classId = schoolClass.id;
    if (schoolClass.grade !== undefined && rule.unmarkedGrades.includes(schoolClass.grade)) return [];
    const known = schoolYear.periodsOf(classId);
    const periods = known ?? recordsOf(body, 'period').filter(({ classIds }) => classIds === undefined);
    return periods.flatMap((period): ExpectedTerm[] => {
      const due = lastTaughtDay(schoolYear, classId, period);
      if (!isWithin(due, days)) return [];
      const sheet: SheetRef = { source, kind: 'term', school, scope: `${classId}/${period.id}`, day: period.to };
      const kind = period.kind === 'year' ? 'year' : 'period';
      return [
        {
          sheet,
          kind,
          periodId: period.id,
          due,
          marks: known && marksDue(schoolYear, schoolClass, due, rule.unmarkedSubjects),
        },
      ];
    });
  });
}

function marksDue(
  schoolYear: SchoolYear,
  { id }: Entity<'class'>,
  due: Day,
  unmarked: readonly string[],
): readonly ExpectedMark[] {
  const { body, groups, subjects } = schoolYear;
  const enrolled = recordsOf(body, 'enrolment').filter((each) => each.classId === id && isEnrolled(each, due));
  const pupils = new Set(enrolled.map(({ pupilId }) => pupilId));
  const bySubject = new Map<string, Set<string>>();
  const add = (subjectId: string, members: Iterable<string>): void => {
    const known = bySubject.get(subjectId) ?? new Set<string>();
    for (const member of members) known.add(member);
    bySubject.set(subjectId, known);
  };
  for (const { classId, subjectId } of recordsOf(body, 'curriculum')) if (classId === id) add(subjectId, pupils);
  for (const teaching of recordsOf(body, 'teaching')) {
    const { classId, groupId, subjectId } = teaching;
    if (!isWithin(due, teaching)) continue;
    const group = groupId === undefined ? undefined : groups.get(groupId);
    if (groupId === undefined && classId === id) add(subjectId, pupils);
    else if (group && (classId === id || group.classIds.includes(id)))
      add(subjectId, membersOf(group, enrolled, pupils));
  }
  return [...bySubject].flatMap(([subjectId, members]) => {
    const subject = subjects.get(subjectId);
    if (!subject || subject.unmarked === true || unmarked.includes(subject.subject ?? '')) return [];
    return [...members].map((pupilId) => ({ pupilId, subjectId, subjectName: subject.name }));
  });
}

/** Pupils of one class who learn in a group, as far as a mark is due of them. */
function membersOf(
  { id, kind, pupilIds }: Entity<'group'>,
  enrolled: readonly Entity<'enrolment'>[],
  pupils: ReadonlySet<string>,
): Iterable<string> {
  if (kind === 'elective') return [];
  if (pupilIds) return pupilIds.filter((pupil) => pupils.has(pupil));
  const members = enrolled.filter(({ groupIds }) => groupIds?.includes(id)).map(({ pupilId }) => pupilId);
  return members.length > 0 || kind === 'individual-plan' ? members : pupils;
}

/** A pupil who left, no day being told, is expected nothing of. */
const isEnrolled = ({ from, to, state }: Entity<'enrolment'>, day: Day): boolean =>
  (state === 'active' || to !== undefined) &&
  isWithin(day, { ...(from !== undefined && { from }), ...(to !== undefined && { to }) });

/** Holds the expected term marks of a sheet against what is there: a value, or the word that stands for it (ОСВ, Н/А). */
export function joinTermMarks(expected: ExpectedTerm, found: FoundSheet, profile: Profile, zone: string): Joined {
  const rule = profile.requirements['term-mark'];
  if (!rule) return { facts: [], gaps: [] };
  const { sheet, marks, kind, periodId, due } = expected;
  const limit = dayLimit(due, rule.limit.days, zone);
  const tally = new Tally(sheet, 'term-mark', found.readFrom);
  if (!marks) {
    tally.add({ about: sheet.scope, limit, entered: undefined, isProvable: false });
    return { facts: [tally.fact()], gaps: tally.gaps() };
  }
  const present = new Map<string, Entity<'term-mark'>>();
  for (const mark of recordsOf(found.sheet?.body ?? {}, 'term-mark')) {
    if (mark.kind !== kind || (kind === 'period' && mark.periodId !== undefined && mark.periodId !== periodId))
      continue;
    if (mark.subjectId !== undefined) present.set(`${mark.pupilId} id ${mark.subjectId}`, mark);
    if (mark.subjectName !== undefined) present.set(`${mark.pupilId} name ${mark.subjectName}`, mark);
  }
  const isProvable = found.covered.has('term-mark');
  for (const { pupilId, subjectId, subjectName } of marks) {
    const mark = present.get(`${pupilId} id ${subjectId}`) ?? present.get(`${pupilId} name ${subjectName}`);
    const entered = mark && boundsOf(mark.enteredAt, found.sheet?.origins['term-mark']?.[mark.id]);
    tally.add({ about: `${pupilId}/${subjectName}`, lesson: { subject: subjectName }, limit, entered, isProvable });
  }
  return { facts: marks.length === 0 ? [] : [tally.fact()], gaps: tally.gaps() };
}
