import type { Pupil } from '../region/person.ts';
import type { SchoolClass } from '../region/school.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import type { Account } from './accounts.ts';
import { dayAt, membershipOn } from '../region/on-day.ts';
import { type Desk, subgroupNumber, yearOn } from './desk.ts';
import type { Row } from './literal.ts';
import { codeOfMark } from './periods.ts';

/** Every installation calls its school so. */
const ONLY_SCHOOL = 1;
const MAX_MARK = 5;
/** Columns of characters are as wide as they were made. */
const LETTER_WIDTH = 16;
const MARK_WIDTH = 6;

/** `get_user_data`: who is signed in, and where. */
export const userRow = ({ school }: Desk, { name }: Account): Row => [
  name.last,
  name.first,
  name.middle,
  school.fullName,
  ONLY_SCHOOL,
  MAX_MARK,
];

/** `get_uch_year`: the year that a day lies in, by the calendar year in which it begins (assumed). */
export const yearRow = ({ school }: Desk, day: Day | undefined): Row => {
  const year = day === undefined ? undefined : yearOn(school, day);
  return year ? [year.begins] : [];
};

/** `GET_STUDENT_CLASS`: the class of a pupil on a day. */
export function classRows(desk: Desk, pupil: Pupil, day: Day, now: Moment): readonly Row[] {
  const found = desk.classOf.get(membershipOn(pupil, day, now)?.class ?? '');
  return found ? [[found.ids.short, found.grade, found.letter.padEnd(LETTER_WIDTH)]] : [];
}

/** `GET_DAIRY_CLASS_SUBJECTS`: what a class is taught. */
export function subjectRows(desk: Desk, schoolClass: SchoolClass): readonly Row[] {
  const taught = new Set((desk.slots.get(schoolClass.key) ?? []).map(({ subject }) => subject));
  return [...taught].map((key) => desk.subjectOf.get(key)!).map(({ ids, name }): Row => [ids.short, name]);
}

/** `GET_TIMETABLE`: the whole school. */
export function timetableRows(desk: Desk, now: Moment): readonly Row[] {
  const { school } = desk;
  const year = yearOn(school, dayAt(school, now));
  const slots = school.slots.filter(({ class: key }) => desk.classOf.get(key)!.year === year?.key);
  return slots.map((slot, nth): Row => {
    const schoolClass = desk.classOf.get(slot.class)!;
    return [
      nth + 1,
      schoolClass.ids.short,
      desk.subjectOf.get(slot.subject)!.ids.short,
      subgroupNumber(schoolClass, slot),
      null,
      slot.weekday,
      slot.number,
      schoolClass.shift,
      // Some rooms end in a line break, as the one recorded.
      nth % 3 === 0 ? `${slot.room}\n` : slot.room,
      null,
      null,
    ];
  });
}

/** `GET_STUDENT_DIRECTOR_DATA`: the period marks of a pupil in a class. */
export function periodRows(desk: Desk, schoolClass: SchoolClass, pupil: Pupil, now: Moment): readonly Row[] {
  const works = desk.periodWorks.get(schoolClass.key) ?? [];
  return works
    .filter(({ listedAt }) => listedAt <= now)
    .flatMap((work) =>
      work.marks
        .filter((mark) => mark.pupil === pupil.key)
        .flatMap((mark): readonly Row[] => {
          const value = stateAt(mark.timeline, now)?.value.value;
          const code = codeOfMark(desk, work);
          if (value === undefined || code === undefined) return [];
          const subject = desk.subjectOf.get(work.subject)!.ids.short;
          const group = subgroupNumber(schoolClass, work);
          const told = periodValue(value).padEnd(MARK_WIDTH);
          return [[group, code, pupil.ids.short, told, subject, schoolClass.ids.short]];
        }),
    );
}

/** «Не аттестован» is written as the journal writes it. */
export const periodValue = (value: string): string => (value === 'Н/А' ? 'Н/З' : value);
