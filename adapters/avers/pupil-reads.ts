import type { Answer } from '../kit/answer.ts';
import { listIn } from '../kit/reading.ts';
import { type Week, weekOf } from '../kit/time.ts';
import { isOfAccount } from './accounts.ts';
import { allOfMember } from './asking.ts';
import { type Member, russian } from './roll.ts';
import { dayAt, ENTRY } from './rows.ts';
import type { Call } from './session.ts';

const DIARY = 'GET_STUDENT_DAIRY';
const JOURNAL = 'GET_STUDENT_JOURNAL_DATA';
const PERIOD_MARKS = 'GET_STUDENT_DIRECTOR_DATA';

/** Rows of an answer that tells more than one page needs, and since when it was being asked for. */
export interface Rows {
  readonly rows: readonly unknown[];
  readonly since: Date;
}

/** What one pupil's account told of a week: the diary, and of the journal the marks and absences. */
export interface PupilWeek {
  readonly diary: Answer;
  readonly entries: Rows;
}

/**
 * What pupils' accounts tell of a class. Journal and period marks come whole, of the year, and are asked for together with the first week's
 * diary: that is seldom empty, and proves of the others, which often are, that a server that knew the account said so.
 */
export interface PupilReads {
  /** A week. Given once: what was given of the journal is kept no longer. */
  week(member: Member, classId: string, week: Week): Promise<PupilWeek>;
  /** Asks anew. */
  weekAgain(member: Member, classId: string, week: Week): Promise<PupilWeek>;
  /** The period marks; asks where they were not told with a week. */
  periodMarks(member: Member, classId: string): Promise<Rows>;
}

/** One pupil's journal, and where it was told with it the rows of the period marks. */
interface Year {
  readonly since: Date;
  readonly byWeek: Map<string, unknown[]>;
  readonly periodMarks?: readonly unknown[];
}

/**
 * @param weeks that are read, oldest first; of other weeks nothing is kept. Rows without a day of the calendar stand in the last one, where they
 *   are quarantined
 */
export function openPupilReads(weeks: readonly Week[], now: () => Date): PupilReads {
  const wanted = new Set(weeks.map(({ from }) => from));
  const last = weeks.at(-1)?.from ?? '';
  const kept = new Map<string, Promise<Year>>();
  const keyOf = ({ seen }: Member, classId: string): string => `${classId}/${seen.id}`;

  const entriesByWeek = (journal: Answer): Map<string, unknown[]> => {
    const byWeek = Map.groupBy(listIn(journal.json, JOURNAL), (row) => {
      const day = dayAt(row, ENTRY.day);
      return day === '' ? last : weekOf(day).from;
    });
    for (const from of byWeek.keys()) if (!wanted.has(from)) byWeek.delete(from);
    return byWeek;
  };
  const ask = async (member: Member, cls: string, week: Week) => {
    const since = now();
    const [journal, diary] = await allOfMember(member, [of(member, cls, JOURNAL), diaryOf(member, cls, week)]);
    return { diary: diary!, year: { since, byWeek: entriesByWeek(journal!) } };
  };
  const askAll = async (member: Member, cls: string, week: Week): Promise<{ diary: Answer; year: Year }> => {
    const since = now();
    const calls = [of(member, cls, PERIOD_MARKS), of(member, cls, JOURNAL), diaryOf(member, cls, week)];
    try {
      const [marks, journal, diary] = await allOfMember(member, calls);
      const periodMarks = listIn(marks!.json, PERIOD_MARKS);
      return { diary: diary!, year: { since, byWeek: entriesByWeek(journal!), periodMarks } };
    } catch (error) {
      // The week is not lost with the period marks: those are asked for once more in their turn, and then told as left out.
      if (isOfAccount(error)) return ask(member, cls, week);
      throw error;
    }
  };
  /** What was told, or is being told; undefined where that failed: it was the failure of who asked. */
  const told = async (key: string): Promise<Year | undefined> => {
    try {
      return await kept.get(key);
    } catch {
      return undefined;
    }
  };
  const entriesIn = ({ byWeek, since }: Year, { from }: Week): Rows => {
    const rows = byWeek.get(from) ?? [];
    byWeek.delete(from);
    return { rows, since };
  };

  return {
    async week(member, classId, week) {
      const key = keyOf(member, classId);
      const known = await told(key);
      if (known) {
        const [diary] = await allOfMember(member, [diaryOf(member, classId, week)]);
        return { diary: diary!, entries: entriesIn(known, week) };
      }
      const asked = askAll(member, classId, week);
      const itsYear = asked.then(({ year }) => year);
      // The failure is told to who asks, once.
      itsYear.catch(() => undefined);
      kept.set(key, itsYear);
      const { diary, year } = await asked;
      return { diary, entries: entriesIn(year, week) };
    },
    async weekAgain(member, classId, week) {
      const { diary, year } = await ask(member, classId, week);
      return { diary, entries: entriesIn(year, week) };
    },
    async periodMarks(member, classId) {
      const known = await told(keyOf(member, classId));
      if (known?.periodMarks) return { rows: known.periodMarks, since: known.since };
      const since = now();
      const [marks] = await allOfMember(member, [of(member, classId, PERIOD_MARKS)]);
      return { rows: listIn(marks!.json, PERIOD_MARKS), since };
    },
  };
}

const of = ({ seen }: Member, cls: string, action: string): Call => ({ action, form: { cls, student: seen.id } });

const diaryOf = ({ seen }: Member, cls: string, { from, to }: Week): Call => ({
  action: DIARY,
  form: { student: seen.id, cls, begin_dt: russian(from), end_dt: russian(to) },
});
