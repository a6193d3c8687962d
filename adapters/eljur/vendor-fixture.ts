import { readFileSync } from 'node:fs';
import nock from 'nock';

export const HOST = 'https://school1.test';
const read = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');
/** One lesson with a mark, an absence and homework. */
export const LESSON = JSON.parse(read('lesson-constructed.json')) as Readonly<Record<string, unknown>>;
export const SCHEDULE_XML = read('getschedule-class.xml');

/** What the settings of a source hold, secrets filled in. */
export const CONFIG = {
  baseUrl: `${HOST}/apiv3`,
  vendor: 'school1',
  devkey: 'dev-key-52',
  token: 'token-of-school1',
  requestsPerSecond: 10_000,
};

export interface Call {
  readonly method: string;
  readonly given: URLSearchParams;
}
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}
/** Results by method; a function is asked at every call, and may answer a whole reply. */
export type Answers = Readonly<Record<string, object | ((call: Call) => object)>>;

export const reply = (body: string, type = 'text/html; charset=utf-8', status = 200): Reply => ({
  status,
  body,
  headers: { 'Content-Type': type },
});
export const json = (body: object, status = 200): Reply => reply(JSON.stringify(body), 'application/json', status);
export const wrapped = (result: object): object => ({ response: { state: 200, error: null, result } });
export const refused = (error: string, state = 400): Reply => json({ response: { state, error, result: {} } }, state);

const PUPILS = [
  { name: '700001', lastname: 'Заварзин', firstname: 'Лев', gender: 'male', class: '8Б', parallel: 8 },
  { name: '700002', lastname: 'Корунова', firstname: 'Ада', gender: 'female', class: '8Б', parallel: 8 },
];
export const titled = (id: string, more: object): object => ({ name: id, title: '', ...more });
/** An answer a pupil, keyed by id. */
export const keyed = (tell: (id: string) => object): object => ({
  students: Object.fromEntries(PUPILS.map(({ name }) => [name, titled(name, tell(name))])),
});

export const RULES = {
  relations: {
    students: Object.fromEntries(PUPILS.map((pupil) => [pupil.name, pupil])),
    groups: {
      '8Б': {
        name: '8Б',
        parallel: 8,
        hometeacher_id: '41',
        hometeacher_lastname: 'Юдина',
        hometeacher_firstname: 'Кира',
        hometeacher_middlename: 'Глебовна',
      },
    },
    schools: [{ inn: '3601935710', kpp: '360101001', number: 'school1', title: 'Школа 1', title_full: 'Школа № 1' }],
  },
  vendor: 'school1',
  vendor_id: 510,
};
const PERIOD = { name: 'I четверть', fullname: 'I четверть', start: '20250901', end: '20251026', disabled: false };
/** A day with these lessons under their numbers. */
export const day = (name: string, items: object): object => ({ [name]: { name, title: 'Вторник', items } });

/** What a sound school answers in the first week of September 2025, with these methods changed. */
export const answersWith = (changed: Answers = {}): Answers => ({
  auth: { token: 'token-of-login', expires: '2025-12-01 10:00:00' },
  getrules: RULES,
  getperiods: { students: PUPILS.map(({ name }) => titled(name, { periods: [PERIOD] })) },
  getmessagereceivers: { groups: [{ key: 'teachers', name: 'Учителя', users: [] }] },
  getupdates: keyed(() => ({ updates: { latest: [], old: [] } })),
  getdiary: ({ given }: Call) =>
    keyed(() => ({
      parent_signed: false,
      days: given.get('days') === '20250901-20250907' ? day('20250902', { 1: LESSON }) : {},
    })),
  getfinalassessments: keyed(() => ({
    items: [{ name: 'Алгебра', assessments: [{ value: '5', convert: 5, comment: '', period: 'I четверть' }] }],
  })),
  ...changed,
});

/** Lets the school answer until nock is cleaned. Gives the calls as they come. */
export function answer(answers: Answers = answersWith()): Call[] {
  nock.cleanAll();
  const calls: Call[] = [];
  const respond = async (request: Request): Promise<Reply> => {
    const url = new URL(request.url);
    const form = [...new URLSearchParams(await request.text())];
    const method = url.pathname.replace(/^\/apiv3\//, '');
    const call = { method, given: new URLSearchParams([...url.searchParams, ...form]) };
    calls.push(call);
    const found = answers[method];
    const told = typeof found === 'function' ? (found as (one: Call) => object)(call) : found;
    if (told === undefined) return refused('метод не найден');
    return 'headers' in told ? (told as Reply) : json(wrapped(told));
  };
  const answering = async (request: Request) => {
    const { status, body, headers } = await respond(request);
    return [status, body, headers] as const;
  };
  const scope = nock(HOST).persist();
  scope.get(/.*/).reply(answering as never);
  scope.post(/.*/).reply(answering as never);
  return calls;
}
