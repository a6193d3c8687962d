import type { SchoolClass, SchoolYear } from '../region/school.ts';
import type { Pupil } from '../region/person.ts';
import type { Day } from '../region/timeline.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { dayAt, listedIn } from '../region/on-day.ts';
import { type Desk, momentFor, periodsOf, pupilsIn, schoolDaysOf } from './desk.ts';
import { subjectsOf } from './marks.ts';
import { given, pupilId, schoolId, type Telling } from './telling.ts';
import { keyOf, subperiodOf } from './words.ts';

/** A pupil of the lists with the class of it. */
export interface Listed {
  readonly pupil: Pupil;
  readonly class: SchoolClass;
}

/** Who is listed in a school year, as it was last told by the moment. */
export function listedPupils(desk: Desk, year: SchoolYear, now: number): readonly Listed[] {
  const moment = momentFor(desk.school, year.from, now);
  return desk.school.pupils.flatMap((pupil) => {
    const schoolClass = desk.classes.get(listedIn(desk.school, pupil, moment)?.class ?? '');
    return schoolClass?.year === year.key ? [{ pupil, class: schoolClass }] : [];
  });
}

/** The years that have begun by the moment; of a moment before all of them, the first. */
export const begunYears = ({ school }: Desk, now: number): readonly SchoolYear[] => {
  const today = dayAt(school, now);
  return school.years.filter(({ from }, nth) => nth === 0 || from <= today);
};

/** What accounts of parents show of a school in a year: no staff, no teaching, no timetable; class, subject and period are keys of names. */
export function rosterTruth(desk: Desk, telling: Telling): readonly TruthSheet[] {
  return begunYears(desk, telling.now).map((year) => rosterOf(desk, year, telling));
}

function rosterOf(desk: Desk, year: SchoolYear, telling: Telling): TruthSheet {
  const moment = momentFor(desk.school, year.from, telling.now);
  const listed = listedPupils(desk, year, telling.now);
  const classes = [...new Set(listed.map((one) => one.class))];
  const id = schoolId(desk);
  const day = `${year.begins}-09-01`;
  const subjects = new Set(listed.flatMap(({ pupil }) => subjectsOf(desk, pupil, moment).map(({ name }) => name)));
  const body = {
    school: [{ id, name: desk.school.name, address: desk.school.address }],
    'academic-year': [{ id: String(year.begins), from: day, to: `${year.begins + 1}-08-31` }],
    class: classes.map((one) => classTruth(desk, one, moment)),
    pupil: listed.map((one): TruthRecord => ({
      id: pupilId(desk, one.pupil, telling),
      classId: keyOf('class', one.class.name),
      has: { lastName: true, firstName: true, birthDate: true },
    })),
    enrolment: listed.map((one): TruthRecord => {
      const [pupil, classId] = [pupilId(desk, one.pupil, telling), keyOf('class', one.class.name)];
      return { id: `${pupil}/${classId}`, pupilId: pupil, classId, state: 'active' };
    }),
    subject: [...subjects].map((name): TruthRecord => ({
      id: keyOf('subject', name),
      name,
      ...given('subject', telling.subjectCode(name)),
    })),
    period: periodsTruth(desk, classes, dayAt(desk.school, moment)),
  };
  const covers = [
    { entities: ['academic-year', 'class', 'enrolment', 'pupil', 'school', 'subject'], from: day, to: day },
    { entities: ['period'], from: day, to: day },
  ];
  return { source: `bars-${id}`, kind: 'roster', school: id, scope: id, day, body, covers };
}

const classTruth = (desk: Desk, { key, name, grade, letter }: SchoolClass, moment: number): TruthRecord => ({
  id: keyOf('class', name),
  name,
  grade,
  letter,
  pupilCount: pupilsIn(desk, key, moment).length,
});

/** Periods that have begun, each with its first and last school day, which is all that is told of it. */
function periodsTruth(desk: Desk, classes: readonly SchoolClass[], today: Day): readonly TruthRecord[] {
  const learning = classes.flatMap((one) =>
    periodsOf(desk, one)
      .filter(({ from }) => from <= today)
      .map((period) => ({ period, classId: keyOf('class', one.name) })),
  );
  return [...Map.groupBy(learning, ({ period }) => period).entries()].map(([period, own]) => {
    const days = schoolDaysOf(desk, period);
    const { name } = subperiodOf(period);
    return {
      id: keyOf('period', name),
      kind: period.kind,
      number: period.number,
      name,
      from: days[0],
      to: days.at(-1),
      classIds: own.map(({ classId }) => classId).sort(),
    };
  });
}
