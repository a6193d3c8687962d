import { aheadInOrder } from '../kit/ahead.ts';
import { listIn } from '../kit/reading.ts';
import { schoolYearOf } from '../kit/time.ts';
import { ofMember } from './asking.ts';
import { cell, idAt, type Row, SUBJECT, USER_DATA } from './rows.ts';
import { isOrWasIn, type Roll, russian } from './roll.ts';
import type { Session } from './session.ts';
import { type Slots, slotsByClass } from './timetable.ts';

/** What the server tells of the whole school. */
export interface School {
  /** Row of `get_user_data` without the name of whoever asked. */
  readonly schoolRow: Row;
  /** What the server calls the year; the calendar year in which it begins where it tells none. */
  readonly yearId: string;
  /** What calls about pupils want beside the pupil. */
  readonly place: { readonly uchYear: string; readonly uchId: string };
  /** Rows of the timetable by class. */
  readonly slots: ReadonlyMap<string, Slots>;
  readonly subjects: ReadonlyMap<string, Row>;
  /** Rows of subjects by id of the class, then by their own. */
  readonly subjectsByClass: ReadonlyMap<string, ReadonlyMap<string, Row>>;
}

/** Columns of the user's own name. */
const NAME_COLUMNS = 3;

/** Asks the first account for what does not differ between accounts. */
export async function readSchool(
  [session]: readonly Session[],
  today: string,
): Promise<Pick<School, 'schoolRow' | 'yearId' | 'place' | 'slots'>> {
  const rowsOf = async (action: string, form?: Readonly<Record<string, string>>) =>
    listIn((await session!.ask(action, form)).json, action);
  const [told] = await rowsOf('get_user_data', {});
  const [year] = await rowsOf('get_uch_year', { currentDate: russian(today) });
  const yearId = idAt(year, 0) || schoolYearOf(today).slice(0, 4);
  const schoolRow = Array.isArray(told) ? told.map((value: unknown, at) => (at < NAME_COLUMNS ? null : value)) : [];
  return {
    schoolRow,
    yearId,
    place: { uchYear: yearId, uchId: idAt(told, USER_DATA.school) },
    slots: slotsByClass(await rowsOf('GET_TIMETABLE')),
  };
}

/** The subjects of every class that occurs, asked by one of its pupils. */
export async function subjectsOf(
  roll: Roll,
  atOnce: number,
  signal: AbortSignal,
): Promise<Pick<School, 'subjects' | 'subjectsByClass'>> {
  const subjectsIn = async (cls: string): Promise<readonly [string, ReadonlyMap<string, Row>]> => {
    const member = roll.members.find((one) => isOrWasIn(one, cls));
    if (!member) return [cls, new Map()];
    const { json } = await ofMember(member, 'GET_DAIRY_CLASS_SUBJECTS', { cls });
    const rows = listIn(json, 'GET_DAIRY_CLASS_SUBJECTS').filter((row) => cell(row, SUBJECT.id) !== undefined);
    return [cls, new Map((rows as Row[]).map((row) => [idAt(row, SUBJECT.id), row]))];
  };
  const subjectsByClass = new Map<string, ReadonlyMap<string, Row>>();
  const classes = [...roll.classes.keys()].sort();
  for await (const [cls, own] of aheadInOrder(classes, atOnce, subjectsIn, signal)) subjectsByClass.set(cls, own);
  const all = [...subjectsByClass.values()].flatMap((own) => [...own]);
  return { subjects: new Map(all.sort(([a], [b]) => (a < b ? -1 : 1))), subjectsByClass };
}
