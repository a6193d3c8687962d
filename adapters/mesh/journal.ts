import type { Day, RawRecord } from '../../gateway/contracts/records.ts';
import { nameKey } from '../kit/name-key.ts';
import { dayAtFrontOf, isDay } from '../kit/time.ts';
import { dayOfRu, localClock, localDay } from './days.ts';
import { idAt, idOf, listAt, rawOf, textAt } from './raw.ts';
import type { ClassView } from './school.ts';

/** What the staff's lists say of one class in one week. */
export interface ToldWeek {
  readonly items: readonly unknown[];
  readonly attendances: readonly unknown[];
  /** Entries of homework, each with its homework and the lesson it was given at. */
  readonly entries: readonly { readonly entry: unknown; readonly homework: unknown; readonly item: unknown }[];
}

/** What a calendar shows of a lesson that the timetable does not. */
export interface ShownLesson {
  readonly endsAt: string | undefined;
  readonly theme: unknown;
}

export interface Place {
  readonly school: string;
  readonly scope: string;
  readonly zone: string;
}

/** What the calendars of several pupils show of each lesson, by its id: they show the same. */
export function lessonOfEvents(
  calendars: readonly (readonly unknown[])[],
  zone: string,
): ReadonlyMap<string, ShownLesson> {
  const shown = new Map<string, ShownLesson>();
  for (const event of calendars.flat()) {
    const id = idAt(event);
    if (id === '' || shown.has(id)) continue;
    const { finish_at: end, lesson_theme: theme } = rawOf(event);
    shown.set(id, { endsAt: localClock(end, zone), theme });
  }
  return shown;
}

/** What is joined to the lists of a class. */
export interface Joined {
  readonly own: ClassView;
  readonly shown: ReadonlyMap<string, ShownLesson>;
}

/** The raw records of what the staff's lists tell, lessons first. */
export function journalRecords(told: ToldWeek, joined: Joined, { school, scope }: Place): readonly RawRecord[] {
  const days = new Map(told.items.map((item) => [idAt(item), dayOf(item)]));
  const placeOn = (day: Day): RawRecord['place'] => ({ school, scope, day });
  return [
    ...told.items.map((item, nth): RawRecord => {
      const body = { item, ...partOf(item, joined), ...shownOf(item, joined), ...standingIn(item) };
      return { yields: ['lesson'], body, ref: `lesson/${idAt(item) || nth}`, place: placeOn(dayOf(item)) };
    }),
    ...told.entries.map(({ entry, homework, item }, nth): RawRecord => {
      const { homework_entries: _entries, ...whole } = rawOf(homework);
      const day = item === undefined ? dayOfRu(whole['date_assigned_on']) : dayOf(item);
      const body = { entry, homework: whole, lessonId: idAt(item) };
      return { yields: ['homework'], body, ref: `homework/${idAt(entry) || nth}`, place: placeOn(day) };
    }),
    ...told.attendances.map((attendance, nth): RawRecord => {
      const day = days.get(idAt(attendance, 'schedule_lesson_id')) ?? dayOfRu(rawOf(attendance)['date']);
      return { yields: ['attendance'], body: { attendance }, ref: `attendance/${nth}`, place: placeOn(day) };
    }),
  ];
}

/** The day of a lesson: told as text, and as a list of three numbers. */
function dayOf(item: unknown): Day {
  const day = dayAtFrontOf(rawOf(item)['iso_date_time']);
  if (day !== '') return day;
  const [year, month, date] = listAt(item, 'date').map(idOf);
  const found = `${year}-${String(month).padStart(2, '0')}-${String(date).padStart(2, '0')}`;
  return isDay(found) ? found : '';
}

function partOf(item: unknown, { own }: Joined): object {
  const group = idAt(item, 'group_id');
  return own.subgroupIds.has(group) ? { groupId: group } : {};
}

/** A lesson that no calendar shows has the name that the timetable tells, and no end. */
function shownOf(item: unknown, { shown }: Joined): object {
  const found = shown.get(idAt(item));
  const { lesson_name: name } = rawOf(item);
  return { topic: found?.theme ?? name ?? null, ...(found?.endsAt !== undefined && { endsAt: found.endsAt }) };
}

/** `teacher_id` is who should have held it, `replaced_teacher_id` who did: assumed, as one open client reads it. */
function standingIn(item: unknown): object {
  const { teacher_id: planned, replaced, replaced_teacher_id: stand } = rawOf(item);
  const isReplaced = replaced === true && idOf(stand) !== '';
  return isReplaced ? { teacherId: stand, substituteFor: planned } : { teacherId: planned };
}

/** The marks of one class in a pupil's events; a pupil who moved has events of another class too. */
export const marksIn = (events: readonly unknown[], classId: string): readonly { event: unknown; mark: unknown }[] =>
  events
    .filter((event) => listAt(event, 'class_unit_ids').map(idOf).includes(classId))
    .flatMap((event) => listAt(event, 'marks').map((mark) => ({ event, mark })));

/** The raw records of marks, by the pupil's profile. A mark yields its work too, where its control form is told. */
export function markRecords(
  calendars: ReadonlyMap<string, readonly unknown[]>,
  classId: string,
  { school, scope, zone }: Place,
): readonly RawRecord[] {
  return [...calendars].flatMap(([pupil, events], ordinal) =>
    marksIn(events, classId).map(({ event, mark }, nth): RawRecord => ({
      yields: hasForm(mark) ? ['work', 'mark'] : ['mark'],
      body: { mark, lessonId: idAt(event), pupil, word: wordOf(mark), ...workOf(mark, idAt(event)) },
      ref: `mark/${idAt(mark) || `${ordinal}/${nth}`}`,
      place: { school, scope, day: localDay(rawOf(event)['start_at'], zone) },
      pupil,
    })),
  );
}

/** A form that is told and is no text is one too: its work waits in quarantine, and none is taken for withdrawn. */
function hasForm(mark: unknown): boolean {
  const { control_form_name: form } = rawOf(mark);
  return typeof form === 'string' ? form.trim() !== '' : form !== null && form !== undefined;
}

/** Works have no ids: the marks of one control form at one lesson are taken for those of one work (assumed). */
function workOf(mark: unknown, lessonId: string): { readonly workId?: string } {
  const form = textAt(mark, 'control_form_name').trim();
  return form === '' || lessonId === '' ? {} : { workId: `${lessonId}/${nameKey(form)}` };
}

/** The mark as the code list has it: a word as it is; a number bare on the five-point scale, "hundred/85" on others, for 5 is another mark there. */
export function wordOf(mark: unknown): unknown {
  const { value } = rawOf(mark);
  const type = textAt(mark, 'original_grade_system_type') || textAt(listAt(mark, 'values')[0], 'grade_system_type');
  const scale = type.trim().toLowerCase();
  const isNumber = typeof value === 'string' && /^\s*\d/.test(value);
  return isNumber && scale !== '' && scale !== 'five' ? `${scale}/${value.trim()}` : value;
}
