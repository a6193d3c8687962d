import { listIn } from '../kit/reading.ts';
import { type Week, weekOf } from '../kit/time.ts';
import { dayAt, ENTRY } from './rows.ts';
import type { Member } from './roll.ts';
import { ofMember } from './asking.ts';

/** Marks and absences of one pupil in one week, and since when they were being asked for. */
export interface Entries {
  readonly rows: readonly unknown[];
  readonly since: Date;
}

/** The journals of the pupils: a call tells the whole year of a pupil in a class, a page needs a week of it. */
export interface Journals {
  /** Rows of a week; asks for the year the first time. Given once: what was given is kept no longer. */
  take(member: Member, classId: string, week: Week): Promise<Entries>;
  /** Asks anew. */
  askAgain(member: Member, classId: string, week: Week): Promise<Entries>;
}

/**
 * @param weeks that are read, oldest first; of other weeks nothing is kept. Rows without a day of the calendar stand in the last one, where they
 *   are quarantined
 */
export function openJournals(weeks: readonly Week[], now: () => Date): Journals {
  const wanted = new Set(weeks.map(({ from }) => from));
  const last = weeks.at(-1)?.from ?? '';
  const kept = new Map<string, Promise<{ readonly since: Date; readonly byWeek: Map<string, unknown[]> }>>();
  const ask = async (member: Member, cls: string) => {
    const since = now();
    const answer = await ofMember(member, 'GET_STUDENT_JOURNAL_DATA', { cls, student: member.seen.id });
    const byWeek = Map.groupBy(listIn(answer.json, 'GET_STUDENT_JOURNAL_DATA'), (row) => {
      const day = dayAt(row, ENTRY.day);
      return day === '' ? last : weekOf(day).from;
    });
    for (const from of byWeek.keys()) if (!wanted.has(from)) byWeek.delete(from);
    return { since, byWeek };
  };
  return {
    async take(member, classId, { from }) {
      const key = `${classId}/${member.seen.id}`;
      const asked = kept.get(key) ?? ask(member, classId);
      kept.set(key, asked);
      const { since, byWeek } = await asked;
      const rows = byWeek.get(from) ?? [];
      byWeek.delete(from);
      return { rows, since };
    },
    async askAgain(member, classId, { from }) {
      const { since, byWeek } = await ask(member, classId);
      return { rows: byWeek.get(from) ?? [], since };
    },
  };
}
