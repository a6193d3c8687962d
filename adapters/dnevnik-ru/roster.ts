import type { Page } from '../../gateway/contracts/adapter.ts';
import type { Day, EntityName, RawRecord } from '../../gateway/contracts/records.ts';
import { startReading } from '../kit/reading.ts';
import { addDays } from '../kit/time.ts';
import type { Api } from './access.ts';
import { pupilRecords, staffRecords, statesIn } from './people.ts';
import { idAt, isSubgroup, rawOf } from './raw.ts';
import { askSchool, type ToldClass, type ToldSchool } from './roster-answers.ts';
import { type SchoolView, viewOf } from './school.ts';
import { type Shared, sharedByClasses } from './shared.ts';

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
];

export interface RosterReading {
  readonly view: SchoolView;
  readonly page: Omit<Page, 'cursor' | 'again'>;
}

/** Reads the roster of a school as it is now; `zone` is the source's, for schools that tell none. */
export async function readRoster(api: Api, schoolId: string, now: () => Date, zone: string): Promise<RosterReading> {
  const reading = startReading(now);
  const told = await askSchool(api, schoolId, reading);
  const view = viewOf(schoolId, told, now(), zone);
  const records = recordsOf(told, view);
  reading.count(records.length);
  const { year } = view;
  const covers = {
    sheet: 'roster',
    school: schoolId,
    scope: schoolId,
    from: year,
    to: year,
    entities: COVERED,
    pupils: 'all',
  } as const;
  return { view, page: { ...reading.end(), covers, records: () => records } };
}

function recordsOf(told: ToldSchool, { id, year }: SchoolView): readonly RawRecord[] {
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
  to: addDays(`${Number(from.slice(0, 4)) + 1}-09-01`, -1),
});
