import type { Page } from '../../gateway/contracts/adapter.ts';
import { normalisedPages } from '../../gateway/test/normalised-pages.ts';
import { answer, CONFIG, pull, RECORDED } from './vendor-fixture.ts';

const normalised = (pages: readonly Page[], school: string = CONFIG.school) =>
  normalisedPages('avers', pages, { school });

const diaryOf = (...rows: string[]) => ({
  'act/GET_STUDENT_DAIRY': ({ form }: { readonly form: Readonly<Record<string, string>> }) =>
    form['begin_dt'] === '15.09.2025' ? `[${rows.join(',')}]` : RECORDED.empty,
});
const row = (lesson: number, subject: number, subgroup = 1, theme = '""', homework = '""') =>
  `[new Date(2025,8,15,0,0,0,0), ${lesson}, ${subject}, ${theme}, ${homework}, null, ${subgroup}, null, null, 215, 0, null]`;

test('the recorded journal: marks and absences by their codes, on the day of the lesson, months from 0', async () => {
  answer();
  const { of, waiting } = normalised(await pull());
  expect(of('attendance').map(({ at, body }) => [at, body['status'], body['rawStatus']])).toEqual([
    ['attendance 1013 2025-09-05', 'absent', 'Н'],
    ['attendance 1013 2025-09-10', 'ill', 'Б'],
    ['attendance 1013 2025-09-12', 'exempt', 'ОСВ'],
  ]);
  expect(of('mark').map(({ at, body }) => [at, body['rawValue'], body['value']])).toEqual([
    ['mark 1013 2025-09-12', '3', 3],
    ['mark 1013 2025-09-17', 'ЗАЧТ', undefined],
  ]);
  expect(waiting).toEqual([]);
});

test('the journal tells the whole year: only the weeks that are read are taken of it', async () => {
  const calls = answer();
  const pages = await pull({ lookBackDays: 0 });
  const days = pages.flatMap((page) => page.records()).filter(({ ref }) => ref.startsWith('journal/'));
  expect(days.map(({ place }) => place.day)).toEqual(['2025-09-17']);
  expect(calls.filter(({ path }) => path === 'act/GET_STUDENT_JOURNAL_DATA')).toHaveLength(3);
});

test('code 104, which nobody has seen, waits in quarantine and is never read as present', async () => {
  const journal = '[[7, 5001, "?", new Date(2025,8,15,0,0,0,0), 3, null, 104, 0, null]]';
  answer({ 'act/GET_STUDENT_JOURNAL_DATA': journal });
  const { of, waiting } = normalised(await pull({ accounts: [CONFIG.accounts[0]] }));
  expect([of('attendance'), of('mark')]).toEqual([[], []]);
  expect(waiting).toEqual(['map.unknown-code /status']);
});

test('values that fill columns of a fixed width are read without their padding', async () => {
  answer();
  const { of } = normalised(await pull());
  expect(of('term-mark').map(({ body }) => [body['rawValue'], body['value']])).toEqual([
    ['4', 4],
    ['5', 5],
  ]);
  expect(of('class')[0]!.body).toMatchObject({ name: '7Б', grade: 7, letter: 'Б' });
});

test('overlapping systems of periods stand side by side in one class: a quarter and a half-year', async () => {
  const marks = '[[1, 360000, 5001, "4     ", 3, 1013], [1, 360011, 5001, "5     ", 400, 1013]]';
  answer({ 'act/GET_STUDENT_DIRECTOR_DATA': marks });
  const { of } = normalised(await pull({ accounts: [CONFIG.accounts[0]] }));
  expect(of('term-mark').map(({ at, body }) => [at, body['periodId']])).toEqual([
    ['term-mark 1013/360000 2025-10-31', '360000'],
    ['term-mark 1013/360011 2025-12-31', '360011'],
  ]);
});

test('marks of a period that the settings do not have wait, and nothing is claimed of it', async () => {
  answer({ 'act/GET_STUDENT_DIRECTOR_DATA': '[[1, 360099, 5001, "4     ", 3, 1013]]' });
  const pages = await pull({ accounts: [CONFIG.accounts[0]] });
  expect(pages.at(-1)!.covers).toBeUndefined();
  expect(normalised(pages).waiting).toEqual(['place.no-day ']);
});

test('a lesson takes number, shift and room from the timetable of the whole school; a line break in a room is none', async () => {
  const timetable = `[[4, 1013, 3, 1, null, 1, 0, 2, "Сзн\\n", null, null], [5, 1013, 3, 1, null, 1, 4, 2, "12", null, null],
    [6, 1013, 12, 2, null, 1, 3, 2, "зал", new Date(2025,8,1), new Date(2025,8,14)],
    [7, 1013, 12, 2, null, 1, 5, 2, "зал", new Date(2025,8,15), null], [8, 640, 12, 2, null, 1, 1, 1, "x", null, null]]`;
  answer({ 'act/GET_TIMETABLE': timetable, ...diaryOf(row(1, 3), row(2, 12, 2), row(3, 3)) });
  const { of } = normalised(await pull());
  expect(of('lesson').map(({ body }) => [body['id'], body['number'], body['shift'], body['room']])).toEqual([
    ['1', 0, 2, 'Сзн'],
    ['2', 5, 2, 'зал'],
    ['3', 4, 2, '12'],
  ]);
});

