import { addDays } from '../region/calendar.ts';
import type { SchoolYear } from '../region/school.ts';
import type { TruthRecord, TruthSheet } from '../truth-file.ts';
import { type Desk, type Group, periodsOf, yearOf } from './desk.ts';
import { yearIdOf } from './identity.ts';
import { type Stay, staysOf } from './listing.ts';
import { membersByGroup } from './people.ts';
import { schoolDays } from './school-days.ts';
import { given, pupilId, schoolIdOf, staffId, type Telling } from './telling.ts';

const OF_STAFF = ['academic-year', 'class', 'enrolment', 'group', 'period', 'pupil', 'staff', 'subject', 'teaching'];

/** The roster of one year, as it was told at the moment of the telling. */
export function rosterOf(desk: Desk, year: SchoolYear, telling: Telling): TruthSheet {
  const { school } = desk;
  const id = schoolIdOf(desk);
  const groups = desk.groups.filter((group) => yearOf(desk, group.class) === year);
  const stays = staysOf(desk, year, telling.now);
  const subjects = new Map(groups.map(({ subject }) => [subject.key, subject]));
  const body = {
    school: [{ id, name: school.name, fullName: school.fullName }],
    'calendar-day': freeDaysTruth(stays, year),
    'academic-year': [
      { id: String(yearIdOf(year)), name: `${year.begins} - ${year.begins + 1}`, from: year.from, to: year.to },
    ],
    period: periodsTruth(desk, groups, year),
    class: classesTruth(desk, { groups, stays, year }, telling),
    group: groupsTruth(desk, groups, year, telling),
    subject: [...subjects.values()].map(({ ids, name }) => ({
      id: String(ids.short),
      name,
      ...given('subject', telling.subjectCode(name)),
    })),
    staff: school.staff.map((staff) => ({
      id: staffId(desk, staff, telling),
      hasAccount: staff.user !== undefined,
      has: { lastName: true, firstName: true, middleName: true },
    })),
    pupil: stays.map((stay) => pupilTruth(desk, stay, telling)),
    enrolment: stays.flatMap((stay) => enrolmentsTruth(desk, stay, telling)),
    teaching: groups.flatMap((group) => teachingTruth(desk, group, telling)),
  };
  const day = `${year.begins}-09-01`;
  const covers = [
    { entities: OF_STAFF, from: day, to: day },
    { entities: ['calendar-day', 'school'], from: day, to: day },
  ];
  return { source: `mesh-${id}`, kind: 'roster', school: id, scope: id, day, body, covers };
}

function periodsTruth(desk: Desk, groups: readonly Group[], year: SchoolYear): readonly TruthRecord[] {
  const classes = [...new Set(groups.map((group) => group.class))];
  return year.periods.flatMap((period) => {
    const { ids, kind, number, name, from, to } = period;
    const learning = classes.filter((own) => periodsOf(desk, own).includes(period));
    const classIds = learning.map((own) => String(own.ids.short)).sort();
    if (classIds.length === 0) return [];
    return [{ id: String(ids.short), kind, number, name, from, to, yearId: String(yearIdOf(year)), classIds }];
  });
}

/** Days without lessons, told day by day to the families: those that follow one another as one. */
function freeDaysTruth(stays: readonly Stay[], year: SchoolYear): readonly TruthRecord[] {
  const classIds = [...new Set(stays.map((stay) => String(stay.class.ids.short)))].sort();
  const spans: { from: string; to: string; name: string; type: string }[] = [];
  for (const { date, type, title } of schoolDays(year)) {
    const last = spans.at(-1);
    if (type === 'workday') continue;
    if (last && addDays(last.to, 1) === date && last.type === type && last.name === title) last.to = date;
    else spans.push({ from: date, to: date, name: title, type });
  }
  return spans.map(({ from, to, name }) => ({ id: `${from}/${to}`, from, to, kind: 'holiday', name, classIds }));
}

interface Listed {
  readonly groups: readonly Group[];
  readonly stays: readonly Stay[];
  readonly year: SchoolYear;
}

/** Classes are known by their groups and pupils; who leads one, by the profiles of its pupils. */
function classesTruth(desk: Desk, { groups, stays, year }: Listed, telling: Telling): readonly TruthRecord[] {
  const led = new Set(stays.map((stay) => stay.class));
  const classes = new Set([...groups.map((group) => group.class), ...led]);
  return [...classes].map((own) => ({
    id: String(own.ids.short),
    name: own.name,
    grade: own.grade,
    yearId: String(yearIdOf(year)),
    ...given('teacherId', led.has(own) ? staffId(desk, desk.by.staff.get(own.teacher)!, telling) : undefined),
  }));
}

function groupsTruth(desk: Desk, groups: readonly Group[], year: SchoolYear, telling: Telling): readonly TruthRecord[] {
  const members = membersByGroup({ desk, now: telling.now }, year);
  return groups.flatMap((group): readonly TruthRecord[] => {
    const { subgroup, class: own, subject } = group;
    if (!subgroup) return [];
    const pupilIds = (members.get(group) ?? []).map(({ pupil }) => pupilId(desk, pupil, telling));
    return [
      {
        id: String(subgroup.ids.short),
        name: subgroup.name,
        classIds: [String(own.ids.short)],
        kind: 'subgroup',
        subjectId: String(subject.ids.short),
        pupilIds,
      },
    ];
  });
}

const pupilTruth = (desk: Desk, { pupil, class: own }: Stay, telling: Telling): TruthRecord => ({
  id: pupilId(desk, pupil, telling),
  classId: String(own.ids.short),
  has: {
    lastName: true,
    firstName: true,
    middleName: true,
    birthDate: true,
    snils: pupil.snils !== undefined,
    account: pupil.user !== undefined,
  },
});

function enrolmentsTruth(
  desk: Desk,
  { pupil, class: own, previous, hasLeft }: Stay,
  telling: Telling,
): readonly TruthRecord[] {
  const id = pupilId(desk, pupil, telling);
  const enrolment = (classId: string, state: string): TruthRecord => ({
    id: `${id}/${classId}`,
    pupilId: id,
    classId,
    state,
  });
  return [
    enrolment(String(own.ids.short), hasLeft ? 'archived' : 'active'),
    ...(previous ? [enrolment(String(previous.ids.short), 'archived')] : []),
  ];
}

const teachingTruth = (
  desk: Desk,
  { id, class: own, subgroup, subject, teachers }: Group,
  telling: Telling,
): readonly TruthRecord[] =>
  teachers.map((teacher) => {
    const teacherId = staffId(desk, teacher, telling);
    const subjectId = String(subject.ids.short);
    return {
      id: `${id}/${subjectId}/${teacherId}`,
      classId: String(own.ids.short),
      ...given('groupId', subgroup && String(subgroup.ids.short)),
      subjectId,
      teacherId,
    };
  });
