import type { Page } from '../../gateway/contracts/adapter.ts';
import type { Day, EntityName, RawRecord, ReadTimes } from '../../gateway/contracts/records.ts';
import { digestOf } from '../kit/digest.ts';
import { addDays } from '../kit/time.ts';
import type { ClassView } from './class-view.ts';
import { textOf } from './cursor.ts';
import { keyOf } from './key.ts';
import { plainText } from './plain-text.ts';
import { blocksOf, itemsAt, rawOf } from './raw.ts';
import type { Pupil, Roll } from './roll.ts';

/** Everything a roster is made of. */
export interface RosterOf {
  /** What the school is called in the settings. */
  readonly id: string;
  /** 1 September. */
  readonly year: Day;
  readonly roll: Roll;
  readonly read: ReadTimes;
}

/** The last day of a school year that begins on 1 September. */
export const endOf = (year: Day): Day => addDays(`${Number(year.slice(0, 4)) + 1}-09-01`, -1);

/** The roster's pages: the school with its classes, pupils and subjects; and the periods, where any class tells them. */
export function rosterPages(roster: RosterOf): readonly Page[] {
  const people = pageOf(
    roster,
    ['school', 'academic-year', 'class', 'pupil', 'enrolment', 'subject'],
    [...schoolRecords(roster), ...classRecords(roster), ...pupilRecords(roster), ...subjectRecords(roster)],
  );
  const periods = periodRecords(roster);
  const pages = periods.length === 0 ? [people] : [people, pageOf(roster, ['period'], periods)];
  return pages.map((page, index) => ({ ...page, cursor: textOf({ roster: index }) }));
}

function pageOf(
  { id, year, roll, read }: RosterOf,
  entities: readonly EntityName[],
  records: readonly RawRecord[],
): Omit<Page, 'cursor'> {
  const hasAll = roll.isWhole || !entities.includes('pupil');
  return {
    digest: digestOf([JSON.stringify(records)]),
    received: records.length,
    records: () => records,
    covers: {
      sheet: 'roster',
      school: id,
      scope: id,
      from: year,
      to: year,
      entities,
      pupils: hasAll ? 'all' : [...roll.pupils.keys()].sort(),
    },
    read,
  };
}

const recordIn =
  ({ id, year }: RosterOf) =>
  (yields: readonly EntityName[], ref: string, body: unknown): RawRecord => ({
    yields,
    body,
    ref,
    place: { school: id, scope: id, day: year },
  });

function schoolRecords(roster: RosterOf): readonly RawRecord[] {
  const { id, year, roll } = roster;
  const record = recordIn(roster);
  const [first] = roll.pupils.values();
  const shownName = plainText(first?.person.selected_pupil_school);
  const from = { id: year.slice(0, 4), from: year, to: endOf(year) };
  return [
    record(['school'], `school/${id}`, { id, school: roll.school ?? null, shownName }),
    record(['academic-year'], `year/${from.id}`, from),
  ];
}

const classRecords = (roster: RosterOf): readonly RawRecord[] =>
  [...roster.roll.classes.values()]
    .sort(byId)
    .map(({ periods: _periods, ...told }) => recordIn(roster)(['class'], `class/${told.id}`, told));

/** The first pupil of a class carries the names of its classmates whom no account sees: they must be blanked too. */
function pupilRecords(roster: RosterOf): readonly RawRecord[] {
  const { pupils, classes } = roster.roll;
  const told = new Set<string>();
  return [...pupils.values()].sort(byId).map((pupil, ordinal) => {
    const { id, classId, child, person } = pupil;
    const isFirst = !told.has(classId) && told.add(classId);
    const classmates = isFirst ? namesIn(classes.get(classId)) : '';
    const name = nameOf(pupil);
    const body = { pupil: id, classId, child, person, ...name, ...(classmates !== '' && { classmates }) };
    return { ...recordIn(roster)(['pupil', 'enrolment'], `pupil/${ordinal}`, body), pupil: id };
  });
}

/** A parent's list has the birth date behind the full name; a pupil who is signed in is told by the own name. */
function nameOf({ child, person }: Pupil): object {
  const told = plainText(child ? child.fullname : person.user_fullname);
  const [, name, born] = /^(.*?)\s*(\d{1,2}\.\d{1,2}\.\d{4})?$/.exec(typeof told === 'string' ? told : '') ?? [];
  return { name: name || plainText(person.selected_pupil_name), ...(born !== undefined && { born }) };
}

const namesIn = (view: ClassView | undefined): string =>
  itemsAt(view?.info, 'pupils')
    .map((one) => plainText(rawOf(one)['fullname']))
    .filter((name) => typeof name === 'string')
    .join(' ');

/** Subjects by the key of their name; spellings that differ in case, spaces and invisible signs only are one subject. */
function subjectRecords(roster: RosterOf): readonly RawRecord[] {
  const names = new Map<string, unknown>();
  for (const { totals } of [...roster.roll.pupils.values()].sort(byId)) {
    for (const block of blocksOf(totals, 'total_marks_data')) {
      for (const line of itemsAt(block, 'discipline_marks')) {
        const name = rawOf(line)['discipline'];
        const key = keyOf('subject', name);
        if (key !== undefined && !names.has(key)) names.set(key, name);
      }
    }
  }
  return [...names]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([id, name]) => recordIn(roster)(['subject'], id, { id, discipline: name, name: plainText(name) }));
}

/** Periods of all classes by the key of their name, each with the classes that learn by it; where classes differ in days, from the first to the last. */
function periodRecords(roster: RosterOf): readonly RawRecord[] {
  const learning = [...roster.roll.classes.values()].flatMap(({ id, periods }) =>
    periods.map((period) => ({ ...period, classId: id })),
  );
  return [...Map.groupBy(learning, ({ key }) => key)].sort().map(([id, own]) => {
    const days = own.flatMap(({ from, to }) => [from, to]).sort();
    const classIds = own.map(({ classId }) => classId).sort();
    const body = { id, name: own[0]!.name, from: days[0], to: days.at(-1), classIds };
    return recordIn(roster)(['period'], id, body);
  });
}

const byId = ({ id: a }: { readonly id: string }, { id: b }: { readonly id: string }): number => (a < b ? -1 : 1);
