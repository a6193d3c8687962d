import { readFileSync } from 'node:fs';
import nock from 'nock';
import type { Page } from '../../gateway/contracts/adapter.ts';
import { aversWith } from './adapter.ts';
import type { Config } from './config.ts';
import { cookiesOf, hashPassword } from './cookies.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';

export const HOST = 'https://avers.test';
const read = (name: string): string => readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8');

/** As recorded 2026-04, build 23813; the pupil's id is replaced by 5001. */
export const RECORDED = {
  journal: read('journal-data.txt'),
  periodMarks: read('director-data.txt'),
  timetable: read('timetable.txt'),
  empty: read('empty.txt'),
} as const;

export const ACCOUNTS = [
  { login: 'Ильин', password: 'сезам-37' },
  { login: 'korunova', password: 'open-38' },
] as const;
/** Rows of the sign-in, in the order of the accounts; the names are invented. */
const USERS = [
  '[[77, 4, null, null, null, "Заварзин Лев Ильич", 12, null, 5001]]',
  '[[78, 4, null, null, null, "Корунова Ада Олеговна", 13, null, 5002]]',
] as const;
export const COOKIES = ACCOUNTS.map(({ login, password }, nth) =>
  cookiesOf(login, hashPassword(password), String(77 + nth)),
);
/** A Friday; the whole month is read. */
export const NOW = new Date('2025-09-19T12:00:00Z');

/** One call, as it came in. */
export interface Call {
  /** "login", "act/GET_TIMETABLE". */
  readonly path: string;
  readonly method: string;
  readonly form: Readonly<Record<string, string>>;
  readonly cookie: string;
}
/** Answers by path; what is a function is asked at every call. */
export type Answers = Readonly<Record<string, string | ((call: Call) => string | Promise<string>)>>;

const userOf = ({ cookie }: Call): number => COOKIES.indexOf(cookie);

/** What two accounts of one class are told by a sound server: of the first the recorded journal. */
const SOUND: Answers = {
  login: ({ form }) => USERS[ACCOUNTS.findIndex(({ login }) => login === form['l'])] ?? '[error_symbol]',
  auth: 'ok',
  'act/get_user_data': '[["Заварзин", "Лев", "Ильич", "МБОУ «Школа № 9»", 1, 5]]',
  'act/get_uch_year': '[[2025]]',
  'act/GET_STUDENT_CLASS': '[[1013, 7, "Б               "]]',
  'act/GET_DAIRY_CLASS_SUBJECTS': '[[3, "Русский язык"], [12, "Физическая культура"], [400, "Труд (технология)"]]',
  'act/GET_TIMETABLE': RECORDED.timetable,
  'act/GET_STUDENT_DAIRY': ({ form }) =>
    form['begin_dt'] === '08.09.2025'
      ? `[[new Date(2025,8,12,0,0,0,0), 1325929, 3, "Корень слова", "§ 4, упр. 17", "3", 1, null, null, 215, 0, null],
 [new Date(2025,8,12,0,0,0,0), 1326224, 12, "", null, null, 1, null, null, 216, 0, null]]`
      : RECORDED.empty,
  'act/GET_STUDENT_JOURNAL_DATA': (call) => (userOf(call) === 0 ? RECORDED.journal : RECORDED.empty),
  'act/GET_STUDENT_DIRECTOR_DATA': (call) => (userOf(call) === 0 ? RECORDED.periodMarks : RECORDED.empty),
};

/** Lets the server answer until nock is cleaned, with these answers in place of the sound ones. Strangers are told nothing. Gives the calls. */
export function answer(changed: Answers = {}): Call[] {
  nock.cleanAll();
  const calls: Call[] = [];
  const answers = { ...SOUND, ...changed };
  const reply = async (request: Request) => {
    const path = new URL(request.url).pathname.slice(1);
    const form = Object.fromEntries(new URLSearchParams(await request.text()));
    const call = { path, method: request.method, form, cookie: request.headers.get('cookie') ?? '' };
    calls.push(call);
    const found = path.startsWith('act/') && userOf(call) < 0 ? RECORDED.empty : answers[path];
    const text = typeof found === 'function' ? await found(call) : found;
    const type = { 'Content-Type': 'text/plain; charset=UTF-8' };
    return text === undefined ? [404, '<h1>404</h1>', { 'Content-Type': 'text/html' }] : [200, text, type];
  };
  const scope = nock(HOST).persist();
  scope.get(/.*/).reply(reply as never);
  scope.post(/.*/).reply(reply as never);
  return calls;
}

export const CONFIG = {
  origin: HOST,
  school: '1027700000009',
  accounts: ACCOUNTS,
  requestsPerSecond: 10_000,
};

/** Reads the school with this in its settings; what was left out is added to `told`. */
export function pull(more: Partial<Config> = {}, told: unknown[] = []): Promise<Page[]> {
  const context = nightlyContext('school-9', NOW, {
    log: { debug: () => undefined, info: () => undefined, warn: (fields) => void told.push(fields) },
    leftOut: (error) => void told.push(error.message),
  });
  return Array.fromAsync(aversWith(quickClockwork()).pull!({ ...CONFIG, ...more }, undefined, context));
}
