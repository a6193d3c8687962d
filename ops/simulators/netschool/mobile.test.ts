import { createHash } from 'node:crypto';
import iconv from 'iconv-lite';
import type { NetSchoolOptions } from './options.ts';
import * as fixture from './school-fixture.ts';
import { ENTERED, lesson, mark, PUPILS, school, since, text, work } from './school-fixture.ts';
import { type NetSchoolCredential, type NetSchoolSimulator, startNetSchool } from './start.ts';

const [ANNA, BELLA] = PUPILS;
const homework = {
  key: 'h',
  ids: fixture.ids(301),
  due: undefined,
  timeline: since({ state: 'given', text: text('Стр. 5'), attachments: 2 } as const),
  spoiled: undefined,
};
const ill = {
  key: 'a',
  ids: fixture.ids(401),
  pupil: ANNA.key,
  timeline: since({ status: 'ill', comment: undefined } as const),
  spoiled: undefined,
};
const LESSONS = [
  lesson(101, '2026-10-12', 1, { homework, works: [work(201, [mark(1, ANNA, '4-'), mark(2, BELLA, '5')])] }),
  lesson(102, '2026-10-13', 1, { attendance: [ill] }),
];
const column = (period: string, value: string) => ({
  key: period,
  ids: fixture.ids(501),
  class: '5А',
  group: undefined,
  subject: 'math',
  teacher: 't',
  period,
  listedAt: ENTERED,
  marks: [mark(9, ANNA, value)],
});

let simulator: NetSchoolSimulator;
let account: NetSchoolCredential;
afterEach(() => simulator.close());

async function start(mark: string, more: Partial<NetSchoolOptions> = {}) {
  const served = { ...school(LESSONS), periodWorks: [column('q1', mark)] };
  simulator = await startNetSchool({ region: fixture.REGION, schools: [0], schoolOf: () => served, ...more });
  account = simulator.credentials[0] as NetSchoolCredential;
}

const md5 = (bytes: Buffer | string): string => createHash('md5').update(bytes).digest('hex');
const form = (fields: Readonly<Record<string, string>>): RequestInit => ({
  method: 'POST',
  body: new URLSearchParams(fields),
});

/** Signs in as the application does, and gives what reads with its token. */
async function application() {
  const jar = new Map<string, string>();
  const send = async (path: string, init: RequestInit = {}) => {
    const cookie = [...jar].map((pair) => pair.join('=')).join('; ');
    const answer = await fetch(`${simulator.url}/${path}`, {
      ...init,
      headers: { ...(init.headers as object), ...(cookie && { cookie }) },
    });
    for (const line of answer.headers.getSetCookie()) {
      const [name, value] = line.split(';')[0]!.split('=');
      jar.set(name!, value!);
    }
    return answer;
  };
  await send('login?mobile=&appVer=1');
  await send('webapi/logindata');
  const loginState = (await (await send('webapi/auth/login-state', form({ mobile: '1' }))).json()) as string;
  const { lt, ver, salt } = (await (await send('webapi/auth/getdata', form({}))).json()) as Record<string, string>;
  const pw2 = md5(salt + md5(iconv.encode(account.password, 'windows-1251')));
  const fields = { loginState, loginType: '1', lt: lt!, ver: ver!, scid: '7', un: account.login, pw2, mobile: '1' };
  const { at } = (await (await send('webapi/auth/login', form(fields))).json()) as { at: string };
  await send('app/simple/mobile', form({ at }));
  const { userCode } = (await (await send('webapi/mysettings/mobile/pincode', { headers: { at } })).json()) as {
    userCode: string;
  };
  const tokens = async (more: Readonly<Record<string, string>>) => {
    const answer = await send('connect/token', form({ client_id: 'parent-mobile', ...more }));
    return { status: answer.status, json: (await answer.json()) as Record<string, string> };
  };
  const grant_type = 'urn:ietf:params:oauth:grant-type:device_code';
  const { json } = await tokens({ grant_type, device_code: userCode });
  const read = async (path: string, token = json['access_token']) => {
    const url = `api/mobile/${path}${path.includes('?') ? '&' : '?'}lng=ru&appVersion=1`;
    const answer = await send(url, { headers: { authorization: `Bearer ${token}` } });
    return answer.ok ? ((await answer.json()) as unknown) : answer.status;
  };
  return { read, tokens, given: json, pin: { grant_type, device_code: userCode } };
}

test('a lesson has its topic and what was entered of the pupil’s attendance', async () => {
  await start('4');
  const { read } = await application();
  const week = 'classmeetings?studentIds=11&startDate=2026-10-12&endDate=2026-10-18&extraActivity=null';
  expect(await read(week)).toEqual([
    expect.objectContaining({ classmeetingId: 101, lessonTheme: 'Тема', attendance: null, assignmentId: [301, 201] }),
    {
      classmeetingId: 102,
      studentId: 11,
      assignmentId: [],
      order: 1,
      scheduleTimeNumber: 1,
      scheduleTimeRelay: 1,
      subjectName: 'Математика',
      subjectId: 71,
      subjectGroupId: 2100000,
      startTime: '2026-10-13T08:30:00',
      endTime: '2026-10-13T09:10:00',
      teachers: [{ id: 81, name: 'Петрова Анна Петровна' }],
      lessonTheme: 'Тема',
      roomName: '12',
      attachmentsExists: false,
      resultsExists: false,
      attendance: 'Б',
      distanceMeetingId: null,
      addEducation: false,
      extraActivity: false,
      day: '2026-10-13T00:00:00',
    },
  ]);
});

