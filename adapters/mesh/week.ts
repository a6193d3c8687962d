import type { Coverage, Page } from '../../gateway/contracts/adapter.ts';
import type { GatewayError } from '../../gateway/contracts/errors.ts';
import type { EntityName } from '../../gateway/contracts/records.ts';
import type { Answer } from '../kit/answer.ts';
import { believed, type Reading, startReading } from '../kit/reading.ts';
import type { Week } from '../kit/time.ts';
import { ruDay } from './days.ts';
import { askEvents, type Child, type ChildOf, eventsIn } from './families.ts';
import { journalRecords, lessonOfEvents, markRecords, marksIn, type ToldWeek } from './journal.ts';
import { chunks, idAt, idOf, listAt } from './raw.ts';
import type { ClassView } from './school.ts';
import { askEach } from './each.ts';

/** Homework asked for in one query. */
const IDS_IN_QUERY = 30;
/** Groups asked for in one query: an address stays below 2,000 signs. */
const GROUPS_IN_QUERY = 60;
/** What the staff's calls tell of everybody. No call says that attendance was taken. */
const OF_CLASS: readonly EntityName[] = ['lesson', 'homework', 'attendance'];
/** No call lists works: those that have marks are known by them. */
const OF_PUPILS: readonly EntityName[] = ['work', 'mark'];

export type MadePage = Omit<Page, 'cursor' | 'again'> & { readonly part: 'class' | 'marks' };

export interface WeekOf {
  readonly schoolId: string;
  readonly own: ClassView;
  readonly week: Week;
  readonly staff: { list(path: ListPath, query: Query, reading: Reading): Promise<readonly unknown[]> };
  readonly childOf: ChildOf;
  readonly zone: string;
  readonly parallel: number;
  readonly now: () => Date;
  readonly signal: AbortSignal;
  /** Told of pupils of whom nothing could be read. */
  leftOut(pupils: number, error: GatewayError): void;
}

type ListPath =
  'api/ej/plan/teacher/v1/schedule_items' | 'api/ej/core/teacher/v1/attendances' | 'api/ej/core/teacher/v1/homeworks';
type Query = Readonly<Record<string, string | number | boolean>>;

/**
 * Reads one class in one ISO week: a page of what the staff's lists tell of the class, and one of the marks that the calendars of its pupils
 * show. Two pages, because the second is of those pupils only whose families' accounts are known.
 */
export async function readWeek(asked: WeekOf): Promise<readonly MadePage[]> {
  const { own, week, schoolId, zone } = asked;
  const ofClass = startReading(asked.now);
  const told = await askClass(asked, ofClass);
  const ofPupils = startReading(asked.now);
  const answers = await askCalendars(asked, told.items.length > 0);
  const calendars = new Map([...answers].map(([pupil, answer]) => [pupil, eventsIn(ofPupils.note(answer))]));
  const shown = lessonOfEvents([...calendars.values()], zone);
  ofClass.join([own.id, [...own.subgroupIds], [...shown]]);
  ofClass.count(told.items.length + told.entries.length + told.attendances.length);
  const place = { school: schoolId, scope: own.id, zone };
  const cell = { sheet: 'journal-day', school: schoolId, scope: own.id, ...week } as const;
  const first: MadePage = {
    part: 'class',
    ...ofClass.end(),
    covers: { ...cell, entities: OF_CLASS, pupils: 'all' },
    records: () => journalRecords(told, { own, shown }, place),
  };
  if (!own.members.some(asked.childOf)) return [first];
  const parts = new Map([...calendars].map(([pupil, events]) => [pupil, marksIn(events, own.id).length]));
  ofPupils.join([own.id, [...parts.keys()]]);
  ofPupils.count([...parts.values()].reduce((sum, count) => sum + count, 0));
  const isWhole = own.members.every(({ student }) => calendars.has(student));
  const covers: Coverage = { ...cell, entities: OF_PUPILS, pupils: isWhole ? 'all' : [...parts.keys()] };
  const records = (): ReturnType<typeof markRecords> => markRecords(calendars, own.id, place);
  return [first, { part: 'marks', ...ofPupils.end(), covers, parts, records }];
}

async function askClass({ own, week, staff }: WeekOf, reading: Reading): Promise<ToldWeek> {
  const days = { from: ruDay(week.from), to: ruDay(week.to) };
  const more = { with_group_class_subject_info: true, with_lesson_info: true, with_rooms_info: true };
  const lessons = { class_unit_id: own.id, ...days, ...more };
  const items = await staff.list('api/ej/plan/teacher/v1/schedule_items', lessons, reading);
  const attendances: unknown[] = [];
  for (const ids of chunks(own.groupIds, GROUPS_IN_QUERY)) {
    const query = { group_ids: ids.join(','), start_at: days.from, stop_at: days.to };
    if (items.length > 0) attendances.push(...(await staff.list('api/ej/core/teacher/v1/attendances', query, reading)));
  }
  const given = new Map(
    items.flatMap((item) => listAt(item, 'homeworks_to_give').map((one) => [idAt(one), item] as const)),
  );
  const homeworks: unknown[] = [];
  for (const ids of chunks([...given.keys()], IDS_IN_QUERY)) {
    const query = { ids: ids.join(','), with_entries: true };
    homeworks.push(...(await staff.list('api/ej/core/teacher/v1/homeworks', query, reading)));
  }
  const entries = homeworks.flatMap((homework) =>
    listAt(homework, 'homework_entries').map((entry) => ({ entry, homework, item: given.get(idOf(idAt(homework))) })),
  );
  return { items, attendances, entries };
}

/** A week of each pupil whom an account sees, by the pupil's profile. Whom the node refuses, or answers unreadably of, is left out. */
async function askCalendars(asked: WeekOf, hasLessons: boolean): Promise<ReadonlyMap<string, Answer>> {
  const { own, week, childOf, parallel, signal, leftOut } = asked;
  const isEmpty = (json: unknown): boolean => hasLessons && eventsIn(json).length === 0;
  const ask = async (child: Child): Promise<Answer> => {
    const answer = await believed(() => askEvents(child, week, signal), isEmpty);
    eventsIn(answer.json);
    return answer;
  };
  return askEach({ members: own.members, childOf, atOnce: parallel, ask, leftOut });
}
