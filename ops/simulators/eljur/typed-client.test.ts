import nock from 'nock';
import type { EljurSimulator } from './start.ts';
import { askingOf, getting, lacks, NUMBER, numeric, startTyped, TEXT, type Thing } from './typed-fixture.ts';

const MARK = {
  value: TEXT,
  convert: NUMBER,
  count: 'boolean',
  date: TEXT,
  lesson_id: TEXT,
  nm: TEXT,
  comment: TEXT,
  // Never null: a Java client reads it as text wherever it is there.
  lesson_comment: TEXT,
};
const LESSON = {
  name: TEXT,
  num: TEXT,
  lesson_id: TEXT,
  room: TEXT,
  teacher: TEXT,
  sort: NUMBER,
  is_control: 'boolean',
};
const HOMEWORK = { id: NUMBER, value: TEXT, individual: 'boolean' };

/** A full mark, or one of the four letters with zeros and without weight. */
function lacksOfMark(mark: Thing): readonly string[] {
  const base = [...lacks(mark, MARK), ...(numeric(mark['nm']) && numeric(mark['lesson_id']) ? [] : ['not numeric'])];
  if (['н', 'оп', 'Н', 'ОП'].includes(String(mark['value'])) && !('weight' in mark))
    return [...base, ...(mark['convert'] === 0 && mark['count'] === false && mark['countas'] === 0 ? [] : ['zeros'])];
  return [
    ...base,
    ...lacks(mark, { weight: NUMBER, weight_float: NUMBER }),
    ...(numeric(mark['countas']) ? [] : ['countas']),
  ];
}

let simulator: EljurSimulator;
beforeAll(async () => {
  nock.restore();
  simulator = await startTyped();
});
afterAll(() => simulator.close());

const get = getting(() => simulator);

const DAYS = { days: '20261012-20261023', rings: 'true' };

test('every lesson, homework, mark and absence of every diary has the members and types that typed clients demand', async () => {
  const { students } = await get<{ students: Record<string, Thing> }>('getdiary', DAYS);
  const days = Object.values(students).flatMap((one) => Object.values(one['days'] as Record<string, Thing>));
  const lessons = days.flatMap(({ items }) => Object.entries(items as Record<string, Thing>));
  expect(
    Object.values(students).flatMap((one) => lacks(one, { name: TEXT, title: TEXT, parent_signed: 'boolean' })),
  ).toEqual([]);
  expect(days.flatMap((day) => lacks(day, { name: TEXT, title: TEXT, items: 'object' }))).toEqual([]);
  expect(lessons.flatMap(([, lesson]) => lacks(lesson, LESSON))).toEqual([]);
  // A client in Kotlin parses both times, and at a text that is none it loses the whole diary.
  const times = lessons.flatMap(([, { starttime, endtime }]) => [starttime, endtime]);
  expect(times.filter((time) => !/^([01]\d|2[0-3]):[0-5]\d:[0-5]\d$/.test(String(time)))).toEqual([]);
  expect(
    lessons.filter(([key, lesson]) => !numeric(key) || !numeric(lesson['num']) || !Array.isArray(lesson['files'])),
  ).toEqual([]);
  const homework = lessons.flatMap(([, lesson]) => Object.entries(lesson['homework'] as Record<string, Thing>));
  expect(homework.flatMap(([key, one]) => [...lacks(one, HOMEWORK), ...(numeric(key) ? [] : [key])])).toEqual([]);
  const marks = lessons.flatMap(([, lesson]) => (lesson['assessments'] as Thing[] | undefined) ?? []);
  expect([homework.length > 100, marks.length > 100]).toEqual([true, true]);
  expect(marks.flatMap(lacksOfMark)).toEqual([]);
  expect(
    marks.flatMap((mark) => ('weight' in mark ? lacks(mark, { control_type: TEXT, control_type_short: TEXT }) : [])),
  ).toEqual([]);
  const clubs = days.flatMap(({ items_extday: listed }) => (listed as Thing[] | undefined) ?? []);
  expect(clubs.length).toBeGreaterThan(0);
  expect(clubs.flatMap((club) => lacks(club, { name: TEXT, topic: TEXT, teacher: TEXT, sort: NUMBER }))).toEqual([]);
});

