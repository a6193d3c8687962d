import { withAttendance } from './attendance.ts';
import { countListed } from './homework-join.ts';
import { bodiesOf, ofKind, pull } from './pull-fixture.ts';
import { answer, answersWith, SCHEDULE } from './vendor-fixture.ts';
import { DAY, WEEK, lesson, item, read, records, bodies } from './week-fixture.ts';

const diary = (...lessons: readonly object[]) => ({ days: [{ date: DAY, lessons }] });

test('a lesson carries the attendance that the diary tells of it; where it tells nothing, it carries none', () => {
  const week = read([lesson(1, 'Алгебра'), lesson(2, 'Химия', 2), lesson(3, 'Музыка', 3)], [item('Алгебра', 'а')]);
  const [absent, blank, late] = [
    { ...lesson(1, 'Ал\u200Bгебра'), attendance: 'Не был' },
    { ...lesson(2, 'Химия', 2), attendance: ' ' },
    { ...lesson(3, 'Музыка', 3), attendance: '<span>Опоздал</span>' },
  ];
  const told = withAttendance(week, diary(absent, blank, late), WEEK);
  expect(bodies(told).map((one) => [one['yields'], one['attendance'], one['pupil']])).toEqual([
    ['lesson homework attendance', 'Не был', '7'],
    ['lesson', undefined, undefined],
    ['lesson attendance', 'Опоздал', '7'],
  ]);
  expect([week.hasAttendance, told.hasAttendance]).toEqual([false, true]);
  expect(withAttendance(week, undefined, WEEK)).toEqual(week);
});

test('a diary with ids of its own is joined by day, number and subject; what fits no lesson, or several, waits', () => {
  const two = [lesson(3, 'Музыка', 3), lesson(4, 'Музыка', 3)];
  const week = read([lesson(1, 'Алгебра'), ...two]);
  const shown = [lesson(91, 'Алгебра'), lesson(93, 'Музыка', 3), lesson(95, 'Пение', 5)];
  const told = withAttendance(week, diary(...shown.map((one) => ({ ...one, attendance: 'Болел' }))), WEEK);
  expect(bodies(told).map((one) => [one['yields'], one['lessonId'], one['attendance']])).toEqual([
    ['lesson attendance', '1', 'Болел'],
    ['lesson', '3', undefined],
    ['lesson', '4', undefined],
    ['attendance', undefined, 'Болел'],
    ['attendance', undefined, 'Болел'],
  ]);
  expect(countListed(told)).toBe(records(told).length);
});

test('two words about one lesson are both kept, so that neither is believed', () => {
  const week = read([lesson(1, 'Алгебра')]);
  const twice = ['Был', 'Болел', 'Был'].map((attendance) => ({ ...lesson(1, 'Алгебра'), attendance }));
  expect(bodies(withAttendance(week, diary(...twice), WEEK))).toMatchObject([{ attendance: ['Был', 'Болел'] }]);
});

test('who is not told as absent was there only where the diary shows every lesson, and how the pupil was', () => {
  const week = read([lesson(1, 'Алгебра'), lesson(2, 'Химия', 2)]);
  const [algebra, chemistry] = [lesson(1, 'Алгебра'), lesson(2, 'Химия', 2)];
  const isWhole = (...shown: readonly object[]) => withAttendance(week, diary(...shown), WEEK).hasAttendance;
  expect(isWhole({ ...algebra, attendance: '' }, { ...chemistry, attendance: '' })).toBe(true);
  expect(isWhole({ ...algebra, attendance: '' })).toBe(false);
  expect(isWhole(algebra, chemistry)).toBe(false);
});

test('a page claims attendance where the diary tells it, and another word there makes another page', async () => {
  const weekIn = async (attendance: string) => {
    const told = JSON.parse(
      JSON.stringify(SCHEDULE).replaceAll('"index"', `"attendance":"${attendance}","index"`),
    ) as object;
    answer(answersWith({ 'GET api/ScheduleService/GetDiary': told }));
    const pages = ofKind(await pull(), 'journal-day');
    return { pages, words: new Set(bodiesOf(pages, 'attendance').map((body) => body['attendance'])) };
  };
  const [was, ill, blank] = [await weekIn('Был'), await weekIn('Болел'), await weekIn('')];
  expect([was, ill, blank].map(({ words }) => [...words])).toEqual([['Был'], ['Болел'], []]);
  for (const { pages } of [was, ill, blank]) expect(pages[0]!.covers!.entities).toContain('attendance');
  expect(new Set([was, ill, blank].map(({ pages }) => pages[0]!.digest)).size).toBe(3);
});
