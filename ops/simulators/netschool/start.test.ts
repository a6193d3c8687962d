import { createRequire } from 'node:module';
import type { NetSchoolOptions } from './options.ts';
import * as fixture from './school-fixture.ts';
import { ENTERED, lesson, mark, PUPILS, school, since, text, work } from './school-fixture.ts';
import { type NetSchoolCredential, type NetSchoolSimulator, startNetSchool } from './start.ts';
import { signIn } from './web-client.ts';

const DIARY = 'webapi/student/diary?yearId=2026&weekStart=2026-10-12&weekEnd=2026-10-18';
const MONDAY = '2026-10-12';
const [ANNA, BELLA] = PUPILS;

let simulator: NetSchoolSimulator;
let account: NetSchoolCredential;

async function start(lessons = DEFAULT_LESSONS, more: Partial<NetSchoolOptions> = {}) {
  simulator = await startNetSchool({ region: fixture.REGION, schools: [0], schoolOf: () => school(lessons), ...more });
  account = simulator.credentials[0] as NetSchoolCredential;
}
afterEach(() => simulator.close());

const homework = {
  key: 'h',
  ids: fixture.ids(301),
  due: undefined,
  timeline: since({ state: 'given', text: text('Стр. 5, № 3'), attachments: 2 } as const),
  spoiled: undefined,
};
const DEFAULT_LESSONS = [
  lesson(101, MONDAY, 1, { homework, works: [work(201, [mark(1, ANNA, '4-'), mark(2, BELLA, '5')])] }),
  lesson(102, MONDAY, 2),
];

interface Diary {
  readonly weekDays: readonly {
    readonly date: string;
    readonly lessons: readonly { readonly assignments?: readonly object[] }[];
  }[];
}
async function diary(studentId: number, query = DIARY) {
  const client = await signIn(simulator.url, account);
  const { json } = await client.get(`${query}&studentId=${studentId}`);
  await client.post('webapi/auth/logout', {});
  return json as Diary;
}
const assignments = (week: Diary) =>
  week.weekDays.flatMap(({ lessons }) => lessons.flatMap((one) => one.assignments ?? []));

test('an account is shown its children, with the place of one of them', async () => {
  await start();
  expect(account).toMatchObject({ school: 'МБОУ СОШ № 7', schoolId: '7', login: 'roditel91' });
  const client = await signIn(simulator.url, account);
  expect((await client.get('webapi/student/diary/init')).json).toMatchObject({
    students: [{ studentId: 11, nickName: 'Иванова Анна11', classId: 21, className: '5А', iupGrade: 0 }],
    currentStudentId: 0,
    weekStart: '2026-10-19T00:00:00',
  });
});

test('a diary has the shape that was recorded', async () => {
  await start();
  expect(await diary(11)).toEqual({
    weekStart: '2026-10-12T00:00:00',
    weekEnd: '2026-10-18T00:00:00',
    weekDays: [
      {
        date: '2026-10-12T00:00:00',
        lessons: [
          {
            classmeetingId: 101,
            day: '2026-10-12T00:00:00',
            number: 1,
            relay: 1,
            room: '12',
            startTime: '08:30',
            endTime: '09:10',
            subjectName: 'Математика',
            assignments: [
              {
                id: 301,
                typeId: 3,
                assignmentName: 'Стр. 5, № 3',
                weight: 0,
                dueDate: '2026-10-12T00:00:00',
                classMeetingId: 101,
              },
              {
                id: 201,
                typeId: 4,
                assignmentName: 'Дроби',
                weight: 2,
                dueDate: '2026-10-12T00:00:00',
                classMeetingId: 101,
                mark: { assignmentId: 201, id: 0, studentId: 11, mark: 4, resultScore: null, dutyMark: false },
              },
            ],
            isEaLesson: false,
          },
          expect.not.objectContaining({ assignments: expect.anything() }),
        ],
      },
    ],
    laAssigns: [],
    termName: '1 четверть',
    className: '5А',
  });
});

test('the clock decides what is in a diary', async () => {
  let moment = ENTERED - 1;
  await start(DEFAULT_LESSONS, { now: () => moment });
  expect(assignments(await diary(11))).toEqual([]);
  moment = ENTERED;
  expect(assignments(await diary(11))).toHaveLength(2);
});

test('weeks without lessons, other years and weeks that begin on a Sunday are no errors', async () => {
  await start();
  expect((await diary(11, DIARY.replaceAll('2026-10', '2026-12'))).weekDays).toEqual([]);
  expect((await diary(11, DIARY.replace('yearId=2026', 'yearId=5'))).weekDays).toEqual([]);
  expect((await diary(11, DIARY.replace('Start=2026-10-12', 'Start=2026-10-11'))).weekDays).toHaveLength(1);
});

