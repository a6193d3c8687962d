import { readFileSync } from 'node:fs';
import nock from 'nock';

export const HOST = 'https://sgo.test';
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'));
/** One pupil's week as recorded 2023-04: 34 lessons, 39 assignments, 10 marks. */
export const DIARY = read('diary-2023-04-10.json') as { readonly weekDays: readonly unknown[] };
export const SCHOOLS = read('schools-search.json') as readonly { readonly id: number; readonly shortName: string }[];

const STUDENTS = [
  { studentId: 700001, nickName: 'Заварзин Лев', classId: 501, className: '11Б', iupGrade: 0 },
  { studentId: 700002, nickName: 'Корунова Ада', classId: 501, className: '11Б', iupGrade: 0 },
];
export const YEAR = { id: 8987, name: '2022/2023', startDate: '2022-09-01T00:00:00', endDate: '2023-05-31T00:00:00' };

/** Answers by "METHOD path" below /webapi/; a function is asked at every call and may read query and form. */
export type Answers = Readonly<Record<string, Json | ((call: Call) => Reply | Json)>>;
type Json = object | string | boolean | null;
export interface Call {
  readonly path: string;
  readonly query: URLSearchParams;
  readonly form: URLSearchParams;
  readonly at: string | undefined;
  readonly authorization: string | undefined;
}
export interface Reply {
  readonly status: number;
  readonly body: string;
  readonly type: string;
}

export const page = (body: string, status = 200): Reply => ({ status, body, type: 'text/html' });
export const json = (body: Json, status = 200): Reply => ({
  status,
  body: JSON.stringify(body),
  type: 'application/json',
});

/** What one account sees of an installation: the answers of a sound one, with these changed. */
export const answersWith = (changed: Answers = {}): Answers => ({
  'GET logindata': {
    productName: 'Сетевой Город. Образование',
    version: '5.10.63221',
    schoolLogin: true,
    esiaMainAuth: false,
  },
  'GET schools/search': SCHOOLS,
  'GET schools/510/card': { commonInfo: { fullSchoolName: 'Детский сад № 68' }, otherInfo: { kpp: '745101001' } },
  'GET prepareloginform': { cid: 2, sid: 1, pid: 1, cn: 1, sft: 2, scid: 510 },
  'POST auth/getdata': { lt: '1073163840', ver: '768253229', salt: '1458933352' },
  'POST login': { at: '00168638015429814024329375', timeOut: 900_000, entryPoint: '/angular/school/studentdiary/' },
  'GET student/diary/init': { students: STUDENTS, currentStudentId: 0 },
  'GET context': { schoolyear: YEAR, schoolId: 510 },
  'GET grade/assignment/types': [
    { id: 3, name: 'Домашнее задание', abbr: 'ДЗ', order: 15 },
    { id: 4, name: 'Контрольная работа', abbr: 'К', order: 1 },
  ],
  'GET terms': json({ message: 'Недостаточно прав' }, 403),
  'GET calendar/vacations': json({ message: 'Недостаточно прав' }, 403),
  'GET subjects': json({ message: 'Недостаточно прав' }, 403),
  'GET student/diary': ({ query }) =>
    query.get('weekStart') === '2023-04-10' ? DIARY : { weekDays: [], className: '11Б' },
  'POST student/diary/get-attachments': [{ assignmentId: 271506674, attachments: [{ id: 1 }], answerFiles: [] }],
  'POST asp/SecurityWarning.asp': page('<html></html>'),
  'POST asp/logout.asp': page('<html></html>'),
  ...changed,
});

/** Lets the installation answer until nock is cleaned. Gives the calls, "METHOD path", as they come. */
export function answer(answers: Answers = answersWith()): Call[] {
  nock.cleanAll();
  const calls: Call[] = [];
  const respond = (request: Request) => async () => {
    const url = new URL(request.url);
    const path = `${request.method} ${decodeURIComponent(url.pathname).replace(/^\/(webapi\/)?/, '')}`;
    const form = new URLSearchParams(await request.text());
    const call = {
      path,
      query: url.searchParams,
      form,
      at: request.headers.get('at') ?? undefined,
      authorization: request.headers.get('authorization') ?? undefined,
    };
    calls.push(call);
    const found = answers[path];
    const told = typeof found === 'function' ? found(call) : found;
    if (told === undefined) return json({ message: 'Не найдено' }, 404);
    return isReply(told) ? told : json(told);
  };
  const reply = async (request: Request) => {
    const { status, body, type } = await respond(request)();
    return [status, body, { 'Content-Type': type, 'Set-Cookie': 'NSSESSIONID=1; path=/' }] as const;
  };
  const scope = nock(HOST).persist();
  scope.get(/.*/).reply(reply as never);
  scope.post(/.*/).reply(reply as never);
  return calls;
}

const isReply = (told: unknown): told is Reply =>
  typeof told === 'object' && told !== null && 'body' in told && 'type' in told;
