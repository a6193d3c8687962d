import express, { type Response, type Router } from 'express';
import type { Pupil } from '../region/person.ts';
import type { Period } from '../region/school.ts';
import type { Moment } from '../region/timeline.ts';
import { sessionOf } from './auth-routes.ts';
import { dayAt, listedIn } from '../region/on-day.ts';
import type { Desk } from './desk.ts';
import { subjectsTaught } from './mobile-totals.ts';
import { midnight, nickName } from './names.ts';
import { HUBS, type NetSchoolVersion } from './options.ts';
import { gradesReport } from './report-grades.ts';
import type { ReportQueue } from './report-queue.ts';
import { periodsFor, type ReportScope, scopeOf, type Selected } from './report-scope.ts';
import { totalReport } from './report-total.ts';

const FINAL_MARKS = 'StudentTotalMarks';
/** What the list offers: the reports that are made. */
const REPORTS = [
  { id: 'StudentTotal', title: 'Отчет об успеваемости и посещаемости ученика' },
  { id: 'StudentGrades', title: 'Отчет об успеваемости' },
];
/** Beside them clients ask for the filters of this one; it is made of no queue, for its layout is not known. */
const KNOWN = [...REPORTS, { id: FINAL_MARKS, title: 'Итоговые отметки' }];

/** The reports whose pages open clients read; the layout of the others is not known. */
const MAKERS: Readonly<Record<string, (scope: ReportScope) => string>> = {
  studenttotal: totalReport,
  studentgrades: gradesReport,
};

/** The queue of reports and the files that come out of it; its hub is in hub.ts. */
export function reportQueueRoutes(queue: ReportQueue, version: NetSchoolVersion, now: () => Moment): Router {
  const router = express.Router();
  const paths = ['/webapi/reports/:id/queue', ...(version === '5.10' ? [] : ['/webapi/v2/reports/:id/queue'])];
  router.post(paths, (request, response) => {
    const make = MAKERS[String(request.params['id']).toLowerCase()];
    if (!make) return void response.status(404).json({ message: 'Отчёт не найден' });
    const { selectedData } = (request.body ?? {}) as { readonly selectedData?: readonly Selected[] };
    const session = sessionOf(response);
    const scope = scopeOf(session, Array.isArray(selectedData) ? selectedData : [], now());
    if (!scope) return void response.status(403).json({ message: 'Нет доступа к ученику' });
    const { taskId, queueKey } = queue.put(session, `${request.path} ${JSON.stringify(selectedData)}`, () =>
      make(scope),
    );
    response.json(HUBS[version].isClassic ? { taskId } : { taskId, queueKey });
  });
  router.get('/webapi/files/:id', (request, response) => {
    const file = queue.read(sessionOf(response), String(request.params['id']));
    if (!file) return void response.status(404).json({ message: 'Файл не найден' });
    response.attachment(file.name).type('html').send(file.html);
  });
  return router;
}

/** Lists of reports and of their filters. */
export function reportRoutes(now: () => Moment): Router {
  const router = express.Router();
  router.get('/webapi/reports', (_request, response) => {
    response.json([{ id: 'progress', title: 'Итоги успеваемости', reports: REPORTS }]);
  });
  router.get(['/webapi/reports/:id', '/webapi/v2/reports/:id'], (request, response) => {
    const report = KNOWN.find(({ id }) => id.toLowerCase() === String(request.params['id']).toLowerCase());
    if (!report) return void response.status(404).json({ message: 'Отчёт не найден' });
    response.json({
      report: { ...report, group: 'progress', level: 'student' },
      filterSources: filtersOf(response, report.id, now()),
    });
  });
  router.post(['/webapi/reports/:id/initfilters', '/webapi/v2/reports/:id/initfilters'], (request, response) => {
    const { selectedData } = (request.body ?? {}) as {
      readonly selectedData?: readonly { readonly filterId?: string; readonly filterValue?: unknown }[];
    };
    const wanted = (selectedData ?? []).find(({ filterId }) => filterId === 'TERMID')?.filterValue;
    const periods = periodsOf(response, now());
    const period = periods.find(({ ids }) => ids.short === Number(wanted)) ?? periods[0];
    response.json(period ? [rangeOf(period)] : []);
  });
  return router;
}

function rangeOf({ from, to }: Period): object {
  const range = { start: midnight(from), end: midnight(to) };
  return {
    filterId: 'period',
    filterValueType: 'range',
    defaultValue: `${range.start}.0000000 - ${range.end}.0000000`,
    range,
  };
}

/** The filters by which a report is narrowed: that of final marks has pupil and class only. */
function filtersOf(response: Response, reportId: string, now: Moment): readonly object[] {
  const { desk, account } = sessionOf(response);
  const children = account.children.filter((child) => listedIn(desk.school, child, now));
  const pupils = children.map((child) => ({ title: nickName(child.name), value: String(child.ids.short) }));
  const keys = [...new Set(children.map((child) => listedIn(desk.school, child, now)?.class ?? ''))];
  const classes = keys.flatMap((key) => desk.classes.get(key) ?? []);
  const isFinal = reportId === FINAL_MARKS;
  const items = classes.map(({ name, ids }) => ({
    title: name,
    value: isFinal ? String(ids.short) : `${ids.short}_0`,
  }));
  if (isFinal) return [filter('SID', 'Ученик', pupils), filter('PCLID', 'Класс', items)];
  return [
    filter('SID', 'Ученик', pupils),
    filter('PCLID_IUP', 'Класс', items),
    filter('SGID', 'Предмет', subjectsOf(desk, children[0], now)),
    ...termFilters(response, now),
  ];
}

function termFilters(response: Response, now: Moment): readonly object[] {
  const periods = periodsOf(response, now);
  const today = dayAt(sessionOf(response).desk.school, now);
  const current = periods.findLast(({ from }) => from <= today) ?? periods[0];
  const items = periods.map(({ ids, name }) => ({ title: name, value: String(ids.short) }));
  const terms = { ...filter('TERMID', 'Период', items), defaultValue: String(current?.ids.short ?? '') };
  return [terms, ...(current ? [rangeOf(current)] : [])];
}

function filter(filterId: string, title: string, items: readonly { readonly title: string; readonly value: string }[]) {
  return { filterId, title, items, defaultValue: items[0]?.value ?? '', order: 0, hidden: false, nullText: null };
}

/** Periods by which the first child's class learns; all of the year where there is no child. */
const periodsOf = (response: Response, now: Moment): readonly Period[] =>
  periodsFor(sessionOf(response).desk, sessionOf(response).account.children[0], now);

/** The subjects that one child is taught, by name. */
const subjectsOf = (desk: Desk, child: Pupil | undefined, now: Moment) =>
  (child ? subjectsTaught(desk, child, now) : []).map(({ ids, name }) => ({ title: name, value: String(ids.short) }));
