import type { Lesson } from '../region/lesson.ts';
import { stateAt } from '../region/timeline.ts';
import { valueTold } from './assignments.ts';
import { letterOf } from './attendance-letters.ts';
import { yearOn } from '../region/on-day.ts';
import { nickName } from './names.ts';
import { averageOf, rangeText, reportPage, textIn } from './report-page.ts';
import { classNameIn, type LessonDay, lessonDays, type ReportScope } from './report-scope.ts';

const MONTHS = 'Январь Февраль Март Апрель Май Июнь Июль Август Сентябрь Октябрь Ноябрь Декабрь'.split(' ');

/**
 * «Отчет об успеваемости и посещаемости ученика»: per subject a cell a day with the letters of attendance and the marks of its lessons, then the
 * average and the mark of the period. Months carry no year; where a subject has two lessons on one day, their values stand in one cell.
 */
export function totalReport(scope: ReportScope): string {
  const { desk, pupil, from, to, period } = scope;
  const days = lessonDays(scope);
  const { begins } = yearOn(desk.school, from);
  const head = [
    ['Учебный год', `${begins}/${begins + 1}`],
    ['Класс', classNameIn(scope)],
    ['Тип периода', period?.name ?? 'Учебный год'],
    ['Период', rangeText(from, to)],
    ['Ученик', nickName(pupil.name)],
  ] as const;
  const months = [...Map.groupBy(days, ({ day }) => day.slice(0, 7))];
  const rows = [
    `<tr><th rowspan="2">Предмет</th>${months
      .map(([month, own]) => `<th colspan="${own.length}">${MONTHS[Number(month.slice(5)) - 1]}</th>`)
      .join('')}<th rowspan="2">Средн. оценка</th><th rowspan="2">Итог. оценка</th></tr>`,
    `<tr>${days.map(({ day }) => `<th>${Number(day.slice(8))}</th>`).join('')}</tr>`,
    ...subjectsIn(scope, days).map((key) => subjectRow(scope, key, days)),
  ];
  return reportPage(desk.school.fullName, 'Отчет об успеваемости и посещаемости ученика', head, rows);
}

type Days = readonly LessonDay[];

/** Subjects with a lesson or a mark of the period, by name. */
function subjectsIn({ desk, pupil, period }: ReportScope, days: Days): readonly string[] {
  const marked = desk.school.periodWorks.filter(
    (column) => column.period === period?.key && column.marks.some((mark) => mark.pupil === pupil.key),
  );
  const keys = new Set([...days.flatMap(({ lessons }) => lessons), ...marked].map(({ subject }) => subject));
  const nameOf = (key: string): string => desk.subjectNames.get(key) ?? '';
  return [...keys].sort((a, b) => nameOf(a).localeCompare(nameOf(b), 'ru'));
}

function subjectRow(scope: ReportScope, subject: string, days: Days): string {
  const { desk } = scope;
  const cells = days.map(({ lessons }) =>
    lessons.filter((lesson) => lesson.subject === subject).flatMap((lesson) => valuesAt(scope, lesson)),
  );
  const numbers = cells.flat().filter((value) => typeof value === 'number');
  return `<tr><td class="cell-text">${textIn(desk.subjectNames.get(subject) ?? '')}</td>${cells
    .map((values) => `<td>${textIn(values.join(' '))}</td>`)
    .join(
      '',
    )}<td class="cell-num-2">${averageOf(numbers)}</td><td class="cell-num-2">${periodMark(scope, subject)}</td></tr>`;
}

/** What one lesson adds to its cell: the letter first, then the marks. */
function valuesAt({ pupil, now }: ReportScope, lesson: Lesson): readonly (number | string)[] {
  const letter = letterOf(lesson, pupil, now);
  const marks = lesson.works.flatMap((work) => {
    const mark = stateAt(work.timeline, now) && work.marks.find((one) => one.pupil === pupil.key);
    const state = mark && stateAt(mark.timeline, now);
    return state ? [valueTold(state.value.value)] : [];
  });
  return letter === undefined ? marks : [letter, ...marks];
}

function periodMark({ desk, pupil, period, now }: ReportScope, subject: string): string {
  const column = desk.school.periodWorks.find(
    (one) =>
      one.period === period?.key &&
      one.subject === subject &&
      one.listedAt <= now &&
      one.marks.some((mark) => mark.pupil === pupil.key),
  );
  const mark = column?.marks.find((one) => one.pupil === pupil.key);
  return (mark && stateAt(mark.timeline, now)?.value.value) ?? '';
}