test('what is spoiled is told as it was planted', async () => {
  const marks = [
    mark(1, ANNA, '4', { spoiled: 'conflicting-repeat', conflictingValue: '2' }),
    mark(2, BELLA, '5', { spoiled: 'wrong-type' }),
  ];
  await start([
    lesson(101, MONDAY, 2, { works: [work(201, marks)], spoiled: 'wrong-type' }),
    lesson(102, MONDAY, 3, { spoiled: 'equal-repeat' }),
  ]);
  const week = await diary(11);
  const [first] = week.weekDays;
  expect(first?.lessons).toMatchObject([{ number: 2, relay: true }, { number: 3, relay: 1 }, { number: 3 }]);
  expect(assignments(week)).toMatchObject([{ mark: { mark: 4 } }, { mark: { mark: 2 } }]);
  account = simulator.credentials[1] as NetSchoolCredential;
  expect(assignments(await diary(12))).toMatchObject([{ mark: { mark: 5, dutyMark: 'off' } }]);
});

test('nobody reads the diary of another family', async () => {
  await start();
  const client = await signIn(simulator.url, account);
  expect((await client.get(`${DIARY}&studentId=12`)).status).toBe(403);
  expect((await client.get('webapi/classes?expand=chiefs')).status).toBe(403);
  expect((await client.post('webapi/student/diary/get-attachments?studentId=12', { assignId: [301] })).status).toBe(
    403,
  );
});

test('a wrong password is a conflict', async () => {
  await start();
  const { login } = await signIn(simulator.url, { ...account, password: 'wrong' });
  expect([login.status, login.body]).toEqual([409, { message: expect.any(String) }]);
});

test('a second session of an account has to be confirmed, and ends the first', async () => {
  await start();
  const first = await signIn(simulator.url, account);
  expect(first.login.body).toMatchObject({ at: expect.stringMatching(/^00\d{21,24}$/), timeOut: 3_600_000 });
  const second = await signIn(simulator.url, account);
  expect(second.login.body).toMatchObject({ entryPoint: '/asp/SecurityWarning.asp', requestData: { warnType: '1' } });
  const page = await second.get('webapi/context');
  expect(page).toMatchObject({ status: 200, type: expect.stringContaining('text/html') });
  expect(page.text).toContain('/asp/SecurityWarning.asp');
  expect(page.text.length).toBeLessThan(1000);
  expect((await first.get('webapi/context')).status).toBe(200);
  await second.post(
    'asp/SecurityWarning.asp',
    new URLSearchParams({ at: String(second.login.body['at']), WarnType: '2' }),
  );
  expect((await second.get('webapi/context')).json).toMatchObject({ schoolId: 7, organizationName: 'МБОУ СОШ № 7' });
  expect((await first.get('webapi/context')).status).toBe(401);
});

test('who has two roles is asked for one', async () => {
  await start(DEFAULT_LESSONS, { twoRoles: true });
  const first = await signIn(simulator.url, account);
  expect(first.login.body).toMatchObject({
    entryPoint: expect.stringContaining('choose-session-role'),
    accountInfo: { userRoles: [{ id: 1, name: 'Родитель' }, { id: 2 }] },
  });
  expect((await first.get('webapi/student/diary/init')).status).toBe(403);
  const chosen = await signIn(simulator.url, account, { rolegroup: '1' });
  expect(chosen.login.body['entryPoint']).toBe('/angular/school/studentdiary/');
  expect((await chosen.get('webapi/student/diary/init')).status).toBe(200);
});

test('a session ends when it is idle, and any call keeps it', async () => {
  let wall = 0;
  await start(DEFAULT_LESSONS, { wall: () => wall, timeOut: 900 });
  const client = await signIn(simulator.url, account);
  const expired = `webapi/context/expired?token=${String(client.login.body['at'])}`;
  wall = 800;
  expect((await client.get('webapi/context')).status).toBe(200);
  wall = 1600;
  expect((await client.get(expired)).json).toBe(false);
  wall = 1701;
  expect((await client.get(expired)).json).toBe(true);
  expect((await client.get('webapi/context')).status).toBe(401);
});

test.each([
  ['5.10', 'asp/logout.asp'],
  ['5.33', 'webapi/auth/logout'],
] as const)('version %s is left by %s', async (version, path) => {
  await start(DEFAULT_LESSONS, { version });
  const client = await signIn(simulator.url, account);
  expect((await client.get('webapi/sysInfo')).text).toContain(`Версия системы: ${version}`);
  expect((await client.post(path, new URLSearchParams({ at: String(client.login.body['at']) }))).status).toBe(200);
  expect((await client.get('webapi/context')).status).toBe(401);
  expect((await signIn(simulator.url, account)).login.body['entryPoint']).toBe('/angular/school/studentdiary/');
});

