import { normalisedPages } from '../../gateway/test/normalised-pages.ts';
import { answer, type Answers, answersWith, type Call, json, page } from './vendor-fixture.ts';
import { readWeek } from './week-fixture.ts';

const answered = (changed: Answers): Call[] => answer(answersWith(changed));
const read = async () => normalisedPages('netschool', await readWeek(), { school: '510' });
const pupil = (studentId: number | string, classId: number | string) => ({ studentId, classId, className: '11Б' });
const lesson = (classmeetingId: number | string, number: number, more: object = {}) => ({
  classmeetingId,
  day: '2023-04-12T00:00:00',
  number,
  relay: 1,
  startTime: '08:30',
  endTime: '09:10',
  subjectName: 'Физика',
  ...more,
});
const work = (id: number | string, more: object = {}) => ({
  id,
  typeId: 4,
  assignmentName: 'Законы Ньютона',
  weight: 10,
  dueDate: '2023-04-12T00:00:00',
  ...more,
});
/** The week of one pupil of the class, with these lessons on Wednesday. */
const weekOf = (lessons: readonly object[], students: unknown = [pupil(700001, 501)]): Answers => ({
  'GET student/diary/init': { students, currentStudentId: 0 } as object,
  'GET student/diary': { className: '11Б', weekDays: [{ date: '2023-04-12T00:00:00', lessons }] },
});

test('the key of a session begins with zeros and is text: it goes back digit by digit, as lt and ver do', async () => {
  const calls = answered({});
  await readWeek();
  const later = calls.slice(calls.findIndex(({ path }) => path === 'POST login') + 1);
  expect(new Set(later.map(({ at }) => at))).toEqual(new Set(['00168638015429814024329375']));
  const { form } = calls.find(({ path }) => path === 'POST login')!;
  expect([form.get('lt'), form.get('ver')]).toEqual(['1073163840', '768253229']);
});

test('ids written as texts are the same ids as those written as numbers', async () => {
  const marked = { mark: { assignmentId: 2, id: 0, studentId: 700001, mark: 4, resultScore: null, dutyMark: false } };
  answered(weekOf([lesson(208178721, 1, { assignments: [work(271506674, marked)] })]));
  const numbers = await read();
  const texts = weekOf(
    [lesson('208178721', 1, { assignments: [work('271506674', marked)] })],
    [pupil('700001', '501')],
  );
  answered(texts);
  const same = await read();
  for (const entity of ['class', 'pupil', 'enrolment', 'lesson', 'work', 'mark'])
    expect(same.of(entity)).toEqual(numbers.of(entity));
  expect(numbers.of('mark')).toHaveLength(1);
});

test('the current pupil is told by a place in the list, never an id; students are a list or an object', async () => {
  const students = [pupil(700001, 501), pupil(700002, 501)];
  const readers: (string | null)[] = [];
  const diary = ({ query }: Call) => {
    readers.push(query.get('studentId'));
    return { weekDays: [], className: '11Б' };
  };
  for (const currentStudentId of [1, 1111]) {
    for (const told of [students, { 0: students[0], 7: students[1] }]) {
      readers.length = 0;
      answered({ 'GET student/diary/init': { students: told, currentStudentId }, 'GET student/diary': diary });
      await readWeek();
      expect([...new Set(readers)]).toEqual(['700001', '700002']);
    }
  }
});

test('assignments and marks that are absent, and rooms and marks that are null, are nothing, and hinder nothing', async () => {
  const bare = [work(1), work(2, { mark: null }), work(3, { weight: undefined, textAnswer: null })];
  answered(
    weekOf([lesson(11, 1), lesson(12, 2, { room: null, assignments: bare }), lesson(13, 3, { assignments: null })]),
  );
  const { of, waiting } = await read();
  expect([of('lesson').length, of('work').length, of('mark').length, waiting]).toEqual([3, 3, 0, []]);
  expect(of('lesson').filter(({ body }) => 'room' in body)).toEqual([]);
});

test('lesson number 0 is a number, and two lessons of one number are two lessons', async () => {
  answered(weekOf([lesson(11, 0), lesson(12, 1, { subjectName: 'Информатика/п.1' }), lesson(13, 1, { relay: 2 })]));
  const { of, waiting } = await read();
  expect(of('lesson').map(({ body }) => [body['id'], body['number']])).toEqual([
    ['11', 0],
    ['12', 1],
    ['13', 1],
  ]);
  expect(waiting).toEqual([]);
});

test('a host that refuses our address is told by what it is, before anybody’s password is sent', async () => {
  const calls = answered({ 'GET logindata': page('<h1>403 Forbidden</h1>', 403) });
  await expect(readWeek()).rejects.toMatchObject({ code: 'http.forbidden' });
  expect(calls.filter(({ path }) => path.startsWith('POST'))).toEqual([]);
});

test('a calendar that a version fails to make is not known, and everything else is read', async () => {
  answered({ 'GET calendar/vacations': json({ message: 'Ошибка' }, 500), 'GET terms': [] });
  const pages = await readWeek();
  expect(pages.map(({ received }) => received)).toEqual([4, 146]);
  expect(pages.flatMap(({ covers }) => covers?.entities ?? [])).not.toContain('calendar-day');
});
