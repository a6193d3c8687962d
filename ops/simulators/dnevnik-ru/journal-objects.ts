import { type Lesson, type Moment, stateAt } from '../region/model.ts';
import type { Desk, EntryTold, Listed, Standing } from './desk.ts';
import { numberOf, withTwin, withTwins } from './raw-number.ts';
import { PERIOD_WORDS, subjectObject } from './school-objects.ts';
import { midnight, naive, naiveWithFraction } from './times.ts';
import { wordOf, workTypeId, type WorkWord } from './work-types.ts';

/** A wrong number is told in words, as somebody typed it. */
const numberTold = ({ number, spoiled }: Lesson): number | string =>
  spoiled === 'wrong-type' ? `${number}-й урок` : number;

/** Fields that lessons of lists and of schedules share. */
function lessonFields(desk: Desk, lesson: Lesson, now: Moment): Record<string, unknown> {
  const { value } = stateAt(lesson.timeline, now)!;
  const group = lesson.group === undefined ? desk.by.class.get(lesson.class)! : desk.by.subgroup.get(lesson.group)!;
  return {
    ...withTwin('id', lesson.ids.long),
    title: value.topic?.told ?? '',
    date: midnight(lesson.day),
    number: numberTold(lesson),
    ...withTwin('group', group.ids.long),
    status: 'Approved',
    resultPlaceId: null,
    ...withTwins('teachers', [desk.by.staff.get(value.teacher)!.ids.long]),
  };
}

export function lessonObject(desk: Desk, lesson: Lesson, now: Moment): object {
  return {
    ...lessonFields(desk, lesson, now),
    subject: subjectObject(desk.by.subject.get(lesson.subject)!),
    works: worksOf(lesson, now).flatMap((listed) => workObjects(desk, listed, now)),
  };
}

/** The variant of schedules: ids instead of things, and the place. */
export function scheduleLessonObject(desk: Desk, lesson: Lesson, now: Moment): object {
  return {
    ...lessonFields(desk, lesson, now),
    ...withTwin('subjectId', desk.by.subject.get(lesson.subject)!.ids.long),
    building: 'Главный корпус',
    place: lesson.room,
    floor: lesson.room.slice(0, 1),
    hours: `${lesson.startsAt} - ${lesson.endsAt}`,
    works: worksOf(lesson, now).map((listed) => numberOf(idOf(listed))),
  };
}

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

interface WorkFields {
  readonly id: string;
  readonly type: WorkWord;
  readonly lesson: Lesson | undefined;
  readonly group: string;
  readonly subject: string;
  readonly text: string;
  readonly status: string;
  readonly targetDate: string | null;
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
  const object = workObject(desk, fields);
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
      targetDate: null,
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
    return { ...common, type, text, status: 'New', targetDate: null, sentDate: null, markCount: 1, attachments: 0 };
  }
  const { homework } = listed;
  const state = stateAt(homework.timeline, now);
  if (!state) return undefined;
  return {
    ...common,
    type: 'Homework',
    text: state.value.text.told,
    status: 'Sent',
    targetDate: homework.due === undefined ? null : midnight(homework.due),
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

function workObject({ school }: Desk, fields: WorkFields): object {
  const { id, type, lesson, group, subject, text, status, markCount, attachments, period } = fields;
  return {
    ...withTwin('id', id),
    type,
    workType: numberOf(workTypeId(school, type)),
    markType: markCount === 0 ? null : 'mark5',
    markCount,
    ...withTwin('lesson', lesson?.ids.long),
    displayInJournal: type !== 'Homework',
    status,
    ...withTwin('eduGroup', group),
    tasks: [],
    text,
    periodNumber: period?.number ?? 0,
    periodType: period?.type ?? null,
    ...withTwin('subjectId', subject),
    isImportant: type === 'LessonTestWork' || type === 'LessonExamination',
    targetDate: fields.targetDate,
    sentDate: fields.sentDate,
    ...withTwin('createdBy', fields.createdBy),
    files: Array.from({ length: attachments }, (_, nth) => numberOf(`${id.slice(0, -1)}${nth}`)),
    oneDriveLinks: [],
  };
}

const MOODS: Readonly<Record<string, string>> = { '5': 'Good', '4': 'Good', '3': 'Average', '2': 'Bad', '1': 'Bad' };

/** A mark as it is told: twice where the vendor repeats itself, the second time otherwise where it contradicts itself. */
export function markObjects(desk: Desk, standing: Standing, now: Moment): readonly object[] {
  const { mark } = standing;
  const state = stateAt(mark.timeline, now);
  if (!state) return [];
  const { value } = state.value;
  const at = naive(state.enteredAt, desk.school.zone.offset).slice(0, 10);
  const told = (text: string, asObject = false) => markObject(desk, standing, { text, day: at, asObject });
  switch (mark.spoiled) {
    case 'equal-repeat':
      return [told(value), told(value)];
    case 'conflicting-repeat':
      return [told(value), told(mark.conflictingValue!)];
    case 'wrong-type':
      return [told(value, true)];
    default:
      return [told(value)];
  }
}

interface MarkTold {
  readonly text: string;
  readonly day: string;
  readonly asObject: boolean;
}

function markObject({ school, works, by }: Desk, standing: Standing, { text, day, asObject }: MarkTold): object {
  const { mark, workId, lesson } = standing;
  const listed = works.get(workId)!;
  const word = listed.kind === 'work' ? wordOf(listed.work) : 'PeriodMark';
  return {
    ...withTwin('id', mark.ids.long),
    type: 'mark5',
    value: asObject ? { value: text } : text,
    textValue: text,
    ...withTwin('person', by.pupil.get(mark.pupil)!.ids.long),
    ...withTwin('work', workId),
    ...withTwin('lesson', lesson?.ids.long),
    number: 1,
    date: midnight(day),
    workType: numberOf(workTypeId(school, word)),
    mood: MOODS[text.slice(0, 1)] ?? 'NotSet',
    use_avg_calc: true,
  };
}

export const entryObject = (desk: Desk, { pupil, lesson, status, comment, createdAt }: EntryTold): object => ({
  ...withTwin('person', pupil.ids.long),
  ...withTwin('lesson', lesson.ids.long),
  comment,
  status,
  createdDate: naiveWithFraction(createdAt, desk.school.zone.offset),
});

/** A task is a work set to one pupil. */
export function taskObject({ by, school }: Desk, listed: Listed, pupil: string, now: Moment): object | undefined {
  const found = by.pupil.get(pupil);
  const work = listed.kind === 'work' ? listed.work : listed.kind === 'homework' ? listed.homework : undefined;
  if (!found || !work || !stateAt<unknown>(work.timeline, now)) return undefined;
  const due = listed.kind === 'homework' ? listed.homework.due : undefined;
  const id = `${idOf(listed).slice(0, 8)}${found.ids.long.slice(-5)}${idOf(listed).slice(-6)}`;
  const done = naive(now, school.zone.offset).slice(0, 10) > (due ?? '9999');
  return {
    ...withTwin('id', id),
    ...withTwin('person', found.ids.long),
    ...withTwin('work', idOf(listed)),
    status: done ? 'Closed' : 'Set',
    targetDate: due === undefined ? null : midnight(due),
  };
}
