import { stateAt } from '../region/timeline.ts';
import { ASSIGNMENT_TYPES, typeOfKind } from './assignment-types.ts';
import { NO_TITLE, valueTold } from './assignments.ts';
import { dayAt, yearOn } from '../region/on-day.ts';
import { fullName, nickName } from './names.ts';
import { averageOf, rangeText, reportPage, shortDate, textIn } from './report-page.ts';
import { lessonDays, type ReportScope } from './report-scope.ts';

/** «Отчет об успеваемости» in one subject: a row a mark, and the average in the last one. */
export function gradesReport(scope: ReportScope): string {
  const { desk, pupil, from, to, period, subjectId, now } = scope;
  const subject = desk.school.subjects.find(({ ids }) => ids.short === subjectId);
  const lessons = lessonDays(scope)
    .flatMap((day) => day.lessons)
    .filter((lesson) => lesson.subject === subject?.key);
  const marks = lessons.flatMap((lesson) =>
    lesson.works.flatMap((work) => {
      const mark = work.marks.find((one) => one.pupil === pupil.key);
      const [state, shown] = [stateAt(work.timeline, now), mark && stateAt(mark.timeline, now)];
      if (!state || !shown) return [];
      return [{ lesson, work, title: state.value.title?.told ?? NO_TITLE, shown }];
    }),
  );
  const { begins } = yearOn(desk.school, from);
  const teacher = desk.school.staff.find(({ key }) => key === lessons.at(-1)?.timeline.at(-1)?.value?.teacher);
  const head = [
    ['Учебный год', `${begins}/${begins + 1}`],
    ['Тип периода', period?.name ?? 'Учебный год'],
    ['Период', rangeText(from, to)],
    ['Ученик', nickName(pupil.name)],
    ['Предмет', subject?.name ?? ''],
    ['Учитель', teacher ? fullName(teacher.name) : ''],
  ] as const;
  const numbers = marks.map(({ shown }) => valueTold(shown.value.value)).filter((value) => typeof value === 'number');
  const rows = [
    '<tr><th>Тип задания</th><th>Тема задания</th><th>Дата урока</th><th>Дата выставления</th><th>Оценка</th></tr>',
    ...marks.map(({ lesson, work, title, shown }) =>
      rowOf([
        ASSIGNMENT_TYPES.find(({ id }) => id === typeOfKind(work.kind))?.name ?? '',
        title,
        shortDate(lesson.day),
        shortDate(dayAt(desk.school, shown.enteredAt)),
        String(valueTold(shown.value.value)),
      ]),
    ),
    `<tr class="totals"><td>Итого</td><td></td><td>Средний балл: ${averageOf(numbers)}</td></tr>`,
  ];
  return reportPage(desk.school.fullName, 'Отчет об успеваемости', head, rows);
}

const rowOf = (cells: readonly string[]): string =>
  `<tr>${cells.map((cell) => `<td>${textIn(cell)}</td>`).join('')}</tr>`;
