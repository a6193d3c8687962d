import { readFileSync } from 'node:fs';
import { normalisedPages } from '../../gateway/test/normalised-pages.ts';
import { answer, answersWith, json } from './vendor-fixture.ts';
import { readWeek } from './week-fixture.ts';

/** See fixtures/README.md for what each is and how sure we are of it. */
const recorded = (name: string): object =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}.json`, import.meta.url), 'utf8')) as object;
const YEAR = { id: 8987, name: '2021/2022', startDate: '2021-09-01T00:00:00', endDate: '2022-05-31T00:00:00' };
const AUTUMN = { now: () => new Date('2021-10-28T12:00:00Z') };
const LISTS = {
  'GET context': { schoolyear: YEAR, schoolId: 510 },
  'GET terms': recorded('terms-2021-10'),
  'GET calendar/vacations': recorded('vacations-2021-10'),
  'GET subjects': recorded('subjects-2021-10'),
  'GET classes': recorded('classes-2021-10'),
  'GET grade/studentList': json({ message: 'Недостаточно прав' }, 403),
  'GET student/diary': { weekDays: [], className: '11Б' },
};

test('the recorded terms overlap the recorded vacation: both are told as they are, and a free week is read once', async () => {
  const calls = answer(answersWith(LISTS));
  const { of, waiting } = normalisedPages('netschool', await readWeek({}, AUTUMN), { school: '510' });
  expect(of('period').map(({ body }) => body)).toEqual([
    { id: '26904', kind: 'quarter', number: 1, name: '1 четверть', from: '2021-09-01', to: '2021-10-31' },
  ]);
  expect(of('calendar-day').map(({ body }) => body)).toEqual([
    { id: '111491', kind: 'holiday', name: 'Осенние каникулы', from: '2021-10-25', to: '2021-10-31' },
  ]);
  expect(waiting).toEqual([]);
  // Two pupils; an empty diary of a week with lessons would be asked for twice.
  expect(calls.filter(({ path }) => path === 'GET student/diary')).toHaveLength(2);
});

test('the recorded class and subject of staff’s lists are a class with its teacher and a subject that no list of codes knows', async () => {
  answer(answersWith(LISTS));
  const { of } = normalisedPages('netschool', await readWeek({}, AUTUMN), { school: '510' });
  expect(of('class').map(({ body }) => body)).toContainEqual({
    id: '105007',
    name: '1а',
    grade: 1,
    letter: 'а',
    teacherId: expect.stringMatching(/^st-/) as string,
  });
  expect(of('subject').map(({ body }) => body)).toMatchObject([{ id: '47070', name: 'Технология мальчики' }]);
});

test('the recorded sign-in warns of another session: it is confirmed with the session’s key, and no role is chosen where none is offered', async () => {
  const at = '00168638015429814024329375';
  const calls = answer(answersWith({ 'POST login': { ...recorded('login-2022-01-13'), at } }));
  await expect(readWeek()).resolves.toHaveLength(2);
  expect(calls.filter(({ path }) => path === 'POST login').map(({ form }) => form.get('rolegroup'))).toEqual([null]);
  const [confirmed] = calls.filter(({ path }) => path === 'POST asp/SecurityWarning.asp');
  expect(Object.fromEntries(confirmed!.form)).toEqual({ at, WarnType: '2' });
});

test('the recorded diary is 34 lessons, 39 works, 34 pieces of homework, and 10 marks of each of the two pupils who are shown it', async () => {
  answer();
  const { of, waiting } = normalisedPages('netschool', await readWeek(), { school: '510' });
  const count = (entity: string): number => of(entity).length;
  expect([count('lesson'), count('work'), count('homework'), count('mark'), waiting]).toEqual([34, 39, 34, 20, []]);
});