test('a session can be lost and a warning can come at any call, but not twice in a row', async () => {
  await start(DEFAULT_LESSONS, { faults: { faults: [{ fault: 'session-lost', rate: 1, on: 'diary/init' }] } });
  const client = await signIn(simulator.url, account);
  expect((await client.get('webapi/student/diary/init')).status).toBe(401);
  const again = await signIn(simulator.url, account);
  expect((await again.get('webapi/student/diary/init')).status).toBe(200);
});

test('an empty answer has the form of a full one', async () => {
  await start(DEFAULT_LESSONS, { faults: { faults: [{ fault: 'empty', rate: 1, on: 'student/diary$' }] } });
  expect((await diary(11)).weekDays).toEqual([]);
  simulator.changeFaults({ faults: [] });
  expect((await diary(11)).weekDays).toHaveLength(1);
});

test('everything that a parent may read is answered, in any case of the path', async () => {
  await start();
  const client = await signIn(simulator.url, account);
  const read = async (path: string) => (await client.get(`webapi/${path}`)).json;
  expect(await read('schools/search?name=%D1%81%D0%BE%D1%88')).toMatchObject([{ id: 7, shortName: 'МБОУ СОШ № 7' }]);
  expect(await read('schools/search?name=zzz')).toEqual([]);
  expect(await read('Schools/7/Card')).toMatchObject({ otherInfo: { inn: '3600000000' } });
  expect(await read('addresses/schools?id=7')).toMatchObject([{ municipalityDistrictId: 31 }]);
  expect(await read('years/current')).toMatchObject({ id: 2026, globalYear: { name: '2026/2027' } });
  expect(await read('mysettings/yearlist')).toEqual([{ id: 2026, name: '(*) 2026/2027' }]);
  expect(await read('TERMS')).toMatchObject([{ termName: '1 четверть', endDate: '2026-10-30T00:00:00' }, { id: 42 }]);
  expect(await read('calendar/vacations')).toMatchObject([{ startTime: '2026-10-26T00:00:00' }]);
  expect(await read('schedule/times')).toContainEqual(expect.objectContaining({ weekDay: 2, relay: 1, number: 1 }));
  expect(await read('grade/assignment/types?all=false')).toContainEqual(expect.objectContaining({ id: 3, abbr: 'ДЗ' }));
  expect(await read('student/diary/assigns/201?studentId=11')).toMatchObject({ subjectGroup: { name: 'Математика' } });
  expect(await read('student/diary/assigns/301?studentId=13')).toMatchObject({ message: 'Задание не найдено' });
  expect(await read('student/diary/pastMandatory?studentId=11')).toEqual([]);
  expect(await read('announcements?take=-1')).toMatchObject([{ author: { fio: expect.any(String) } }]);
  expect(await read('reports')).toMatchObject([{ reports: expect.any(Array) }]);
  expect((await client.get('webapi/earlyaccess?accessKey=x')).status).toBe(404);
  const files = await client.post('webapi/student/diary/get-attachments?studentId=11', { assignId: [301, 201] });
  expect(files.json).toMatchObject([{ assignmentId: 301, attachments: [{ id: 3010 }, { id: 3011 }], answerFiles: [] }]);
});

test.each(['5.10', '5.33'] as const)('the npm client works unchanged against version %s', async (version) => {
  await start(DEFAULT_LESSONS, { version });
  const { Safe } = createRequire(import.meta.url)('netschoolapi') as { Safe: NpmClientClass };
  const credentials = { origin: simulator.url, login: account.login, password: account.password, school: 7 };
  const client = new Safe(credentials);
  await client.logIn();
  expect(await client.info()).toMatchObject({ lastName: 'Иванова' });
  const week = await client.diary({ start: new Date('2026-10-12T00:00:00Z'), end: new Date('2026-10-18T00:00:00Z') });
  expect(week.days[0]?.lessons[0]).toMatchObject({
    subject: 'Математика',
    assignments: [{ text: 'Стр. 5, № 3', attachments: [{ id: 3010 }, { id: 3011 }] }, { mark: 4 }],
  });
  expect(await client.assignment({ id: 201 })).toMatchObject({ subject: 'Математика' });
  expect((await client.assignmentTypes()).findByAbbr('К')).toMatchObject({ id: 4 });
  await client.logOut();
  expect((await signIn(simulator.url, account)).login.body['requestData']).toBeNull();
});

/** The part of the npm client that the test calls. */
type NpmClientClass = new (credentials: object) => {
  logIn(): Promise<void>;
  info(): Promise<object>;
  diary(query: { start: Date; end: Date }): Promise<{ days: readonly { lessons: readonly object[] }[] }>;
  assignment(query: { id: number }): Promise<object>;
  assignmentTypes(): Promise<{ findByAbbr(abbr: string): object | null }>;
  logOut(): Promise<void>;
};
