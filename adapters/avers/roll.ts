import type { GatewayError } from '../../gateway/contracts/errors.ts';
import type { Day } from '../../gateway/contracts/records.ts';
import { aheadInOrder } from '../kit/ahead.ts';
import { listIn } from '../kit/reading.ts';
import { addDays, type Week } from '../kit/time.ts';
import { type Accounts, isOfAccount } from './accounts.ts';
import { CLASS, idAt, type Row } from './rows.ts';
import type { Seen, Session } from './session.ts';

/** A pupil with the classes that the pupil is and was in. */
export interface Member {
  readonly seen: Seen;
  readonly sessions: readonly Session[];
  /** Row of the class of today; undefined for one who left, or has not come yet. */
  readonly today: Row | undefined;
  /** Ids of the classes of a week, by its first day. */
  readonly byWeek: ReadonlyMap<Day, readonly string[]>;
}

/** Who is at the school: read at the beginning of every run. */
export interface Roll {
  readonly members: readonly Member[];
  /** Row of every class that occurs, by id. */
  readonly classes: ReadonlyMap<string, Row>;
  /** Whether these are all pupils that the accounts see. */
  readonly isWhole: boolean;
}

export interface RollOf {
  readonly accounts: Accounts;
  readonly atOnce: number;
  readonly today: Day;
  readonly weeks: readonly Week[];
  /** What the call wants beside day and pupil. */
  readonly place: { readonly uchYear: string; readonly uchId: string };
  readonly signal: AbortSignal;
  /** Told of each pupil who cannot be read. */
  leftOut(error: GatewayError): void;
}

/**
 * Asks for every pupil's class of today and of the first day that is read; where they differ, for those of every week. Assumed: who is in the
 * same class on both days was in it between, and a day in the past is answered by the class of that time.
 */
export async function readRoll({ accounts, atOnce, today, weeks, place, signal, leftOut }: RollOf): Promise<Roll> {
  const classes = new Map<string, Row>();
  const classOn = async (session: Session, student: string, day: Day): Promise<Row | undefined> => {
    const answer = await session.ask('GET_STUDENT_CLASS', { currentDate: russian(day), student, ...place });
    const row = listIn(answer.json, 'GET_STUDENT_CLASS')[0] as Row | undefined;
    const id = idAt(row, CLASS.id);
    if (!row || id === '') return undefined;
    classes.set(id, row);
    return row;
  };
  const memberOf = async ({ seen, sessions }: Pick<Member, 'seen' | 'sessions'>): Promise<Member | undefined> => {
    const asked = new Map<Day, Promise<Row | undefined>>();
    const classIdOn = async (day: Day): Promise<string> => {
      if (!asked.has(day)) asked.set(day, classOn(sessions[0]!, seen.id, day));
      return idAt(await asked.get(day), CLASS.id);
    };
    try {
      const now = await classIdOn(today);
      const first = weeks[0]?.from ?? today;
      const isSame = (await classIdOn(first)) === now;
      const byWeek = new Map<Day, readonly string[]>();
      for (const week of weeks) {
        const last = [addDays(week.from, 4), today].sort()[0]!;
        const ids = isSame ? [now] : [await classIdOn(week.from), await classIdOn(last)];
        byWeek.set(
          week.from,
          [...new Set(ids)].filter((id) => id !== ''),
        );
      }
      return { seen, sessions, today: await asked.get(today), byWeek };
    } catch (error) {
      if (!isOfAccount(error) || error.remedy !== 'operator') throw error;
      leftOut(error);
      return undefined;
    }
  };
  const members: Member[] = [];
  let isWhole = accounts.isWhole;
  for await (const member of aheadInOrder(accounts.pupils.values(), atOnce, memberOf, signal)) {
    if (!member) isWhole = false;
    else if (member.today || [...member.byWeek.values()].some((ids) => ids.length > 0)) members.push(member);
  }
  return { members, classes, isWhole };
}

/** "2026-04-27" → "27.04.2026". */
export const russian = (day: Day): string => day.split('-').reverse().join('.');

/** Pupils of a class in a week, by id. */
export const pupilsIn = ({ members }: Roll, classId: string, week: Week): ReadonlyMap<string, Member> =>
  new Map(
    members
      .filter(({ byWeek }) => byWeek.get(week.from)?.includes(classId))
      .map((member): [string, Member] => [member.seen.id, member])
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );

/** Ids of the classes that somebody is in that week, always in the same order. */
export const classesIn = ({ members }: Roll, week: Week): readonly string[] =>
  [...new Set(members.flatMap(({ byWeek }) => byWeek.get(week.from) ?? []))].sort();

/** Whether a pupil is in a class today, or was in one of the weeks that are read. */
export const isOrWasIn = ({ today, byWeek }: Member, classId: string): boolean =>
  idAt(today, CLASS.id) === classId || [...byWeek.values()].some((ids) => ids.includes(classId));
