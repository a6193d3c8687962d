import type { Page } from '../../gateway/contracts/adapter.ts';
import type { Day, EntityName, RawRecord } from '../../gateway/contracts/records.ts';
import { startReading } from '../kit/reading.ts';
import { addDays, dayIn, schoolYearOf } from '../kit/time.ts';
import type { Api } from './access.ts';
import { pupilRecords, staffRecords, statesIn } from './people.ts';
import { idAt, isSubgroup, rawOf } from './raw.ts';
import { askSchool, type ToldClass } from './roster-answers.ts';
import { endOfYear, type SchoolView, viewsOf, yearOf } from './school.ts';
import { type Shared, sharedByClasses } from './school-wide-items.ts';
import { teachingRecords } from './teaching.ts';

/** Entities of a roster that this vendor tells whole. */
const COVERED: readonly EntityName[] = [
  'school',
  'academic-year',
  'period',
  'calendar-day',
  'bell',
  'class',
  'group',
  'subject',
  'staff',
  'pupil',
  'enrolment',
  'teaching',
];

/** The roster of a school in one year. */
export interface RosterReading {
  readonly view: SchoolView;
  readonly page: Omit<Page, 'cursor' | 'again'>;
}

export interface RosterSettings {
  readonly now: () => Date;
  /** The source's, for schools that tell none. */
  readonly zone: string;
  /** School years that ended longer ago are not read. */
  readonly lookBackDays: number;
}

/** Reads the roster of a school as it is now, a page for each of its years. */
export async function readRosters(
  api: Api,
  schoolId: string,
  { now, zone, lookBackDays }: RosterSettings,
): Promise<readonly RosterReading[]> {
  const reading = startReading(now);
  const since = addDays(dayIn(now(), zone), -lookBackDays);
  const isRead = (group: unknown): boolean => endOfYear(yearOf(group, schoolYearOf(dayIn(now(), zone)))) >= since;
  const told = await askSchool(api, schoolId, isRead, reading);
  const { digest, read } = reading.end();
  return viewsOf(schoolId, told, now(), zone).map((view): RosterReading => {
    const records = recordsOf(view);
    const where = { sheet: 'roster', school: schoolId, scope: schoolId, from: view.year, to: view.year } as const;
    const covers = { ...where, entities: COVERED, pupils: 'all' } as const;
    return { view, page: { digest, received: records.length, read, covers, records: () => records } };
  });
}

function recordsOf({ id, year, told }: SchoolView): readonly RawRecord[] {
  const place = { school: id, scope: id, day: year };
  const record = (yields: RawRecord['yields'], body: object, ref: string): RawRecord => ({ yields, body, ref, place });
  const shared = (entity: EntityName, things: readonly Shared[]): readonly RawRecord[] =>
    things.map((thing, index) => record([entity], thing, `${entity}/${idAt(thing.item) || index}`));
  const listed = (itemsOf: (one: ToldClass) => readonly unknown[]) =>
    told.classes.map((one) => ({ classId: one.id, items: itemsOf(one) }));
  const { school, parameters, groups, subjects, teachers, staff, admins } = told;
  return [
    record(['school', 'academic-year'], { school, parameters, year: yearFrom(year) }, 'school'),
    ...groups.map((group, index) =>
      record([isSubgroup(group) ? 'group' : 'class'], { group }, `edu-group/${idAt(group) || index}`),
    ),
    ...subjects.map((subject, index) => record(['subject'], { subject }, `subject/${idAt(subject) || index}`)),
    ...shared('period', sharedByClasses(listed((one) => one.periods))),
    ...shared(
      'calendar-day',
      sharedByClasses(
        listed((one) => one.holidays),
        withoutItsGroup,
      ),
    ),
    ...shared('bell', sharedByClasses(listed((one) => one.bells))),
    ...staffRecords(teachers, staff, admins, place),
    ...pupilRecords(
      listed((one) => one.persons),
      statesIn(told.students),
      place,
    ),
    ...teachingRecords(told.taught, teachers, place),
  ];
}

/** Quarters and half-years list the same holidays: which of the two listed one does not matter. */
function withoutItsGroup(holiday: unknown): unknown {
  const { reportingPeriodGroupId: _group, reportingPeriodGroupId_str: _text, ...rest } = rawOf(holiday);
  return rest;
}

/** The vendor numbers years by the calendar year they begin in; their first and last day are the law's. */
const yearFrom = (from: Day): object => ({
  id: from.slice(0, 4),
  from,
  to: endOfYear(from),
});
