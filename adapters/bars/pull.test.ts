import { bodiesOf, leftOut, ofKind, pull } from './pull-fixture.ts';
import { answer, type Answers, answersWith, json, personData, TOTALS } from './vendor-fixture.ts';

test('rosters come first, then every class and week, then the terms', async () => {
  answer();
  const pages = await pull();
  expect(pages.map(({ covers }) => `${covers?.sheet} ${covers?.entities.join()} ${covers?.pupils}`)).toEqual([
    'roster school,academic-year,class,pupil,enrolment,subject all',
    'roster period all',
    'journal-day lesson,homework,work,mark all',
    'journal-day lesson,homework,work,mark all',
    ...Array<string>(4).fill('term term-mark all'),
  ]);
  expect(ofKind(pages, 'journal-day').map(({ covers }) => covers!.from)).toEqual(['2018-11-12', '2018-11-12']);
});

test('a parent’s children are read one after the other, each in its own class', async () => {
  const calls = answer();
  const pages = await pull();
  expect(
    bodiesOf(pages, 'class')
      .map(({ name }) => name)
      .sort(),
  ).toEqual(['8Б', '9А']);
  expect(bodiesOf(pages, 'pupil')).toMatchObject([
    { pupil: '700001', name: 'Заварзин Лев Ильич', born: '01.02.2010' },
    { pupil: '700002', name: 'Корунова Ада Львовна' },
  ]);
  const chosen = calls.filter(({ path }) => path.endsWith('SetChild')).map(({ form }) => form.get('selected'));
  // The first one is the one selected at the beginning, and the second one is still chosen when the weeks begin.
  expect(chosen).toEqual(['42', '41']);
  expect(calls.at(-1)?.path).toBe('GET auth/force-logout');
});

test('periods are found backwards from today, each with its first and last school day', async () => {
  answer();
  const pages = await pull();
  expect(bodiesOf(pages, 'period')).toMatchObject([
    { name: '2 Четверть', from: '2018-11-06', to: '2018-11-07' },
    { name: '1 Четверть', from: '2018-09-03', to: '2018-10-26' },
  ]);
});

test('total marks stand in the sheet of their period; what is no mark is none, and what no period is known of waits', async () => {
  const lines = [
    { discipline: 'Музыка', period_marks: [{ subperiod_code: '4_1', mark: '5' }] },
    { discipline: 'Пение', period_marks: [{ subperiod_code: '1_4', mark: '3' }] },
  ];
  const subperiods = [...TOTALS.subperiods, { code: '1_4', name: '4 Четверть' }];
  const totals = { subperiods, discipline_marks: [...TOTALS.discipline_marks, ...lines] };
  answer(answersWith({ 'GET api/MarkService/GetTotalMarks': totals }));
  const terms = (await pull()).filter((one) => one.records()[0]?.yields[0] === 'term-mark');
  const told = terms.map((one) => [one.covers?.from, one.records().map(({ body }) => (body as { mark: object }).mark)]);
  expect(told.slice(0, 3)).toEqual([
    ['2018-10-26', [{ subperiod_code: '1_1', mark: '4' }]],
    ['2019-08-31', [{ subperiod_code: '4_1', mark: '5' }]],
    [undefined, [{ subperiod_code: '1_4', mark: '3' }]],
  ]);
});

test('a pupil’s own account shows the pupil, without a birth date', async () => {
  const alone = { ...personData(), children_persons: [], user_fullname: 'Заварзин Лев Ильич' };
  answer(answersWith({ 'GET api/ProfileService/GetPersonData': alone }));
  const [pupil] = bodiesOf(await pull(), 'pupil');
  expect(pupil).toMatchObject({ pupil: '700001', name: 'Заварзин Лев Ильич' });
  expect(pupil).not.toHaveProperty('born');
});

test('a child in no class has no journal, and hinders nobody', async () => {
  const sound = answersWith();
  const told = sound['GET api/ProfileService/GetPersonData'] as () => { readonly selected_pupil_id: number };
  const left = (): object => {
    const person = told();
    return person.selected_pupil_id === 700_002 ? { ...person, selected_pupil_classyear: '' } : person;
  };
  answer({ ...sound, 'GET api/ProfileService/GetPersonData': left });
  const pages = await pull();
  expect(leftOut).toEqual([]);
  expect(bodiesOf(pages, 'pupil').map(({ pupil }) => pupil)).toEqual(['700001']);
});

test('children of several schools need the name of one', async () => {
  let asked = 0;
  const several: Answers = {
    'GET api/ProfileService/GetPersonData': () => ({
      ...personData(),
      children_persons: [],
      selected_pupil_id: 700_001 + asked,
      selected_pupil_school: `Школа № ${(asked += 1) % 4 < 2 ? 1 : 2}`,
    }),
  };
  const accounts = ['a', 'b'].map((login) => ({ login, password: 'password' }));
  answer(answersWith(several));
  await expect(pull({ accounts, parallel: 1 })).rejects.toMatchObject({ code: 'config.invalid' });
  asked = 0;
  answer(answersWith(several));
  const pages = await pull({ accounts, parallel: 1, schoolName: 'школа № 1' });
  expect(bodiesOf(pages, 'school')).toMatchObject([{ id: 'school-12', shownName: 'Школа № 1' }]);
  expect(bodiesOf(pages, 'pupil')).toHaveLength(1);
});

test('numbers beyond 2^53 come as they are written', async () => {
  const lesson = '{"id":9007199254740993,"date":"2018-11-14","discipline":"Математика","index":1}';
  const body = `{"days":[{"date":"2018-11-14","lessons":[${lesson}]}]}`;
  answer(
    answersWith({ 'GET api/ScheduleService/GetWeekSchedule': () => ({ status: 200, body, type: 'application/json' }) }),
  );
  expect(bodiesOf(await pull(), 'lesson').map(({ lessonId }) => lessonId)).toContain('9007199254740993');
});

test('a lost answer about a class is asked for again as long as it is worth it, and nobody is left out', async () => {
  let asked = 0;
  const sound = answersWith();
  answer({ ...sound, 'GET api/SchoolService/getClassYearInfo': () => ((asked += 1) < 3 ? json({}, 503) : {}) });
  expect(bodiesOf(await pull(), 'class')).toHaveLength(2);
  expect(leftOut).toEqual([]);
});

test('every page is of as many records as it says, also where lessons of two subjects have one id', async () => {
  const told = (discipline: string, index: number) => ({ id: 7, date: '2018-11-14', discipline, index });
  const item = (discipline: string) => ({ date: '2018-11-14', discipline, homework: `читать: ${discipline}` });
  const subjects = ['Математика', 'Музыка'];
  answer(
    answersWith({
      'GET api/ScheduleService/GetWeekSchedule': {
        days: [{ date: '2018-11-14', lessons: subjects.map((name, index) => told(name, index + 1)) }],
      },
      'GET api/HomeworkService/GetHomeworkFromRange': [{ date: '2018-11-14', homeworks: subjects.map(item) }],
    }),
  );
  const pages = await pull();
  for (const page of pages) expect(page.records()).toHaveLength(page.received);
  expect(new Set(bodiesOf(pages, 'homework').map(({ text }) => text))).toEqual(
    new Set(['читать: Математика', 'читать: Музыка']),
  );
});
