import type { Lesson } from '../region/lesson.ts';
import type { Pupil } from '../region/person.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { daysBetween, type Desk, lessonsShown, periodOn } from './desk.ts';
import { averageOf, marksShown, periodsFor, subjectsOf } from './marks.ts';
import type { BarsDialect } from './options.ts';

/** Where the charts of a pupil are asked for. */
export const CHARTS = '/actions/web_edu.core.pupil.chart.ChartPack';

/** The field of the form that names the pupil, as clients send it. */
export const PUPIL_FIELD = 'web_edu.plugins.corrective_school.corrective_card.actions.StudentPack_id';

/** What a chart is about; without a subject it is about all of them. */
export interface Charted {
  readonly from: Day;
  readonly to: Day;
  readonly subject: { readonly key: string; readonly name: string } | undefined;
}

/** Lessons in which a pupil was there or was not, as far as that was taken; who came late was there, and no reason of an absence is known. */
export function attendanceChart(desk: Desk, pupil: Pupil, { from, to, subject }: Charted, now: Moment): object {
  const lessons = daysBetween(from, to).flatMap((day) => lessonsShown(desk, pupil, day, now));
  const own = lessons.filter((lesson) => subject === undefined || lesson.subject === subject.key);
  const counts = { present: 0, absent: 0, ill: 0 };
  for (const lesson of own) {
    const kind = presenceOf(lesson, pupil, now);
    if (kind !== undefined) counts[kind] += 1;
  }
  const { present, absent, ill } = counts;
  return { absent: absent + ill, absent_bad: absent, absent_good: 0, ill, present, total: present + absent + ill };
}

/** Undefined where it was not taken, and where the word is in no list. */
function presenceOf(lesson: Lesson, pupil: Pupil, now: Moment): 'present' | 'absent' | 'ill' | undefined {
  if (lesson.attendanceTaken === undefined || lesson.attendanceTaken > now) return undefined;
  const entry = lesson.attendance.find((one) => one.pupil === pupil.key);
  const status = (entry && stateAt(entry.timeline, now)?.value.status) ?? 'present';
  if (status === 'unknown') return undefined;
  if (status === 'absent' || status === 'pass') return 'absent';
  return status === 'ill' ? 'ill' : 'present';
}

/** The days with marks and the mean of each; what colours, widths and `categories` mean is in no source (they are numbers of the days here). */
export function progressChart(
  desk: Desk,
  pupil: Pupil,
  { from, to, subject }: Charted,
  telling: { readonly now: Moment } & BarsDialect,
): object {
  const marks = marksShown(desk, pupil, { from, to }, telling).filter(
    ({ lesson }) => subject === undefined || lesson.subject === subject.key,
  );
  const byDay = [...Map.groupBy(marks, ({ lesson }) => lesson.day)].sort(([a], [b]) => (a < b ? -1 : 1));
  const data = byDay.map(([, own]) => Number(averageOf(own.map(({ value }) => value))));
  return {
    categories: byDay.map((_day, index) => index + 1),
    dates: byDay.map(([day]) => day),
    series: [{ color: '#7cb5ec', data, name: 'Средний балл', pointWidth: '10' }],
    subject: subject?.name ?? '',
  };
}

/** What the page of charts starts with: the subjects with numbers that nothing else shows, and the present period. */
export function visualization(desk: Desk, pupil: Pupil, day: Day, now: Moment): object {
  const period = periodOn(periodsFor(desk, pupil, day, now), day);
  return {
    charts_urls: { attendance: `${CHARTS}/attendancedata`, progress: `${CHARTS}/progressdata` },
    disciplines: subjectsOf(desk, pupil, now).map(({ ids, name }) => ({ id: ids.short, name })),
    period_begin: period?.from ?? '',
    period_end: period?.to ?? '',
    pupil_id: pupil.ids.short,
    student_id_param_name: PUPIL_FIELD,
  };
}
