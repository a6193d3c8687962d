import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import { dialectOf } from './options.ts';
import * as fixture from './school-fixture.ts';
import { lesson, PUPILS, school, since, text } from './school-fixture.ts';
import { type NetSchoolSimulator, startNetSchool } from './start.ts';
import { signIn, type WebClient } from './web-client.ts';

/* What clients that we do not know may ask: unusual paths, queries and bodies, and what no session can have. */

const [ANNA] = PUPILS;
const homework = {
  key: 'h',
  ids: fixture.ids(301),
  due: undefined,
  timeline: since({ state: 'given', text: text('Стр. 5'), attachments: 1 } as const),
  spoiled: undefined,
};
const WEEK = `webapi/student/diary?studentId=${ANNA.ids.short}&weekStart=2026-10-12&weekEnd=2026-10-18`;

let simulator: NetSchoolSimulator;
let client: WebClient;

beforeAll(async () => {
  const lessons = [lesson(101, '2026-10-12', 1, { homework })];
  simulator = await startNetSchool({ region: fixture.REGION, schools: [0], schoolOf: () => school(lessons) });
  client = await signIn(simulator.url, simulator.credentials[0]!);
});
afterAll(() => simulator.close());

test('a body that is no JSON is refused in the form of any other refusal', async () => {
  const body = new Blob(['{bad'], { type: 'application/json' });
  const answer = await fetch(`${simulator.url}/webapi/student/diary/get-attachments`, { method: 'POST', body });
  expect([answer.status, await answer.json()]).toEqual([400, { message: expect.any(String) as string }]);
});

test.each(['webapi/%20student/diary/init', 'webapi/student/diary/init%20', 'webapi//student/diary/init'])(
  'blanks and doubled slashes in a path are passed over: %s',
  async (path) => {
    expect(await client.get(path)).toMatchObject({ status: 200, json: { currentStudentId: 0 } });
  },
);

test('a diary that is asked for without a year has the days that were asked for', async () => {
  expect((await client.get(WEEK)).json).toMatchObject({ weekDays: [{ date: '2026-10-12T00:00:00' }] });
});

test('names in a query are found case aside', async () => {
  const other = WEEK.replace('studentId', 'STUDENTID').replace('weekStart', 'WeekStart').replace('weekEnd', 'weekend');
  expect(other).not.toBe(WEEK);
  expect((await client.get(other)).text).toBe((await client.get(WEEK)).text);
  expect(await client.get(`${other}&studentId=999`)).toMatchObject({ status: 403 });
});

test('a file is given to those whose diary shows it, and what is no file is not found', async () => {
  expect((await client.get('webapi/attachments/3010')).status).toBe(200);
  expect((await client.get('webapi/attachments/3011')).status).toBe(404);
});

test('the report of final marks is narrowed by pupil and class, the others by subject and term too', async () => {
  const filtersOf = async (report: string) => {
    const { filterSources } = (await client.get(`webapi/reports/${report}`)).json as {
      filterSources: { filterId: string; defaultValue: string }[];
    };
    return filterSources.map(({ filterId, defaultValue }) => `${filterId}=${defaultValue}`);
  };
  expect(await filtersOf('studenttotalmarks')).toEqual(['SID=11', 'PCLID=21']);
  expect((await filtersOf('studentGrades')).slice(0, 2)).toEqual(['SID=11', 'PCLID_IUP=21_0']);
  expect((await filtersOf('studentGrades')).map((filter) => filter.split('=')[0])).toContain('TERMID');
});

test('forms are read by their names case aside, and whatever they send as pw', async () => {
  const md5 = (bytes: Buffer | string): string => createHash('md5').update(bytes).digest('hex');
  const { login, password, schoolId } = simulator.credentials[0]!;
  for (const pw of [md5(password), undefined]) {
    const first = await fetch(`${simulator.url}/webapi/auth/getdata`, { method: 'POST' });
    const { lt, ver, salt } = (await first.json()) as Record<'lt' | 'ver' | 'salt', string>;
    const pw2 = md5(salt + md5(iconv.encode(password, 'windows-1251')));
    const form = { LoginType: '1', SCID: schoolId, UN: login, pw2, lt, ver, ...(pw && { PW: pw }) };
    const answer = await fetch(`${simulator.url}/webapi/login`, {
      method: 'POST',
      body: new URLSearchParams(form),
      headers: { Cookie: first.headers.getSetCookie()[0]!.split(';')[0]! },
    });
    expect([answer.status, await answer.json()]).toMatchObject([
      200,
      { at: expect.stringMatching(/^\d{23,26}$/) as string },
    ]);
  }
});

test('what clients ask before anybody has signed in: a notice, and how large files may be', async () => {
  const notice = await fetch(`${simulator.url}/webapi/settings/preloginnotice`);
  expect(await notice.json()).toMatchObject({ showPopUp: false, popUpDisplayText: '' });
  const limits = await fetch(`${simulator.url}/webapi/attachments/uploadLimits`);
  expect(await limits.json()).toMatchObject({ mailFileSizeLimit: expect.any(Number) as number });
});

test('the page that warns of another session can be looked at', async () => {
  expect((await client.get('asp/SecurityWarning.asp')).text).toContain('WarnType');
});

test('a dialect is chosen by words, and a word that is none is refused with those that are', () => {
  expect(dialectOf(['version=5.33', 'roles=two'])).toEqual({ version: '5.33', twoRoles: true });
  expect(() => dialectOf(['version=4'])).toThrow('version=5.10, version=5.26');
});
