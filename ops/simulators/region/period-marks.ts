import { addDays, dueDayOf, momentAt, schoolDays } from './calendar.ts';
import { isMarked } from './curriculum.ts';
import { abilityOf } from './lessons.ts';
import type { Pupil } from './person.ts';
import type { Period, SchoolClass, SchoolYear, Subject, Teaching } from './school.ts';
import type { Key } from './thing.ts';
import type { Day, Moment } from './timeline.ts';
import type { Mark, PeriodWork } from './work.ts';
import type { Member } from './outline.ts';
import type { GiveIds } from './people.ts';
import { random, type Random } from './random.ts';

export interface Term {
  readonly seed: string;
  readonly index: number;
  readonly ids: GiveIds;
  readonly offset: number;
  readonly days: readonly Day[];
  readonly years: readonly SchoolYear[];
  readonly classes: readonly SchoolClass[];
  readonly subjects: readonly Subject[];
  readonly teachings: readonly Teaching[];
  readonly members: ReadonlyMap<Key, readonly Member[]>;
}

/** A period mark that was left out. */
export interface LeftOut {
  readonly class: SchoolClass;
  readonly subject: Subject;
  readonly period: Period;
  readonly pupil: Pupil;
  /** The moment after which it is missing: the end of the last school day of the period. */
  readonly limit: Moment;
}

const LEFT_OUT = 3;
/** Do classes of this grade learn by periods of this kind? */
const learnsBy = (grade: number, kind: Period['kind']): boolean => (kind === 'half-year') === grade >= 10;

/**
 * Marks of the periods that end (or whose vacation begins) inside the window, entered in the last week; three are left out, in
 * a silent school all.
 */
export function closePeriods(
  term: Term,
  { isSilent }: { readonly isSilent: boolean },
): {
  readonly works: readonly PeriodWork[];
  readonly leftOut: readonly LeftOut[];
} {
  const { seed, index, days, years, classes } = term;
  const draw = random(seed, 'periods', index);
  const columns = years.flatMap((year) =>
    year.periods
      .filter((period) => days[0]! <= dueDayOf(period) && dueDayOf(period) <= days.at(-1)!)
      .flatMap((period) =>
        classes
          .filter((each) => each.year === year.key && learnsBy(each.grade, period.kind))
          .flatMap((schoolClass) => columnsOf(term, schoolClass, period)),
      ),
  );
  const seats = columns.flatMap((column) => column.pupils.map(({ pupil }) => ({ column, pupil })));
  const leftOut = isSilent ? seats : draw.shuffle(seats).slice(0, Math.min(LEFT_OUT, seats.length >> 3));
  const missing = new Set(leftOut.map(({ column, pupil }) => `${columnKey(column)}/${pupil.key}`));
  return {
    works: (isSilent ? [] : columns).map((column) => fill(draw, term, column, missing)),
    leftOut: leftOut.map(({ column, pupil }) => ({
      class: column.class,
      subject: column.subject,
      period: column.period,
      pupil,
      limit: momentAt(addDays(dueDayOf(column.period), 1), 0, term.offset),
    })),
  };
}

interface Column {
  readonly class: SchoolClass;
  readonly subject: Subject;
  readonly period: Period;
  readonly teacher: Key;
  readonly pupils: readonly Member[];
}

const columnKey = ({ period, class: { key }, subject }: Column): Key => `${period.key}/${key}/${subject.key}`;

function columnsOf(term: Term, schoolClass: SchoolClass, period: Period): readonly Column[] {
  const due = dueDayOf(period);
  const pupils = (term.members.get(schoolClass.key) ?? []).filter(
    ({ from, to }) => from <= due && (to === undefined || due <= to),
  );
  const own = new Map(
    term.teachings.filter((each) => each.class === schoolClass.key).map((each) => [each.subject, each.teacher]),
  );
  return term.subjects
    .filter((subject) => own.has(subject.key) && isMarked(schoolClass.grade, subject))
    .map((subject) => ({ class: schoolClass, subject, period, teacher: own.get(subject.key)!, pupils }));
}

function fill(draw: Random, term: Term, column: Column, missing: ReadonlySet<string>): PeriodWork {
  const { offset, days } = term;
  const due = dueDayOf(column.period);
  const week = schoolDays(addDays(due, -6), 5).filter((day) => days[0]! <= day && day <= due);
  const day = draw.pick(week);
  const key = columnKey(column);
  const { class: schoolClass, subject, teacher, pupils } = column;
  const at = momentAt(day, draw.between(840, 1_200), offset);
  const marks = pupils
    .filter(({ pupil }) => !missing.has(`${key}/${pupil.key}`))
    .map(({ pupil, from }, nth): Mark => {
      const value = periodMark(draw, subject, abilityOf(term.seed, pupil.key));
      // Of who came this week, not before the day of coming.
      const came = momentAt(from, 600, offset);
      const first = { at: Math.max(at, came) + nth * 7_000, value: { value, comment: undefined } };
      const again = draw.chance(0.01) && value === '4' && day < due;
      const later = { at: momentAt(due, 870 + nth, offset), value: { value: '5', comment: undefined } };
      return {
        key: `${key}/${pupil.key}`,
        ids: term.ids('mark'),
        pupil: pupil.key,
        timeline: again ? [first, later] : [first],
        spoiled: undefined,
        conflictingValue: undefined,
      };
    });
  return {
    key,
    ids: term.ids('work'),
    class: schoolClass.key,
    group: undefined,
    subject: subject.key,
    period: column.period.key,
    teacher,
    listedAt: momentAt(addDays(days[0]!, -7), 720, offset),
    marks,
  };
}

function periodMark(draw: Random, { name }: Subject, ability: number): string {
  if (name === 'Физическая культура' && draw.chance(0.03)) return 'ОСВ';
  if (draw.chance(0.006)) return 'Н/А';
  return String(Math.min(5, Math.max(3, Math.round(ability))));
}
