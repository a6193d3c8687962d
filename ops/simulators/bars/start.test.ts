import { ENTERED, ids, lesson, mark, PUPILS, school, work } from '../netschool/school-fixture.ts';
import { homework, MONDAY, serve } from './school-fixture.ts';
import type { BarsSimulator } from './start.ts';
import { signedIn, type WebClient } from './web-client.ts';

const DAY = `date=${MONDAY}`;
const [ANNA, BELLA] = PUPILS;

let simulator: BarsSimulator;
const start = async (...how: Parameters<typeof serve>): Promise<void> => void (simulator = await serve(...how));
afterEach(() => simulator.close());

const enter = (): Promise<WebClient> => signedIn(simulator.url, simulator.credentials[0]!);

/** A client of the family that sees the pupil, with this child chosen. */
async function asChild(id: number): Promise<WebClient> {
  for (const credential of simulator.credentials) {
    const client = await signedIn(simulator.url, credential);
    const { json } = await client.get('api/ProfileService/GetPersonData');
    for (const { person_id: person } of (json as { children_persons: { person_id: number }[] }).children_persons) {
      await client.post('api/ProfileService/SetChild', { selected: String(person) });
      const now = (await client.get('api/ProfileService/GetPersonData')).json as { selected_pupil_id: number };
      if (now.selected_pupil_id === id) return client;
    }
  }
  throw new Error('nobody sees the pupil');
}

interface Summary {
  readonly subperiod: object;
  readonly dates: readonly string[];
  readonly discipline_marks: readonly { readonly discipline: string; readonly marks: readonly object[] }[];
}
const summary = async (client: WebClient): Promise<Summary & { readonly summary_marks_data: readonly Summary[] }> =>
  (await client.get(`api/MarkService/GetSummaryMarks?${DAY}`)).json as never;

test('the last credential is a pupil’s own: the first family’s child signs in as itself', async () => {
  const whole = school([lesson(101, MONDAY, 1)]);
  const pupils = whole.pupils.map((pupil) => ({ ...pupil, user: ids(900 + pupil.ids.short) }));
  await start({ schoolOf: () => ({ ...whole, pupils }) });
  const [first, last] = [simulator.credentials[0]!, simulator.credentials.at(-1)!];
  expect([first.role, last.role]).toEqual(['parent', 'student']);
  const client = await signedIn(simulator.url, last);
  const seenBy = async (one: WebClient) =>
    ((await one.get('api/ProfileService/GetPersonData')).json as { selected_pupil_id: number }).selected_pupil_id;
  expect(await seenBy(client)).toBe(await seenBy(await enter()));
});

test('summary marks come as they are, inside a list, or both, whichever is chosen', async () => {
  await start();
  const both = await summary(await asChild(12));
  expect(both.summary_marks_data).toEqual([
    { subperiod: both.subperiod, dates: both.dates, discipline_marks: both.discipline_marks },
  ]);
  expect(both.subperiod).toEqual({ code: 'Четверть_1', name: '1 Четверть' });
  expect([both.dates[0], both.dates.at(-1)]).toEqual(['2026-09-01', '2026-10-23']);
  for (const [chosen, keys] of [
    ['flat', ['dates', 'discipline_marks', 'subperiod']],
    ['wrapped', ['summary_marks_data']],
  ] as const) {
    await simulator.close();
    await start({ summary: chosen });
    expect(Object.keys(await summary(await asChild(12))).sort()).toEqual(keys);
  }
});

test('a mark is a text without an id, with its kind and topic in words', async () => {
  await start();
  const [line] = (await summary(await asChild(11))).discipline_marks;
  expect(line).toMatchObject({ average_mark: '4.00', marks: [{ date: MONDAY, mark: '4' }] });
  expect(JSON.stringify(line)).toContain('Контрольная работа: Тема');
  await simulator.close();
  await start({ marks: 'signed' });
  expect((await summary(await asChild(11))).discipline_marks[0]!.marks).toMatchObject([{ mark: '4-' }]);
});

test('a week has seven days, and lessons only on school days; homework is an item a lesson', async () => {
  await start();
  const client = await asChild(11);
  const week = (await client.get(`api/ScheduleService/GetWeekSchedule?${DAY}`)).json as { days: object[] };
  expect(week.days).toHaveLength(7);
  expect(week.days[0]).toMatchObject({ date: MONDAY, lessons: [{ id: 101, index: 1, time_begin: '08:30:00' }] });
  expect(week.days[6]).toEqual({ date: '2026-10-18', is_weekend: true });
  const vacation = (await client.get('api/ScheduleService/GetWeekSchedule?date=2026-10-27')).json as typeof week;
  expect(vacation.days[0]).toEqual({ date: '2026-10-26', is_vacation: true });
  const days = (await client.post('api/HomeworkService/GetHomeworkFromRange', { date: '2026-10-2' })).json;
  expect(days).toHaveLength(7);
  const items = (await client.get(`api/HomeworkService/GetHomeworkFromRange?${DAY}`)).json as { homeworks: object[] }[];
  expect(items.map(({ homeworks }) => homeworks.length)).toEqual([1, 1, 0, 0, 0, 0, 0]);
  expect(items[0]!.homeworks[0]).toMatchObject({ materials: [{ name: 'задание 1.txt' }], nextHomework: '' });
});

test('a day that is none is a ValidationError', async () => {
  await start();
  const { status, text: told } = await (await enter()).get('api/ScheduleService/GetWeekSchedule?date=tomorrow');
  expect([status, told]).toEqual([400, expect.stringContaining('Client.ValidationError')]);
});

test('the clock decides what is told', async () => {
  let moment = ENTERED - 1;
  await start({ now: () => moment });
  const client = await asChild(11);
  expect((await summary(client)).discipline_marks).toEqual([]);
  moment = ENTERED;
  expect((await summary(client)).discipline_marks).toHaveLength(1);
});

test('what is spoiled is told as it was planted', async () => {
  const marks = [
    mark(1, ANNA, '4', { spoiled: 'conflicting-repeat', conflictingValue: '2' }),
    mark(2, BELLA, '5', { spoiled: 'wrong-type' }),
  ];
  const repeated = { ...homework, spoiled: 'equal-repeat' } as const;
  await start({}, [
    lesson(101, MONDAY, 2, { works: [work(201, marks)], spoiled: 'wrong-type' }),
    lesson(102, MONDAY, 3, { spoiled: 'equal-repeat', homework: repeated, subject: 'math' }),
  ]);
  const client = await asChild(11);
  const { days } = (await client.get(`api/ScheduleService/GetWeekSchedule?${DAY}`)).json as { days: object[] };
  expect(days[0]).toMatchObject({ lessons: [{ id: 101, study_time_shift: true }, { id: 102 }, { id: 102 }] });
  // Without an id a mark cannot be repeated.
  expect((await summary(client)).discipline_marks[0]!.marks).toMatchObject([{ mark: '4' }]);
  expect((await summary(await asChild(12))).discipline_marks[0]!.marks).toMatchObject([{ mark: null }]);
  const [items] = (await client.get(`api/HomeworkService/GetHomeworkFromRange?${DAY}`)).json as [
    { homeworks: object[] },
  ];
  expect(items.homeworks).toHaveLength(3);
});
