import type { Subject } from '../region/school.ts';
import { timetableId } from './calendar-objects.ts';
import { type Desk, type Group } from './desk.ts';
import { withTwin, withTwins } from './raw-number.ts';

/*
 * The vendor's objects of schools and people, with every field that open clients know (reference: vendors.md 3.3). What the region
 * does not have is empty: typed clients stumble over null where no source tells of it.
 */

/** Assumed: which words the vendor has for the state of a group, nobody tells. */
const STATUS = 'Active';

export function schoolObject({ school }: Desk): object {
  return {
    ...withTwin('id', school.ids.long),
    name: school.name,
    fullName: school.fullName,
    avatarSmall: '',
    city: school.municipality.cityName,
    municipality: school.municipality.name,
    regionId: 36,
    regionid: 36,
    markType: 'mark5',
    timeZone: school.zone.offset,
    uses_avg: true,
    uses_weighted_avg: false,
    educationType: 'Regular',
    tsoCityId: 0,
    tsoRegionTreePath: '',
  };
}

export function groupObject(desk: Desk, { class: schoolClass, subgroup }: Group): object {
  const year = desk.school.years.find(({ key }) => key === schoolClass.year)!;
  const name = subgroup?.name ?? schoolClass.name;
  return {
    ...withTwin('id', (subgroup ?? schoolClass).ids.long),
    ...withTwins('parentIds', subgroup ? [schoolClass.ids.long] : []),
    type: subgroup ? 'Subgroup' : 'Group',
    name,
    fullName: name,
    parallel: schoolClass.grade,
    ...withTwin('timetable', timetableId(desk, schoolClass.shift)),
    status: STATUS,
    studyyear: year.begins,
    educationType: 'Regular',
    subjects: subjectsOf(desk, { class: schoolClass, ...(subgroup && { subgroup }) } as Group).map(subjectObject),
    journaltype: 'Common',
  };
}

export function subjectsOf({ school, by }: Desk, { class: { key }, subgroup }: Group): readonly Subject[] {
  const taught = school.teachings.filter((each) => each.class === key && (!subgroup || each.group === subgroup.key));
  return [...new Set(taught.map(({ subject }) => subject))].map((each) => by.subject.get(each)!);
}

export const subjectObject = ({ ids, name, area }: Subject): object => ({
  ...withTwin('id', ids.long),
  name,
  knowledgeArea: area,
  fgosSubjectId: 0,
});

/** Subjects inside schedules have another shape. */
export const scheduleSubjectObject = ({ ids, name }: Subject): object => ({
  ...withTwin('id', ids.long),
  name,
  knowledgeAreaId: 0,
});
