import { academicYearOf, breaksOf, periodsOf } from './calendar.ts';
import { COURSES, classList, SECOND_SHIFT } from './curriculum.ts';
import { dealFates } from './fates.ts';
import { idsOf } from './identifiers.ts';
import { dayEnds, keepJournal } from './lessons.ts';
import type { Defect } from './defect.ts';
import type { Staff } from './person.ts';
import type { Region, RegionOptions } from './region.ts';
import type { School, SchoolClass, SchoolYear, Subgroup, Subject } from './school.ts';
import { silence, writeOracle } from './oracle.ts';
import { membersOf, outlinesOf } from './outline.ts';
import { makePupils, makeStaff, type GiveIds } from './people.ts';
import { closePeriods } from './period-marks.ts';
import { openRegion } from './places.ts';
import { random } from './random.ts';
import { schoolCard } from './school-card.ts';
import { makeBells, makeTimetable } from './timetable.ts';

const SPLIT_FROM = 2;

/** One school whole: the same for the same options, whatever else was generated. @throws {RangeError} on options out of range */
export function generateSchool(options: RegionOptions, index: number): School {
  const region = openRegion(options);
  if (!(Number.isInteger(index) && index >= 0 && index < options.schools))
    throw new RangeError(`The region has schools 0 to ${options.schools - 1}.`);
  const ids = idsOf(index);
  const outer = schoolCard(region, index);
  const structure = inside(region, index, { ids, zone: outer.zone, shifts: outer.shifts });
  const { shifts: _, ...card } = outer;
  const bare = { ...card, ...structure, lessons: [], periodWorks: [] };
  if (outer.silent) return { ...bare, oracle: silentOracle(region, bare, ids) };
  return { ...bare, ...journalOf(region, bare, ids) };
}

interface Ground {
  readonly ids: GiveIds;
  readonly zone: School['zone'];
  readonly shifts: readonly (1 | 2)[];
}

/** Years, bells, subjects, people, classes and their timetable. */
function inside(region: Region, index: number, { ids, zone, shifts }: Ground) {
  const { seed, size, transfers } = region.options;
  const draw = random(seed, 'inside', index);
  const years = [...new Set(region.days.map(academicYearOf))].map((begins) =>
    makeYear(begins, ids, index === region.silent ? 'trimester' : 'quarter'),
  );
  const plans = years.map((_, nth) => gradesIn(region.options.classes, nth));
  const subjects = COURSES.map((course, nth): Subject => ({
    key: `s${nth}`,
    ids: ids('subject'),
    name: course.name,
    area: course.area,
    unmarked: course.unmarked ?? false,
  }));
  const staff = makeStaff(draw, ids, { subjects, grades: plans.flat().map(({ grade }) => grade) });
  const classes = years.flatMap((year, nth) => makeClasses(plans[nth]!, { year, subjects, staff, shifts, ids }));
  const setting = { seed, index, size, transfers, offset: zone.offset, days: region.days, years, classes };
  const tables = years.map(({ key }) =>
    makeTimetable(draw, { classes: classes.filter(({ year }) => year === key), subjects, staff }),
  );
  return {
    years,
    bells: makeBells(ids, shifts),
    subjects,
    staff,
    classes,
    pupils: makePupils(ids, setting),
    teachings: tables.flatMap(({ teachings }) => teachings),
    slots: tables.flatMap(({ slots }) => slots),
  };
}

/** The classes of the first year; a year later each is a grade higher, the oldest are gone and the youngest are new. */
function gradesIn(count: number, year: number): ReturnType<typeof classList> {
  const now = classList(count);
  if (year === 0) return now;
  return [
    ...now.filter(({ grade }) => grade === 1),
    ...now.filter(({ grade }) => grade < 11).map(({ grade, letter }) => ({ grade: grade + 1, letter })),
  ];
}

function makeYear(begins: number, ids: GiveIds, young: 'quarter' | 'trimester'): SchoolYear {
  return {
    key: `y${begins}`,
    ids: ids('year'),
    begins,
    name: `${begins}/${begins + 1}`,
    from: `${begins}-09-01`,
    to: `${begins + 1}-08-31`,
    periods: periodsOf(begins, young).map((period) => ({
      ...period,
      key: `y${begins}/${period.name}`,
      ids: ids('period'),
    })),
    holidays: breaksOf(begins).map((each) => ({ ...each, ids: ids('holiday') })),
  };
}

interface ClassGround {
  readonly year: SchoolYear;
  readonly subjects: readonly Subject[];
  readonly staff: readonly Staff[];
  readonly shifts: readonly (1 | 2)[];
  readonly ids: GiveIds;
}

function makeClasses(plan: ReturnType<typeof classList>, ground: ClassGround): readonly SchoolClass[] {
  const { year, subjects, staff, shifts, ids } = ground;
  const primary = staff.filter(({ subjects: taught }) => taught.length > 1);
  const others = staff.filter(({ subjects: taught }) => taught.length === 1);
  const split = subjects.filter(({ name }) => COURSES.some((course) => course.name === name && course.split));
  return plan.map(({ grade, letter }, nth): SchoolClass => {
    const name = `${grade}${letter}`;
    const key = `${year.begins}/${name}`;
    const own = ids('class');
    const subgroups = split
      .filter((subject) => grade >= SPLIT_FROM && COURSES.find((course) => course.name === subject.name)!.hours[grade])
      .flatMap((subject) =>
        [1, 2].map((number): Subgroup => ({
          key: `${key}/${subject.key}/${number}`,
          ids: ids('class'),
          name: `${name} ${subject.name.toLowerCase()} ${number}`,
          subject: subject.key,
        })),
      );
    const teachers = grade <= 4 ? primary : others;
    return {
      key,
      ids: own,
      year: year.key,
      grade,
      letter,
      name,
      shift: shifts.includes(2) && SECOND_SHIFT.has(grade) ? 2 : 1,
      teacher: teachers[nth % teachers.length]!.key,
      subgroups,
    };
  });
}

/** That it is silent is said once; period marks that were due in the window are missing one by one. */
function silentOracle(region: Region, school: Omit<School, 'oracle'>, ids: GiveIds): readonly Defect[] {
  const { seed } = region.options;
  const members = membersOf(school.pupils, school.years);
  const term = { ...school, seed, ids, offset: school.zone.offset, days: region.days, members };
  const { leftOut } = closePeriods(term, { isSilent: true });
  const missing = writeOracle({ school, lessons: [], fates: new Map(), dayEnds: new Map(), leftOut });
  return [silence(school, region.last), ...missing];
}

/** What happened in the window, and what was planted in it. */
function journalOf(region: Region, school: Omit<School, 'oracle'>, ids: GiveIds) {
  const { seed } = region.options;
  const { index, zone, attendWritten, staff, years, pupils } = school;
  const { offset } = zone;
  const { days } = region;
  const members = membersOf(pupils, years);
  const outlines = outlinesOf({ ...school, days, offset });
  const deal = { offset, last: region.last, lastDay: region.to };
  const fates = dealFates(random(seed, 'fates', index), outlines, deal);
  const lessons = keepJournal({ seed, index, ids, offset, attendWritten, days, staff, members, outlines, fates });
  const { works, leftOut } = closePeriods({ ...school, seed, ids, offset, days, members }, { isSilent: false });
  const planted = { school, lessons, fates, dayEnds: dayEnds(outlines, fates), leftOut };
  return { lessons, periodWorks: works, oracle: writeOracle(planted) };
}