test('the timetable says what must be held only where the settings tell the vacations', async () => {
  const timetable =
    '[[4, 1013, 3, 1, null, 1, 2, 2, "12", null, null], [8, 640, 12, 2, null, 1, 1, 1, "x", null, null]]';
  answer({ 'act/GET_TIMETABLE': timetable });
  const without = normalised(await pull());
  expect([without.of('timetable-slot'), without.of('calendar-day')]).toEqual([[], []]);
  const { of } = normalised(await pull({ vacations: [{ from: '2025-10-25', to: '2025-11-02' }] }));
  expect(of('calendar-day').map(({ body }) => [body['from'], body['kind']])).toEqual([['2025-10-25', 'holiday']]);
  expect(of('timetable-slot').map(({ body }) => [body['classId'], body['weekday'], body['number']])).toEqual([
    ['1013', 1, 2],
  ]);
});

test('where the timetable is stale, as recorded, a lesson is numbered by its position in the day', async () => {
  answer(diaryOf(row(11, 3), row(12, 12)));
  const { of } = normalised(await pull());
  expect(of('lesson').map(({ body }) => [body['id'], body['number'], body['room']])).toEqual([
    ['11', 1, undefined],
    ['12', 2, undefined],
  ]);
});

test('several marks of one lesson are several marks', async () => {
  const mark = (value: number) => `[7, 5001, "${value}", new Date(2025,8,15,0,0,0,0), 3, null, ${value}, 0, null]`;
  answer({ 'act/GET_STUDENT_JOURNAL_DATA': `[${[mark(4), mark(4), mark(5)].join(',')}]` });
  const { of, waiting } = normalised(await pull({ accounts: [CONFIG.accounts[0]] }));
  expect(of('mark').map(({ body }) => body['value'])).toEqual([4, 4, 5]);
  expect(new Set(of('mark').map(({ body }) => body['id'])).size).toBe(3);
  expect(waiting).toEqual([]);
});

test('ids beyond 2^53 stay exact', async () => {
  answer(diaryOf(row(0, 3).replace(' 0,', ' 9007199254740993,')));
  const { of } = normalised(await pull());
  expect(of('lesson')[0]!.body['id']).toBe('9007199254740993');
});

test('ids are of one school: the same pupil number in two schools is two people', async () => {
  answer();
  const pupilsOf = async (school: string) =>
    normalised(await pull({ school }), school)
      .of('pupil')
      .map(({ body }) => body['id']);
  const [here, there] = [await pupilsOf('9'), await pupilsOf('12')];
  expect(here).toHaveLength(2);
  expect(here.filter((id) => there.includes(id))).toEqual([]);
});

test('names of the class list are blanked in topic and homework', async () => {
  answer(diaryOf(row(1, 3, 1, '"Доклад Заварзина"', '"Спросить Корунову"')));
  const { of } = normalised(await pull());
  expect(of('lesson')[0]!.body['topic']).toBe('Доклад ▒');
  expect(of('homework')[0]!.body['text']).toBe('Спросить ▒');
});

test('with an account of parents no pupil’s name is known: texts are kept as presence only', async () => {
  const parent = '[[78, 3, null, null, null, "Корунова Вера Павловна", 13, 900, 5002]]';
  answer({
    login: ({ form }) =>
      form['l'] === 'korunova' ? parent : '[[77, 4, null, null, null, "Заварзин Лев Ильич", 12, null, 5001]]',
    ...diaryOf(row(1, 3, 1, '"Доклад Ады"', '"Спросить Аду"')),
  });
  const accounts = [CONFIG.accounts[0]];
  const named = normalised(await pull({ accounts }));
  expect(named.of('lesson')[0]!.body).toHaveProperty('topic');
  const pages = await pull();
  const { of } = normalised(pages);
  expect(of('pupil').map(({ body }) => body['has'])).toEqual([{ account: true }, { guardian: true }]);
  expect(of('lesson')[0]!.body).toMatchObject({ topicState: 'present' });
  expect(of('lesson')[0]!.body).not.toHaveProperty('topic');
  expect(JSON.stringify(pages.map((page) => page.records()))).not.toContain('Вера');
});

test('a pupil who changed classes is read in each class in its weeks', async () => {
  const classOn = ({ form }: { readonly form: Readonly<Record<string, string>> }) =>
    form['student'] === '5002' && Number(form['currentDate']!.slice(0, 2)) < 15
      ? '[[999, 7, "А"]]'
      : '[[1013, 7, "Б"]]';
  const calls = answer({ 'act/GET_STUDENT_CLASS': classOn });
  const { of } = normalised(await pull());
  const asked = calls.filter(({ path, form }) => path === 'act/GET_STUDENT_DAIRY' && form['student'] === '5002');
  expect([...new Set(asked.map(({ form }) => `${form['begin_dt']} ${form['cls']}`))]).toEqual([
    '01.09.2025 999',
    '08.09.2025 999',
    '15.09.2025 1013',
  ]);
  expect(of('enrolment').map(({ body }) => [body['classId'], body['state']])).toEqual([
    ['1013', 'active'],
    ['1013', 'active'],
    ['999', 'archived'],
  ]);
});