test('marks by subject have an average as text and a whole one, and a type where they are no absence', async () => {
  const { students } = await get<{ students: Record<string, { lessons: Thing[] }> }>('getmarks', DAYS);
  const lessons = Object.values(students).flatMap((one) => one.lessons);
  expect(
    lessons.filter(({ average, averageConvert }) => !numeric(average) || !Number.isInteger(averageConvert)),
  ).toEqual([]);
  // A bot counts a subject as one with marks unless its average is exactly "0".
  const isMarked = ({ marks: listed }: Thing): boolean => (listed as Thing[]).some(({ count }) => count === true);
  expect(lessons.filter((lesson) => !isMarked(lesson) && lesson['average'] !== '0')).toEqual([]);
  expect(lessons.some((lesson) => !isMarked(lesson))).toBe(true);
  const marks = lessons.flatMap((lesson) => lesson['marks'] as Thing[]);
  expect(marks.flatMap(lacksOfMark)).toEqual([]);
  const typed = marks.filter((mark) => Number(mark['weight'] ?? 0) > 0);
  expect(typed.flatMap(({ mtype }) => lacks(mtype as Thing, { id: NUMBER, short: TEXT, type: TEXT }))).toEqual([]);
});

test('periods are a list of pupils with days as 20260901; final marks are lists in a map', async () => {
  const periods = await get<{ students: { periods: Thing[] }[] }>('getperiods', {
    weeks: 'yes',
    show_disabled: 'True',
  });
  const all = periods.students.flatMap((one) => one.periods);
  expect(all.filter(({ start, end }) => !/^\d{8}$/.test(String(start)) || !/^\d{8}$/.test(String(end)))).toEqual([]);
  expect(all.flatMap((one) => lacks((one['weeks'] as Thing[])[0]!, { start: TEXT, end: TEXT, title: TEXT }))).toEqual(
    [],
  );
  const { students } = await get<{ students: Record<string, { items: Thing[] }> }>('getfinalassessments');
  const finals = Object.values(students).flatMap((one) => one.items.flatMap((item) => item['assessments'] as Thing[]));
  expect(finals.length).toBeGreaterThan(100);
  expect(finals.flatMap((mark) => lacks(mark, { value: TEXT, convert: NUMBER, comment: TEXT, period: TEXT }))).toEqual(
    [],
  );
});

test('with a class instead of pupils lessons and homework are lists', async () => {
  const { days } = await get<{ days: Record<string, { items: Thing[] }> }>('gethomework', { class: '5А', ...DAYS });
  const items = Object.values(days).flatMap((day) => day.items);
  expect(
    items.flatMap((item) => lacks(item, { name: TEXT, individual_exists: 'boolean', homework: 'object' })),
  ).toEqual([]);
  expect(items.some(({ files }) => Array.isArray((files as Thing | undefined)?.['file']))).toBe(true);
  const schedule = await get<{ days: Record<string, { items: Thing[] }> }>('getschedule', { class: '5А', ...DAYS });
  expect(Array.isArray(schedule.days['20261012']!.items)).toBe(true);
});

test('the feed of changes is paged, newest first, in two lists', async () => {
  const feed = async (page: number) => {
    const { students } = await get<{ students: Record<string, { updates: { latest: Thing[]; old: Thing[] } }> }>(
      'getupdates',
      { limit: 3, page },
    );
    return Object.values(students).map(({ updates }) => [...updates.latest, ...updates.old]);
  };
  const [first, second] = [await feed(1), await feed(2)];
  expect(Math.max(...first.map((page) => page.length))).toBe(3);
  const both = first.map((page, at) => [...page, ...second[at]!].map(({ time }) => String(time)));
  expect(both).toEqual(both.map((times) => times.toSorted().reverse()));
});

test('the pupil that is listed first has marks and nothing told wrongly, and text keeps that order', async () => {
  const [, first = ''] = /"students":\{"(\d+)"/.exec(await askingOf(simulator)('getrules')) ?? [];
  expect(/"students":\{"(\d+)"/.exec(await askingOf(simulator)('getdiary', DAYS))![1]).toBe(first);
  const { students } = await get<{ students: Record<string, { lessons: Thing[] }> }>('getmarks', {
    student: first,
    ...DAYS,
  });
  const marks = students[first]!.lessons.flatMap((lesson) => lesson['marks'] as Thing[]).filter(
    (mark) => 'weight' in mark,
  );
  expect(marks.length).toBeGreaterThan(0);
  expect(marks.filter(({ weight, value }) => Number(weight) < 1 || !/^[1-5][+-]?$/.test(String(value)))).toEqual([]);
});
