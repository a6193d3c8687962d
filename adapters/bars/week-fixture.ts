import { weekIn } from './week.ts';
import { recordsOf } from './week-records.ts';

/* One pupil's week, made of what a test is about. */

export const WEEK = { from: '2026-10-12', to: '2026-10-18' };
export const DAY = '2026-10-12';
export const lesson = (id: number | undefined, discipline: string, index = 1, date = DAY) => ({
  ...(id !== undefined && { id }),
  date,
  discipline,
  index,
});
export const item = (discipline: string, homework: string, theme = '') => ({
  date: DAY,
  discipline,
  homework,
  theme,
  materials: [],
});
export const mark = (value: unknown, date = DAY, description = 'Тест: Дроби') => ({ date, description, mark: value });
export const summary = (discipline: string, marks: readonly object[], name = '1 Четверть') => ({
  subperiod: { code: 'Четверть_1', name },
  dates: [DAY],
  discipline_marks: [{ discipline, marks }],
});

export const read = (lessons: readonly object[], items: readonly object[] = [], summaries: readonly object[] = []) =>
  weekIn(
    {
      schedule: { days: [{ date: DAY, lessons }] },
      homework: [{ date: DAY, homeworks: items }],
      summaries,
    },
    WEEK,
  );
export const records = (week: ReturnType<typeof read>) =>
  recordsOf({ pupil: '7', ordinal: 0, read: week }, { school: 's', scope: 'c' });
export const bodies = (week: ReturnType<typeof read>): readonly Record<string, unknown>[] =>
  records(week).map(({ yields, body }) => ({ yields: yields.join(' '), ...(body as object) }));
