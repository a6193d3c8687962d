import { weekdayOf } from '../kit/time.ts';
import { cell, dayAt, DIARY, idAt, type Row, SLOT } from './rows.ts';

/** What the timetable adds to a lesson of the diary, which has neither number nor room. */
export interface Place {
  /** Row of the timetable; undefined where it has none for this lesson. */
  readonly slot: Row | undefined;
  /** Position among the lessons of the pupil's day, from 1. */
  readonly position: number;
}

/** Rows of the timetable of one class, by what its lessons are known by. */
export type Slots = ReadonlyMap<string, readonly Row[]>;

/** The rows of the whole school's timetable, by id of the class. A stale timetable has none of the classes of today. */
export function slotsByClass(timetable: readonly unknown[]): ReadonlyMap<string, Slots> {
  const rows = timetable.filter((row) => Array.isArray(row)) as Row[];
  const byClass = Map.groupBy(rows, (row) => idAt(row, SLOT.class));
  return new Map([...byClass].map(([id, own]) => [id, slotsOf(own)]));
}

function slotsOf(rows: readonly Row[]): Slots {
  const sorted = rows.toSorted((a, b) => Number(cell(a, SLOT.number)) - Number(cell(b, SLOT.number)));
  return Map.groupBy(sorted, (row) =>
    [idAt(row, SLOT.weekday), idAt(row, SLOT.subject), idAt(row, SLOT.subgroup)].join('/'),
  );
}

/**
 * The place of every lesson of one pupil's diary, in its order. Lessons of one subject and subgroup on one day take the places that the
 * timetable has for them in turn (assumed): several lessons of a subject a day are normal.
 */
export function placesOf(diary: readonly unknown[], slots: Slots | undefined): readonly Place[] {
  const days = new Map<string, Map<string, Place>>();
  const taken = new Map<string, number>();
  return diary.map((row) => {
    const day = dayAt(row, DIARY.day);
    const lessons = days.get(day) ?? new Map<string, Place>();
    days.set(day, lessons);
    const lesson = idAt(row, DIARY.lesson);
    const known = lessons.get(lesson);
    if (known) return known;
    const seat = [idAt(row, DIARY.subject), idAt(row, DIARY.subgroup)].join('/');
    const nth = taken.get(`${day}/${seat}`) ?? 0;
    taken.set(`${day}/${seat}`, nth + 1);
    const own = day === '' ? [] : (slots?.get(`${weekdayOf(day)}/${seat}`) ?? []);
    const valid = own.filter((slot) => isValidOn(slot, day));
    const place = { slot: valid[nth], position: lessons.size + 1 };
    lessons.set(lesson, place);
    return place;
  });
}

/** A day that is left out does not limit. */
function isValidOn(slot: Row, day: string): boolean {
  const [from, to] = [dayAt(slot, SLOT.from), dayAt(slot, SLOT.to)];
  return (from === '' || from <= day) && (to === '' || day <= to);
}
