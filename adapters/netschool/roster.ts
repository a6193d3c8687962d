import type { Page } from '../../gateway/contracts/adapter.ts';
import type { EntityName, RawRecord, ReadTimes } from '../../gateway/contracts/records.ts';
import { digestOf } from '../kit/digest.ts';
import type { School } from './api.ts';
import { textOf } from './cursor.ts';
import type { OptionalLists } from './lists.ts';
import type { Former } from './members.ts';
import type { ClassListed } from './register.ts';
import type { Pupil } from './pupil.ts';
import type { Year } from './year.ts';

/** Everything a roster is made of. */
export interface RosterOf {
  readonly school: School;
  readonly card: unknown;
  readonly year: Year;
  readonly pupils: readonly Pupil[];
  /** The school's own list of classes; none where no account may read it. */
  readonly classes: readonly ClassListed[];
  readonly former: readonly Former[];
  /** Whether these are all pupils that the accounts see. */
  readonly isWhole: boolean;
  readonly lists: OptionalLists;
  readonly read: ReadTimes;
}

/**
 * The roster's pages: school, year and pupils, then one for each list that could be read. A list is a slice of its own, because an account may
 * be refused one of them tomorrow: then nothing is said of it, instead of everything being withdrawn.
 */
export function rosterPages(roster: RosterOf): readonly Page[] {
  const { school, card, year, pupils, classes, former, lists } = roster;
  const people = pageOf(roster, ['school', 'academic-year', 'class', 'pupil', 'enrolment'], {
    digest: [school, card, year, pupils, classes, former],
    listed: 2 + classes.length + pupils.length + former.length,
    records: () => schoolRecords(roster),
  });
  const ofLists = Object.entries(lists).map(([entity, list]) =>
    pageOf(roster, [entity as EntityName], {
      digest: [list],
      listed: list.length,
      records: () => listRecords(entity as keyof OptionalLists, list, roster),
    }),
  );
  return [people, ...ofLists].map((page, index) => ({ ...page, cursor: textOf({ roster: index }) }));
}

function pageOf(
  { school, year, isWhole, pupils, read }: RosterOf,
  entities: readonly EntityName[],
  told: { readonly digest: unknown; readonly listed: number; records(): readonly RawRecord[] },
): Omit<Page, 'cursor'> {
  const id = String(school.id);
  const hasAll = isWhole || !entities.includes('pupil');
  return {
    digest: digestOf([JSON.stringify(told.digest)]),
    received: told.listed,
    records: told.records,
    covers: {
      sheet: 'roster',
      school: id,
      scope: id,
      from: year.day,
      to: year.day,
      entities,
      pupils: hasAll ? 'all' : [...new Set(pupils.map((pupil) => pupil.id))],
    },
    read,
  };
}

/** A pupil yields its enrolment too, and its class where no list has it: the web tells accounts of parents no list of classes. */
function schoolRecords({ school, card, year, pupils, classes, former }: RosterOf): readonly RawRecord[] {
  const id = String(school.id);
  const place = { school: id, scope: id, day: year.day };
  const listedClasses = new Set(classes.map((listed) => String(listed.id)));
  const yearBody = { schoolyear: year.schoolyear, from: year.from, to: year.to };
  return [
    { yields: ['school'], body: { school, card: card ?? null }, ref: `school/${id}`, place },
    { yields: ['academic-year'], body: yearBody, ref: `schoolyear/${year.id}`, place },
    ...classes.map((listed, ordinal): RawRecord => ({
      yields: ['class'],
      body: { class: listed, classId: listed.id, grade: listed.grade?.name, letter: listed.letter },
      ref: `classes/${ordinal}`,
      place,
    })),
    ...pupils.map((pupil, ordinal): RawRecord => ({
      yields: listedClasses.has(pupil.classId) ? ['pupil', 'enrolment'] : ['class', 'pupil', 'enrolment'],
      body: {
        student: pupil.student,
        pupil: pupil.id,
        classId: pupil.classId,
        ...partsOf(pupil.student.className),
        ...middleNameOf(pupil.student.fullName),
      },
      ref: `students/${ordinal}`,
      place,
      pupil: pupil.id,
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

function listRecords(
  entity: keyof OptionalLists,
  list: readonly { readonly id: number | string }[],
  { school, year }: RosterOf,
): readonly RawRecord[] {
  const id = String(school.id);
  const place = { school: id, scope: id, day: year.day };
  return list.map((item): RawRecord => ({
    yields: [entity],
    body: { [entity]: item },
    ref: `${entity}/${item.id}`,
    place,
  }));
}

/** The third of three names: a middle name is told only by lists of full names. */
function middleNameOf(fullName: string | undefined): { readonly middleName?: string } {
  const [, , middleName] = fullName?.trim().split(/\s+/) ?? [];
  return middleName === undefined ? {} : { middleName };
}

/** Grade and letter, where a class is named as classes are: "8Б", "11 А". Grade 1 learns without marks, so the number matters. */
function partsOf(className: string | undefined): { readonly grade?: string; readonly letter?: string } {
  const [, grade, letter] = /^\s*(\d{1,2})\s*[-–]?\s*["«]?(\p{L})["»]?\s*$/u.exec(className ?? '') ?? [];
  return grade !== undefined && letter !== undefined ? { grade, letter } : {};
}
