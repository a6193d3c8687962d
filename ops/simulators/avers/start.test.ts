import { generateSchool } from '../region/generate.ts';
import { openRegion } from '../region/places.ts';
import { regionOptions } from '../region/region.ts';
import type { FaultPlan } from '../faults.ts';
import { type AversSimulator, startAvers } from './start.ts';
import { cookiesOf, rowsIn, sha1, signIn } from './web-client.ts';

const options = regionOptions({ schools: 2, municipalities: 1, classes: 11, size: 4 });
const region = openRegion(options);
const schools = [0, 1].map((index) => generateSchool(options, index));
const WEEK = { begin_dt: '12.10.2026', end_dt: '18.10.2026' };

let now = region.last;
let simulator: AversSimulator;
const start = async (faults?: FaultPlan): Promise<void> => {
  simulator = await startAvers({
    region,
    schools: [0, 1],
    schoolOf: (index) => schools[index]!,
    now: () => now,
    ...(faults && { faults }),
  });
};
afterEach(async () => {
  now = region.last;
  await simulator.close();
});

/** Signed in with the first account that fits, and what its pupil's calls want. */
async function client(fits: (login: string) => boolean = () => true) {
  const account = simulator.credentials.find(({ login }) => fits(login))!;
  const own = await signIn(simulator.url, account);
  const [row] = await own.rows('GET_STUDENT_CLASS', {
    currentDate: '12.10.2026',
    student: own.pupil,
    uchYear: 2026,
    uchId: 1,
  });
  const of = { cls: Number(row![0]), student: own.pupil };
  return { ...own, account, of, classRow: row! };
}

test('a wrong password is answered [error_symbol] with status 200', async () => {
  await start();
  const { login, password } = simulator.credentials[0]!;
  const post = async (l: string, p: string) => {
    const answer = await fetch(`${simulator.url}/login`, { method: 'POST', body: new URLSearchParams({ l, p }) });
    return [answer.status, await answer.text()];
  };
  expect(await post(login, sha1('other'))).toEqual([200, '[error_symbol]']);
  expect(await post(login, password)).toEqual([200, '[error_symbol]']);
  expect(await post('nobody', sha1(password))).toEqual([200, '[error_symbol]']);
});

test('the sign-in tells user, type, name and pupil; auth says ok; no cookie is ever set', async () => {
  await start();
  const { login, password } = simulator.credentials[0]!;
  const body = new URLSearchParams({ l: login, p: sha1(password) });
  const answer = await fetch(`${simulator.url}/login`, { method: 'POST', body });
  expect(answer.headers.get('set-cookie')).toBeNull();
  expect(answer.headers.get('content-type')).toBe('text/plain; charset=UTF-8');
  const [row] = rowsIn(await answer.text());
  expect(row).toEqual([row![0], 4, null, null, null, expect.stringMatching(/^\S+ \S+ \S+$/), row![0], null, row![8]]);
  const auth = new URLSearchParams({ uId: String(row![0]), act: '1' });
  expect(await (await fetch(`${simulator.url}/auth`, { method: 'POST', body: auth })).text()).toBe('ok');
});

test('the last credential is a parent’s, who is told with the person before the pupil and sees the same diary', async () => {
  await start();
  const [own, parent] = [
    simulator.credentials[0]!,
    simulator.credentials.findLast(({ schoolId }) => schoolId === simulator.credentials[0]!.schoolId)!,
  ];
  expect([own.role, parent.role, simulator.credentials.at(-1)!.role]).toEqual(['student', 'parent', 'parent']);
  const body = new URLSearchParams({ l: parent.login, p: sha1(parent.password) });
  const [row] = rowsIn(await (await fetch(`${simulator.url}/login`, { method: 'POST', body })).text());
  expect(row).toEqual([row![0], 3, null, null, null, expect.any(String), row![0], expect.any(Number), row![8]]);
  const [child, reader] = [await signIn(simulator.url, own), await signIn(simulator.url, parent)];
  expect(reader.pupil).toBe(child.pupil);
  const asked = { currentDate: '12.10.2026', student: child.pupil, uchYear: 2026, uchId: 1 };
  expect(await reader.rows('GET_STUDENT_CLASS', asked)).toEqual(await child.rows('GET_STUDENT_CLASS', asked));
});