test('a lesson may be asked for alone, by those who are shown it', async () => {
  await start('4');
  const { read } = await application();
  expect(await read('classmeetings/102?studentId=11')).toMatchObject({ classmeetingId: 102, attendance: 'Б' });
  expect(await read('classmeetings/999?studentId=11')).toBe(404);
  expect(await read('classmeetings/102?studentId=12')).toBe(403);
});

test('assignments are asked for by their own ids or by those of lessons, repeated or one alone', async () => {
  await start('4');
  const { read } = await application();
  const told = [
    { assignmentId: 301, assignmentTypeId: 3, assignmentName: 'Стр. 5', result: null, duty: false },
    { assignmentId: 201, result: 4, weight: 10, dueDate: '2026-10-12T00:00:00', resultDate: '2026-10-12T00:00:00' },
  ];
  expect(await read('assignments?studentId=11&assignmentId=301&assignmentId=201')).toMatchObject(told);
  expect(await read('assignments?studentId=11&classmeetingId=101&classmeetingId=102')).toMatchObject(told);
  expect(await read('assignments/201?studentId=11')).toMatchObject(told[1]!);
  expect(await read('attachments?studentId=11&assignmentId=301')).toMatchObject([
    { assignmentId: 301, attachmentId: 3010 },
    { attachmentId: 3011 },
  ]);
});

test.each([
  ['4', { mark: 4, markCode: 'PointSystem' }],
  ['ОСВ', { mark: 'ОСВ', markCode: 'PointSystem' }],
  ['Н/А', { mark: 'Н/А', markCode: 'NotExamined' }],
])('the mark of a period «%s» is told among the totals', async (value, told) => {
  await start(value);
  const { read } = await application();
  expect(await read('totals?studentId=11&schoolYearId=2026')).toEqual([
    { subjectId: 71, termTotals: [{ term: { id: 41, name: '1 четверть' }, ...told, avgMark: 4 }], yearTotals: [] },
  ]);
});

test('everything else that the application asks is answered', async () => {
  await start('4');
  const { read } = await application();
  expect(await read('students')).toMatchObject([{ studentId: 11, shortName: 'Иванова Анна11' }]);
  expect(await read('users?v=2')).toMatchObject([
    { id: 11, firstName: 'Анна11', organizations: [{ organization: { id: 7 }, classes: [{ classId: 21 }] }] },
  ]);
  expect(await read('education?studentId=11')).toMatchObject([{ class: { name: '5А' }, schoolyear: { id: 2026 } }]);
  expect(await read('subjects?studentId=11&schoolYearId=2026')).toMatchObject([{ id: 71, name: 'Математика' }]);
  expect(await read('terms?studentId=11&schoolYearId=2026')).toMatchObject([{ id: 41 }]);
  expect(await read('announcements?studentId=11')).toMatchObject([
    {
      title: 'Родительское собрание',
      announcementId: expect.any(Number) as number,
      author: { name: expect.any(String) as string },
    },
  ]);
  expect(await read('analytics/subject-performance?studentId=11&subjectId=71&termId=41')).toMatchObject({
    averageMark: 4,
    results: [{ assignmentId: 201, result: 4 }],
    attendance: [{ classMeetingId: 102, classMeetingDate: '2026-10-13T00:00:00', attendanceMark: 'Б' }],
  });
});

test('without a mark the average of the totals is null, and those of the performance, which clients take for numbers, are 0', async () => {
  simulator = await startNetSchool({
    region: fixture.REGION,
    schools: [0],
    schoolOf: () => school([lesson(101, '2026-10-12', 1)]),
  });
  account = simulator.credentials[0] as NetSchoolCredential;
  const { read } = await application();
  expect(await read('totals?studentId=11&schoolYearId=2026')).toMatchObject([{ termTotals: [{ avgMark: null }] }]);
  expect(await read('analytics/subject-performance?studentId=11&subjectId=71&termId=41')).toMatchObject({
    averageMark: 0,
    classAverageMark: 0,
    results: [],
  });
});

test('whether the curriculum is federal is told with a Latin and with a Cyrillic С', async () => {
  await start('4');
  const { read } = await application();
  const spellings = { federalCurriculum: true, ['federal\u0421urriculum']: true };
  expect(await read('subjects?studentId=11&schoolYearId=2026')).toMatchObject([spellings]);
});

test('nobody reads children of others, or without a token that lives', async () => {
  await start('4');
  const { read } = await application();
  expect(await read('totals?studentId=12&schoolYearId=2026')).toBe(403);
  expect(await read('classmeetings?studentIds=11&studentIds=12&startDate=2026-10-12&endDate=2026-10-18')).toBe(403);
  expect(await read('students', 'none')).toBe(401);
});

test('a token ends, and is renewed once with the token for that; a PIN is good for one exchange', async () => {
  let wall = 0;
  await start('4', { wall: () => wall, tokenLife: 60 });
  const { read, tokens, given, pin } = await application();
  wall = 60_000;
  expect(await read('students')).toBe(401);
  const renewal = { grant_type: 'refresh_token', refresh_token: given['refresh_token']! };
  const renewed = await tokens(renewal);
  expect(await read('students', renewed.json['access_token'])).toHaveLength(1);
  expect(await tokens(renewal)).toEqual({ status: 400, json: { error: 'invalid_grant' } });
  expect((await tokens(pin)).status).toBe(400);
});
