import type { EntityName, RawRecord } from '../../gateway/contracts/records.ts';
import type { HomeworkItem } from './api.ts';
import { saysHow } from './attendance.ts';
import { joinHomework, seatOf } from './homework-join.ts';
import { keyOf } from './key.ts';
import { plainText } from './plain-text.ts';
import { isObject, rawOf } from './raw.ts';
import { type Item, type Lesson, lessonsFor, type Mark, type ReadWeek } from './week.ts';

/** One pupil's week. */
export interface PupilWeek {
  /** Vendor's id of the pupil. */
  readonly pupil: string;
  /** Position among the pupils of the page: keeps refs apart without naming anybody. */
  readonly ordinal: number;
  readonly read: ReadWeek;
}

/** One raw record a lesson (with its homework and attendance), a homework or an attendance that is left over, and a mark. */
export function recordsOf(
  { pupil, ordinal, read }: PupilWeek,
  place: Omit<RawRecord['place'], 'day'>,
): readonly RawRecord[] {
  const { byLesson, strays } = joinHomework(read);
  const record = (name: string, day: string, told: Pick<RawRecord, 'yields' | 'body'>): RawRecord => ({
    ...told,
    ref: `${name}/${ordinal}`,
    place: { ...place, day },
    pupil,
  });
  const lessons = read.lessons.map((lesson, index) => {
    const [item] = byLesson.get(seatOf(lesson)) ?? [];
    return record(`lesson/${lesson.id ?? `#${index}`}`, lesson.day, lessonBody(lesson, item, pupil));
  });
  const bySeat = new Map(read.lessons.map((lesson) => [seatOf(lesson), lesson]));
  const repeats = [...byLesson].flatMap(([seat, [, ...others]]) =>
    others.map((item, index) => {
      const lesson = bySeat.get(seat)!;
      return record(`homework/${lesson.id}/${index + 2}`, lesson.day, lessonBody(lesson, item, pupil));
    }),
  );
  const left = strays.map((item, index) =>
    record(`homework/#${index}`, item.day, {
      yields: ['homework'],
      body: { ...itemBody(item), subjectId: item.subjectId },
    }),
  );
  const marks = read.marks.map((mark, index) => record(`mark/${index}`, mark.day, markBody(mark, pupil, read.lessons)));
  const entries = read.attendanceStrays.map(({ told, day, attendance }, index) =>
    record(`attendance/#${index}`, day, { yields: ['attendance'], body: { shown: told, attendance, pupil } }),
  );
  return [...lessons, ...repeats, ...left, ...marks, ...entries];
}

function lessonBody(lesson: Lesson, item: Item | undefined, pupil: string): Pick<RawRecord, 'yields' | 'body'> {
  const { told, id, subjectId, attendance } = lesson;
  const { discipline, office } = rawOf(told);
  const body = {
    lesson: told,
    lessonId: id,
    subjectId,
    subjectName: plainText(discipline),
    room: plainText(office),
    ...(item && { ...itemBody(item), hasItem: 'told' }),
    ...(saysHow(attendance) && { attendance, pupil }),
  };
  const yields: EntityName[] = ['lesson'];
  if (item && hasHomework(item)) yields.push('homework');
  if (saysHow(attendance)) yields.push('attendance');
  return { yields, body };
}

const itemBody = ({ told }: Item) => {
  const { homework, theme } = rawOf(told) as HomeworkItem;
  return { item: told, text: plainText(homework), theme: plainText(theme) };
};

/** An item without text and files says that a lesson has no homework yet. */
function hasHomework({ told }: Item): boolean {
  const { homework, materials } = rawOf(told) as HomeworkItem;
  const text = plainText(homework);
  const isBlank = text === undefined || text === null || text === '';
  return !isBlank || (Array.isArray(materials) ? materials.length > 0 : isObject(materials));
}

/** A mark is of the lesson in its subject that the pupil has that day, where there is exactly one; then its kind is a work of that lesson. */
function markBody(mark: Mark, pupil: string, lessons: readonly Lesson[]): Pick<RawRecord, 'yields' | 'body'> {
  const { told, discipline, day, subjectId, nth } = mark;
  const ids = lessonsFor(mark, lessons);
  const description = plainText(rawOf(told)['description']);
  const kindName = typeof description === 'string' ? description.split(':')[0]!.trim() : description;
  const [lessonId] = ids;
  const kindId = keyOf('work', kindName);
  const isOne = ids.length === 1 && kindId !== undefined;
  const body = {
    mark: told,
    discipline,
    day,
    subjectId,
    nth,
    pupil,
    kindName,
    lessons: ids.length,
    ...(ids.length === 1 && { lessonId }),
    ...(isOne && { workId: `${lessonId}/${kindId}` }),
  };
  const yields: readonly EntityName[] = isOne ? ['work', 'mark'] : ['mark'];
  return { yields, body };
}