test('cookies written by escape() are taken, the same as percent-coded UTF-8 are silently not', async () => {
  await start();
  const { account, userId } = await client((login) => login.startsWith('Ученик'));
  const ask = async (cookie: string) =>
    (await fetch(`${simulator.url}/act/get_user_data`, { headers: { cookie } })).text();
  const { login, password } = account;
  expect(await ask(cookiesOf(login, password, userId))).toContain('«Средняя общеобразовательная школа № 1»');
  expect(await ask(cookiesOf(login, password, userId, encodeURIComponent))).toBe('[\n]');
  expect(await ask(cookiesOf(login, 'other', userId))).toBe('[\n]');
  expect(await ask(cookiesOf(login, password, userId + 1))).toBe('[\n]');
  expect(await ask('')).toBe('[\n]');
});

test('answers are JavaScript and not JSON: dates are calls, and months count from 0', async () => {
  await start();
  const { text, of } = await client();
  const diary = await text('GET_STUDENT_DAIRY', { ...of, ...WEEK });
  expect(diary).toMatch(/^\[\n\[new Date\(2026,9,12,0,0,0,0\), \d+, \d+, "/);
  expect(() => JSON.parse(diary) as unknown).toThrow(SyntaxError);
  expect(await text('get_sms', { uchYear: 2026 })).toBe('[\n]');
});

test('rows have the layouts that were recorded', async () => {
  await start();
  const { rows, of, classRow } = await client();
  expect(classRow).toEqual([of.cls, expect.any(Number), expect.stringMatching(/^[А-Я] {15}$/)]);
  expect(await rows('get_uch_year', { currentDate: '12.10.2026' })).toEqual([[2026]]);
  expect(await rows('get_uch_year', { currentDate: '12.10.1990' })).toEqual([[]]);
  const [user] = await rows('get_user_data', {});
  expect(user!.slice(3)).toEqual([expect.stringContaining('школа № 1»'), 1, 5]);
  const subjects = new Set((await rows('GET_DAIRY_CLASS_SUBJECTS', { cls: of.cls })).map(([id]) => id));
  const diary = await rows('GET_STUDENT_DAIRY', { ...of, ...WEEK });
  expect(diary.every((row) => row.length === 12 && subjects.has(row[2]!))).toBe(true);
  const lessons = new Set(
    (await rows('GET_STUDENT_DAIRY', { ...of, begin_dt: '12.10.2026', end_dt: '25.10.2026' })).map((row) => row[1]),
  );
  const entries = await rows('GET_STUDENT_JOURNAL_DATA', of);
  expect(entries.every((row) => row.length === 9 && lessons.has(row[0]!) && row[1] === of.student)).toBe(true);
  expect(entries.length).toBeGreaterThan(5);
  const timetable = await rows('GET_TIMETABLE');
  expect(new Set(timetable.map((row) => row[1])).size).toBe(11);
  expect(timetable.some((row) => String(row[8]).endsWith('\n') && row[6] !== undefined)).toBe(true);
});

test('values that fill a column are padded, and quarters and half-years have codes of their own', async () => {
  await start();
  const codes = new Set<unknown>();
  for (const account of simulator.credentials.filter(({ schoolId }) => schoolId === String(schools[0]!.ids.short))) {
    const { rows, pupil } = await signIn(simulator.url, account);
    const [row] = await rows('GET_STUDENT_CLASS', { currentDate: '23.10.2026', student: pupil });
    const marks = row ? await rows('GET_STUDENT_DIRECTOR_DATA', { cls: Number(row[0]), student: pupil }) : [];
    for (const mark of marks) {
      expect(mark).toEqual([expect.any(Number), mark[1], pupil, expect.stringMatching(/^.{6}$/), mark[4], row![0]]);
      codes.add(mark[1]);
    }
  }
  expect([...codes]).toEqual([360000]);
});

test('what open clients ask beside the recorded calls is told: periods with their days, teachers, subjects, lessons', async () => {
  await start();
  const { rows, text, of } = await client();
  const [names, days] = [await rows('GET_PERIODS'), await rows('GET_JOURNAL_PERIODS_INFO', { uchYear: 2026 })];
  expect(names.map(([code]) => code)).toEqual([360000, 360001, 360002, 360003, 360011, 360012, 360004]);
  expect(days.map(([code]) => code)).toEqual(names.map(([code]) => code));
  expect(await text('GET_JOURNAL_PERIODS_INFO', { uchYear: 2026 })).toContain(
    '[360000, new Date(2026,8,1,0,0,0,0), new Date(2026,9,31,0,0,0,0)]',
  );
  const ofClass = (await rows('GET_CLASS_PER_SP', of)).map(([code]) => code);
  expect([360_003, 360_012]).toContain(ofClass.at(-2));
  const teachers = new Map((await rows('GET_SUBS_PERSONS_STORE_DATA')).map(([id, name]) => [id, name]));
  const diary = await rows('GET_STUDENT_DAIRY', { ...of, ...WEEK });
  expect(diary.filter((row) => row[9] !== true && !teachers.has(row[9]))).toEqual([]);
  expect(await rows('GET_STUDENT_SUBJECTS', of)).toEqual(await rows('GET_DAIRY_CLASS_SUBJECTS', of));
  const lessons = await rows('GET_STUDENT_LESSONS', { ...of, period_begin: WEEK.begin_dt, period_end: WEEK.end_dt });
  expect(lessons.map(([id]) => id)).toEqual([...new Set(diary.map((row) => row[1]))]);
  for (const nothing of ['GET_STUDENT_GROUPS', 'GET_STUDENT_MESSAGES']) expect(await rows(nothing, of)).toEqual([]);
});

test('every other login is in Cyrillic in a school of any size, the first is not', async () => {
  await start();
  const own = simulator.credentials.filter(({ role }) => role === 'student');
  const logins = own.map(({ login }) => /^[a-z0-9]+$/.test(login));
  expect([logins[0], logins.filter(Boolean).length / logins.length]).toEqual([true, expect.closeTo(0.5, 1) as number]);
});

test('an account sees its own pupil and the classes of its school, whatever it asks', async () => {
  await start();
  const { rows, of } = await client();
  expect(await rows('GET_STUDENT_JOURNAL_DATA', { ...of, student: of.student + 1 })).toEqual([]);
  const strange = schools[1]!.classes[0]!.ids.short;
  expect(await rows('GET_STUDENT_DAIRY', { ...WEEK, cls: strange, student: of.student })).toEqual([]);
  expect(await rows('GET_STUDENT_DAIRY', { ...of, begin_dt: 'soon', end_dt: '18.10.2026' })).toEqual([]);
});

test('what is told is the state of the moment', async () => {
  await start();
  const { rows, of } = await client();
  const later = await rows('GET_STUDENT_JOURNAL_DATA', of);
  now = Date.parse('2026-10-12T04:00:00Z');
  expect(await rows('GET_STUDENT_JOURNAL_DATA', of)).toEqual([]);
  expect(later.length).toBeGreaterThan(0);
});

test('paths do not care about case, forms may be queries, and an unknown call is not found', async () => {
  await start();
  const { account, userId } = await client();
  const headers = { cookie: cookiesOf(account.login, account.password, userId) };
  const at = (path: string) => fetch(`${simulator.url}${path}`, { headers });
  expect(await (await at('/ACT/get_uch_YEAR?currentDate=1.10.2026')).text()).toBe('[\n[2026]\n]');
  expect((await at('/act/GET_NOTHING')).status).toBe(404);
});

test('a lost session is answered by nothing until the next sign-in', async () => {
  await start({ faults: [{ fault: 'session-lost', rate: 1, on: 'GET /act/GET_TIMETABLE' }] });
  const { rows, account } = await client();
  expect([await rows('GET_TIMETABLE'), await rows('get_user_data', {})]).toEqual([[], []]);
  const again = await signIn(simulator.url, account);
  expect(await again.rows('get_user_data', {})).toHaveLength(1);
  expect(simulator.faultCounts()).toEqual({ 'session-lost': 1 });
});
