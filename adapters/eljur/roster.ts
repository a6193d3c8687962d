import type { Page } from '../../gateway/contracts/adapter.ts';
import type { EntityName, RawRecord, ReadTimes } from '../../gateway/contracts/records.ts';
import { digestOf } from '../kit/digest.ts';
import { addDays, schoolYearOf } from '../kit/time.ts';
import { cursorOf } from './cursor.ts';
import type { Period } from './periods.ts';
import type { Roll, SchoolClass } from './roll.ts';
import { isThing, textOf, thingOf } from './shapes.ts';
import type { Member } from './staff.ts';

/** A class that a pupil was in before, within the weeks that are read. */
export interface Former {
  readonly pupil: string;
  readonly classId: string;
}

export interface RosterOf {
  readonly roll: Roll;
  readonly former: readonly Former[];
  readonly periods: readonly Period[] | undefined;
  readonly staff: readonly Member[];
  readonly today: string;
  readonly read: ReadTimes;
}

/**
 * The roster's pages: school, classes and people; the periods. The staff is told with the pupils, so that its names are blanked in texts too, and is not
 * claimed: a directory of people to write to is not promised to be whole.
 */
export function rosterPages(roster: RosterOf): readonly Page[] {
  const { roll, periods, staff, today, read } = roster;
  const day = schoolYearOf(today);
  const place = { school: roll.school, scope: roll.school, day };
  const page = (records: readonly RawRecord[], entities: readonly EntityName[], nth: number): Page => ({
    digest: digestOf([day, JSON.stringify(records)]),
    received: records.length,
    records: () => records,
    covers: { sheet: 'roster', school: roll.school, scope: roll.school, from: day, to: day, entities, pupils: 'all' },
    cursor: cursorOf(['a-roster', String(nth), '']),
    read,
  });
  const people = [
    ...schoolRecords(roster, place),
    ...classRecords(roster, place),
    ...pupilRecords(roster, place),
    ...staff.map((one) => staffRecord(one, place)),
  ];
  return [
    page(people, ['school', 'academic-year', 'class', 'pupil', 'enrolment'], 0),
    ...(periods
      ? [
          page(
            periods.map((one) => periodRecord(one, place)),
            ['period'],
            1,
          ),
        ]
      : []),
  ];
}

function schoolRecords({ roll }: RosterOf, place: RawRecord['place']): readonly RawRecord[] {
  const { school, account, toldSchool } = roll;
  const { region, city, vendor } = thingOf(account);
  const year = place.day.slice(0, 4);
  const to = addDays(`${Number(year) + 1}-09-01`, -1);
  return [
    {
      yields: ['school'],
      body: {
        id: school,
        school: isThing(toldSchool) ? toldSchool : { title: textOf(vendor) || school },
        region,
        city,
      },
      ref: `school/${school}`,
      place,
    },
    { yields: ['academic-year'], body: { id: year, from: place.day, to }, ref: `year/${year}`, place },
  ];
}

const classRecords = ({ roll }: RosterOf, place: RawRecord['place']): readonly RawRecord[] =>
  [...roll.classes.values()].map((one) => ({
    yields: ['class'],
    body: { id: one.id, name: one.name, ...partsOf(one) },
    ref: `class/${one.id}`,
    place,
  }));

function pupilRecords({ roll, former }: RosterOf, place: RawRecord['place']): readonly RawRecord[] {
  return [
    ...roll.pupils.map(({ id, classId, told }, ordinal): RawRecord => ({
      yields: ['pupil', 'enrolment'],
      body: { pupil: id, classId, student: told },
      ref: `students/${ordinal}`,
      place,
      pupil: id,
    })),
    ...former.map(({ pupil, classId }, ordinal): RawRecord => ({
      yields: ['enrolment'],
      body: { pupil, classId, state: 'archived' },
      ref: `former/${ordinal}`,
      place,
      pupil,
    })),
  ];
}

const periodRecord = ({ id, from, to, told, classIds }: Period, place: RawRecord['place']): RawRecord => ({
  yields: ['period'],
  body: { id, from, to, period: told, classIds },
  ref: `period/${id}`,
  place,
});

const staffRecord = (member: Member, place: RawRecord['place']): RawRecord => ({
  yields: ['staff'],
  body: { member },
  ref: `staff/${member.id}`,
  place,
});

/** Grade as told (`parallel`, a number or a text), the letter out of the name, and the class teacher. */
function partsOf({ name, told }: SchoolClass): object {
  const { parallel, hometeacher_id: teacher } = thingOf(told);
  const [, number, letter] = /^\s*(\d{1,2})\s*[-–]?\s*["«]?(\p{L})["»]?\s*$/u.exec(name) ?? [];
  const grade = textOf(parallel) || number;
  return {
    ...(grade !== undefined && grade !== '' && { grade }),
    ...(letter !== undefined && { letter }),
    ...(textOf(teacher) !== '' && { teacher: textOf(teacher) }),
  };
}
