import { addDays } from '../region/calendar.ts';
import type { Lesson } from '../region/lesson.ts';
import { type Day, type Moment, stateAt } from '../region/timeline.ts';
import { PERIOD_WORDS } from './calendar-objects.ts';
import { type Desk, type Listed } from './desk.ts';
import { fileIdsOf } from './file-objects.ts';
import { numberOf, withTwin } from './raw-number.ts';
import { midnight, naive } from './times.ts';
import { type WorkWord, wordOf, workTypeId } from './work-types.ts';

export const idOf = (listed: Listed): string =>
  (listed.kind === 'work' ? listed.work : listed.kind === 'homework' ? listed.homework : listed.column).ids.long;

/** Works and homework of a lesson at the moment. */
export function worksOf(lesson: Lesson, now: Moment): readonly Listed[] {
  const { homework } = lesson;
  if (!stateAt(lesson.timeline, now)) return [];
  return [
    ...lesson.works
      .filter(({ timeline }) => stateAt(timeline, now))
      .map((work): Listed => ({ kind: 'work', lesson, work })),
    ...(homework && stateAt(homework.timeline, now) ? [{ kind: 'homework', lesson, homework } as const] : []),
  ];
}

/** Homework that has no next lesson in the window is due in a week. */
const DAYS_TO_DO = 7;

/** The day that a work is for: every work has one. */
export function targetDayOf({ by }: Desk, listed: Listed): Day {
  if (listed.kind === 'period') return by.period.get(listed.column.period)!.to;
  const { day } = listed.lesson;
  return listed.kind === 'work' ? day : (listed.homework.due ?? addDays(day, DAYS_TO_DO));
}

interface WorkFields {
  readonly id: string;
  readonly type: WorkWord;
  readonly lesson: Lesson | undefined;
  readonly group: string;
  readonly subject: string;
  readonly text: string;
  readonly status: string;
  readonly sentDate: string | null;
  readonly createdBy: string;
  readonly markCount: number;
  readonly attachments: number;
  readonly period?: { readonly number: number; readonly type: string };
}

/** A work as it is told: twice where the vendor repeats itself; nothing where it is not there at the moment. */
export function workObjects(desk: Desk, listed: Listed, now: Moment): readonly object[] {
  const fields = workFields(desk, listed, now);
  if (!fields) return [];
  const object = workObject(desk, fields, targetDayOf(desk, listed));
  return listed.kind === 'homework' && listed.homework.spoiled === 'equal-repeat' ? [object, object] : [object];
}

function workFields(desk: Desk, listed: Listed, now: Moment): WorkFields | undefined {
  const { by, school } = desk;
  const { lesson, ...place } = placeOf(desk, listed);
  if (listed.kind === 'period') {
    const { column } = listed;
    if (column.listedAt > now) return undefined;
    const { kind, number } = by.period.get(column.period)!;
    return {
      ...place,
      lesson: undefined,
      type: 'PeriodMark',
      text: '',
      status: 'New',
      sentDate: null,
      createdBy: by.staff.get(column.teacher)!.ids.long,
      markCount: 1,
      attachments: 0,
      period: { number, type: PERIOD_WORDS[kind] },
    };
  }
  const found = lesson && stateAt(lesson.timeline, now);
  if (!found) return undefined;
  const common = { ...place, lesson, createdBy: by.staff.get(found.value.teacher)!.ids.long };
  if (listed.kind === 'work') {
    const state = stateAt(listed.work.timeline, now);
    if (!state) return undefined;
    const type = wordOf(listed.work);
    const text = state.value.title?.told ?? '';
    return { ...common, type, text, status: 'New', sentDate: null, markCount: 1, attachments: 0 };
  }
  const { homework } = listed;
  const state = stateAt(homework.timeline, now);
  if (!state) return undefined;
  return {
    ...common,
    type: 'Homework',
    text: state.value.text.told,
    status: 'Sent',
    sentDate: naive(state.enteredAt, school.zone.offset),
    markCount: 0,
    attachments: state.value.attachments,
  };
}

function placeOf({ by }: Desk, listed: Listed) {
  const of = listed.kind === 'period' ? listed.column : listed.lesson;
  const group = of.group === undefined ? by.class.get(of.class)! : by.subgroup.get(of.group)!;
  return {
    id: idOf(listed),
    lesson: listed.kind === 'period' ? undefined : listed.lesson,
    group: group.ids.long,
    subject: by.subject.get(of.subject)!.ids.long,
  };
}

function workObject({ school }: Desk, fields: WorkFields, target: Day): object {
  const { id, type, lesson, group, subject, text, status, markCount, attachments, period } = fields;
  return {
    ...withTwin('id', id),
    type,
    workType: numberOf(workTypeId(school, type)),
    markType: 'mark5',
    markCount,
    ...withTwin('lesson', lesson?.ids.long),
    displayInJournal: type !== 'Homework',
    status,
    ...withTwin('eduGroup', group),
    tasks: [],
    text,
    periodNumber: period?.number ?? 0,
    periodType: period?.type ?? '',
    ...withTwin('subjectId', subject),
    isImportant: type === 'LessonTestWork' || type === 'LessonExamination',
    targetDate: midnight(target),
    sentDate: fields.sentDate,
    ...withTwin('createdBy', fields.createdBy),
    files: fileIdsOf(id, attachments).map(numberOf),
    oneDriveLinks: [],
  };
}
