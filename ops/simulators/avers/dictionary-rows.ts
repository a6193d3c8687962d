import type { Pupil } from '../region/person.ts';
import type { Period, SchoolClass, SchoolYear } from '../region/school.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { type Desk, lessonsOf } from './desk.ts';
import { homeworkAt } from './diary.ts';
import type { Row } from './literal.ts';
import { periodCode, YEAR_CODE } from './periods.ts';

/*
 * Calls that are in no recording but in open clients of other installations, which read them before or beside the journal: grade client. What no
 * client reads of a row is null.
 */

/** Grades from here on learn by half-years. */
const FIRST_BY_HALF_YEARS = 10;

/** `GET_PERIODS`: every period that has a code, `[code, "name"]`. */
export const periodNameRows = (desk: Desk, year: SchoolYear | undefined): readonly Row[] =>
  coded(desk, year).map(([code, { name }]): Row => [code, name]);

/** `GET_JOURNAL_PERIODS_INFO`: when they are, `[code, Date, Date]`. */
export const periodDayRows = (desk: Desk, year: SchoolYear | undefined): readonly Row[] =>
  coded(desk, year).map(([code, { from, to }]): Row => [code, { day: from }, { day: to }]);

/** `GET_CLASS_PER_SP`: those that a class learns by, `[code]`, the year among them. */
export const classPeriodRows = (desk: Desk, year: SchoolYear | undefined, { grade }: SchoolClass): readonly Row[] => {
  const young: readonly Period['kind'][] = desk.manner.periods === 'both' ? ['quarter', 'half-year'] : ['quarter'];
  const kinds = grade >= FIRST_BY_HALF_YEARS ? (['half-year'] as const) : young;
  return coded(desk, year).flatMap(([code, period]) =>
    !('kind' in period) || kinds.some((kind) => kind === period.kind) ? [[code]] : [],
  );
};

/** `GET_SUBS_PERSONS_STORE_DATA`: teachers, `[id, "name"]`. */
export const teacherRows = ({ school }: Desk): readonly Row[] =>
  school.staff.map(({ ids, name }): Row => [ids.short, `${name.last} ${name.first} ${name.middle}`]);

/** `GET_STUDENT_LESSONS`: `[lessonRowId, type, null, weight, "theme", null, null, null, "homework", weight]`; nothing has a type or weight here. */
export function lessonRows(
  desk: Desk,
  { schoolClass, pupil, from, to }: { schoolClass: SchoolClass; pupil: Pupil; from: Day; to: Day },
  now: Moment,
): readonly Row[] {
  const lessons = lessonsOf(desk, schoolClass, pupil, now).filter(({ day }) => from <= day && day <= to);
  return lessons.map((lesson): Row => {
    const topic = stateAt(lesson.timeline, now)!.value.topic?.told ?? '';
    const homework = homeworkAt(lesson, now)?.value.text.told ?? '';
    return [lesson.ids.short, null, null, null, topic, null, null, null, homework, null];
  });
}

type Named = Period | Pick<Period, 'name' | 'from' | 'to'>;

function coded({ school }: Desk, year: SchoolYear | undefined): readonly (readonly [number, Named])[] {
  if (!year) return [];
  const periods = year.periods.flatMap((period): (readonly [number, Named])[] => {
    const code = periodCode(school, period.key);
    return code === undefined ? [] : [[code, period]];
  });
  return [...periods, [YEAR_CODE, { name: 'Год', from: year.from, to: year.to }]];
}
