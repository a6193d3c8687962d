import { readFileSync } from 'node:fs';
import nock from 'nock';

export const HOST = 'https://bars.test';
export const NOW = new Date('2018-11-16T12:00:00Z');
const read = (name: string): object =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8')) as object;
/** As recorded 2018: marks and averages are texts, the subject is a name. */
export const SUMMARY = read('summary-marks-2018.json');
const FIRST_QUARTER = {
  subperiod: { code: 'Четверть_1', name: '1 Четверть' },
  dates: ['2018-09-03', '2018-10-26'],
  discipline_marks: [],
};
/** Constructed from the models of open clients: one lesson without an id, HTML and zero-width spaces, a number beyond 2^53. */
export const SCHEDULE = read('week-schedule.json');
export const HOMEWORK = read('homework.json');
export const TOTALS = {
  subperiods: [
    { code: '1_1', name: '1 Четверть' },
    { code: '1_2', name: '2 Четверть' },
    { code: '4_1', name: 'Годовая' },
  ],
  discipline_marks: [
    {
      discipline: 'Математика',
      period_marks: [
        { subperiod_code: '1_1', mark: '4' },
        { subperiod_code: '1_2', mark: '0' },
      ],
    },
    { discipline: 'Музыка', period_marks: [] },
  ],
};

const CHILDREN = [
  { person_id: 41, id: 700001, fullname: 'Заварзин Лев Ильич 01.02.2010', classyear: '8 Б' },
  { person_id: 42, id: 700002, fullname: 'Корунова Ада Львовна 03.04.2009', classyear: '9 А' },
];
const SCHOOL = 'МБОУ СОШ № 12';

/** What a parent of two is told while one of them is chosen. */
export const personData = (chosen = 0): object => {
  const { id, fullname, classyear } = CHILDREN[chosen]!;
  return {
    children_persons: CHILDREN.map(({ id: _id, ...child }) => ({ ...child, school: SCHOOL, is_male: chosen === 0 })),
    selected_pupil_id: id,
    selected_pupil_name: fullname.split(' ').slice(0, 2).join(' '),
    selected_pupil_school: SCHOOL,
    selected_pupil_classyear: classyear,
    user_fullname: 'Заварзина Нина Петровна',
    auth_user_profile_id: 5,
  };
};

export interface Call {
  /** "GET api/MarkService/GetTotalMarks". */
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly cookie: string;
}
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly type: string;
}
type Json = object | string | boolean | null;
/** Answers by "METHOD path"; a function is asked at every call. */
export type Answers = Readonly<Record<string, Json | ((call: Call) => Reply | Json)>>;

export const json = (body: Json, status = 200): Reply => ({
  status,
  body: JSON.stringify(body),
  type: 'application/json',
});
export const page = (body: string, status = 200): Reply => ({ status, body, type: 'text/html' });

/** What one account of a sound installation is answered, with these changed. */
export function answersWith(changed: Answers = {}): Answers {
  let chosen = 0;
  const choose = ({ form }: Call): Json => {
    chosen = CHILDREN.findIndex(({ person_id: person }) => String(person) === form.get('selected'));
    return { success: true };
  };
  const inWeek = (told: Json, nothing: Json) => (call: Call) =>
    call.query.get('date') === '2018-11-12' ? told : nothing;
  return {
    'POST auth/login': page('{"success": true,"redirect": "/"}'),
    'GET ': page('<html></html>'),
    'GET auth/force-logout': page('<html></html>'),
    'GET api/ProfileService/GetPersonData': () => personData(chosen),
    'POST api/ProfileService/SetChild': choose,
    'GET api/SchoolService/getSchoolInfo': { name: SCHOOL, address: 'ул. Пушкина, 1', count_pupils: 2 },
    'GET api/SchoolService/getClassYearInfo': () => ({
      study_level: chosen === 0 ? 8 : 9,
      letter: chosen === 0 ? 'Б' : 'А',
      pupils: [{ fullname: CHILDREN[chosen]!.fullname.split(' ').slice(0, 3).join(' '), photo: '', male: true }],
    }),
    'GET api/MarkService/GetTotalMarks': { total_marks_data: [TOTALS] },
    'GET api/MarkService/GetSummaryMarks': ({ query }) => (query.get('date')! < '2018-11-06' ? FIRST_QUARTER : SUMMARY),
    'GET api/ScheduleService/GetWeekSchedule': inWeek(SCHEDULE, { days: [{ date: '2018-11-05', lessons: [] }] }),
    'GET api/HomeworkService/GetHomeworkFromRange': inWeek(HOMEWORK, [{ date: '2018-11-05', homeworks: [] }]),
    ...changed,
  };
}

/** Lets the installation answer until nock is cleaned. Gives the calls as they come. */
export function answer(answers: Answers = answersWith()): Call[] {
  nock.cleanAll();
  const calls: Call[] = [];
  const reply = async (request: Request) => {
    const url = new URL(request.url);
    const path = `${request.method} ${decodeURIComponent(url.pathname).slice(1)}`;
    const form = new URLSearchParams(await request.text());
    const call = { path, query: url.searchParams, form, cookie: request.headers.get('cookie') ?? '' };
    calls.push(call);
    const found = answers[path];
    const told = typeof found === 'function' ? found(call) : found;
    const { status, body, type } =
      told === undefined ? json({ success: false }, 404) : isReply(told) ? told : json(told);
    return [status, body, { 'Content-Type': type, 'Set-Cookie': 'sessionid=s1; Path=/' }] as const;
  };
  const scope = nock(HOST).persist();
  scope.get(/.*/).reply(reply as never);
  scope.post(/.*/).reply(reply as never);
  return calls;
}

const isReply = (told: unknown): told is Reply =>
  typeof told === 'object' && told !== null && 'body' in told && 'type' in told;
