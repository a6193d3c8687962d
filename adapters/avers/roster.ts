import type { Page } from '../../gateway/contracts/adapter.ts';
import type { Day, EntityName, RawRecord, ReadTimes } from '../../gateway/contracts/records.ts';
import { digestOf } from '../kit/digest.ts';
import { addDays, schoolYearOf } from '../kit/time.ts';
import { CLASS, idAt, type Row, textAt } from './rows.ts';
import type { Member, Roll } from './roll.ts';
import { textOf } from './cursor.ts';
import { timetableBodies, type TimetableOf } from './timetable-bodies.ts';

/** Everything a roster is made of. */
export interface RosterOf {
  /** Id of the school in the settings. */
  readonly school: string;
  /** Row of `get_user_data`, without the user's name. */
  readonly schoolRow: Row;
  /** What the server calls the year. */
  readonly yearId: string;
  /** 1 September: the day of the roster. */
  readonly day: Day;
  readonly roll: Roll;
  /** Rows of all subjects, by id. */
  readonly subjects: ReadonlyMap<string, Row>;
  readonly read: ReadTimes;
  readonly timetable: TimetableOf;
}

/** The roster's pages: school, year and pupils; the subjects; the timetable where it can say what must be held. */
export function rosterPages(roster: RosterOf): readonly Page[] {
  const { roll } = roster;
  const people = schoolRecords(roster);
  const subjects = [...roster.subjects.values()].map((row, nth) =>
    recordOf(roster, ['subject'], { row }, `subject/${nth}`),
  );
  const ids = roll.members.map(({ seen }) => seen.id);
  const told: readonly EntityName[] = ['school', 'academic-year', 'class', 'pupil', 'enrolment'];
  return [
    pageOf(roster, { nth: 0, entities: told, records: people, pupils: roll.isWhole ? 'all' : ids }),
    pageOf(roster, { nth: 1, entities: ['subject'], records: subjects, pupils: 'all' }),
    ...timetablePages(roster),
  ];
}

function timetablePages(roster: RosterOf): readonly Page[] {
  const { holidays, slots } = timetableBodies(roster.timetable, [...roster.roll.classes.keys()]);
  if (!holidays) return [];
  const records = [
    ...holidays.map((body, nth) => recordOf(roster, ['calendar-day'], body, `vacation/${nth}`)),
    ...slots.map((body, nth) => recordOf(roster, ['timetable-slot'], body, `timetable/${nth}`)),
  ];
  return [pageOf(roster, { nth: 2, entities: ['calendar-day', 'timetable-slot'], records, pupils: 'all' })];
}

function pageOf(
  { school, day, read }: RosterOf,
  told: {
    readonly nth: number;
    readonly entities: readonly EntityName[];
    readonly records: readonly RawRecord[];
    readonly pupils: 'all' | readonly string[];
  },
): Page {
  const { nth, entities, records, pupils } = told;
  return {
    digest: digestOf([JSON.stringify([records.map(({ body }) => body), pupils])]),
    received: records.length,
    records: () => records,
    covers: { sheet: 'roster', school, scope: school, from: day, to: day, entities, pupils },
    cursor: textOf({ stage: 'roster', place: [String(nth)] }),
    read,
  };
}

function schoolRecords(roster: RosterOf): readonly RawRecord[] {
  const { school, schoolRow, yearId, day, roll } = roster;
  const to = addDays(schoolYearOf(addDays(day, 400)), -1);
  return [
    recordOf(roster, ['school'], { school, row: schoolRow }, 'school'),
    recordOf(roster, ['academic-year'], { year: yearId, from: day, to }, 'year'),
    ...roll.members.flatMap((member, nth) => memberRecords(roster, member, nth, namesOf(roll))),
  ];
}

/**
 * A pupil, and a record for each class that the pupil was in before: its list keeps the name, so that it stays blanked in texts of those
 * weeks.
 */
function memberRecords(
  roster: RosterOf,
  { seen, today, byWeek }: Member,
  nth: number,
  areNamed: boolean,
): readonly RawRecord[] {
  const { id: pupil, name, account } = seen;
  const about = { pupil, account, ...(areNamed && { name }) };
  const now = idAt(today, CLASS.id);
  const former = new Set([...byWeek.values()].flat().filter((id) => id !== now));
  const own = today
    ? recordOf(roster, ['class', 'pupil', 'enrolment'], { ...about, ...classOf(today) }, `pupil/${nth}`, pupil)
    : recordOf(roster, ['pupil'], about, `pupil/${nth}`, pupil);
  const before = [...former].sort().map((id): RawRecord => {
    const body = { pupil, ...classOf(roster.roll.classes.get(id)!), state: 'archived' };
    return recordOf(roster, ['class', 'enrolment'], body, `former/${nth}/${id}`, pupil);
  });
  return [own, ...before];
}

/** A class and its name, which is told in two columns. */
const classOf = (row: Row): object => ({ row, className: `${idAt(row, CLASS.parallel)}${textAt(row, CLASS.letter)}` });

/**
 * A class list is used to blank names in texts. One that lacks some names would let them through, so it is made only where every pupil's name is
 * known: with accounts of parents there is none, and texts are kept as presence only.
 */
const namesOf = ({ members }: Roll): boolean => members.every(({ seen }) => seen.name !== undefined);

function recordOf(
  { school, day }: RosterOf,
  yields: readonly EntityName[],
  body: object,
  ref: string,
  pupil?: string,
): RawRecord {
  const place = { school, scope: school, day };
  return { yields, body, ref, place, ...(pupil !== undefined && { pupil }) };
}
