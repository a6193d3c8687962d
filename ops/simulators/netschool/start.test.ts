import { createRequire } from 'node:module';
import type { NetSchoolOptions } from './options.ts';
import { MONDAY_LESSONS, REGION, school } from './school-fixture.ts';
import { type NetSchoolCredential, type NetSchoolSimulator, startNetSchool } from './start.ts';
import { signIn } from './web-client.ts';

let simulator: NetSchoolSimulator;
let account: NetSchoolCredential;

async function start(more: Partial<NetSchoolOptions> = {}) {
  const schoolOf = () => school(MONDAY_LESSONS);
  simulator = await startNetSchool({ region: REGION, schools: [0], schoolOf, ...more });
  account = simulator.credentials[0] as NetSchoolCredential;
}
afterEach(() => simulator.close());

test('everything that a parent may read is answered, in any case of the path', async () => {
  await start();
  const client = await signIn(simulator.url, account);
  const read = async (path: string) => (await client.get(`webapi/${path}`)).json;
  expect(await read('schools/search?name=%D1%81%D0%BE%D1%88')).toMatchObject([{ id: 7, shortName: 'МБОУ СОШ № 7' }]);
  expect(await read('schools/search?name=zzz')).toEqual([]);
  expect(await read('Schools/7/Card')).toMatchObject({
    commonInfo: { founders: ['Заречный район'] },
    otherInfo: { inn: '3600000000' },
  });
  expect(await read('addresses/schools?id=7')).toMatchObject([{ municipalityDistrictId: 31, funcType: 2 }]);
  expect(await read('prepareemloginform')).toMatchObject({ em_cid: 2, em_sid: 1, hlevel: 1, emId: expect.any(Number) });
  expect(await read('context/activeSessions')).toMatchObject([
    { schoolId: 7, loginName: account.login, timeOut: 3600 },
  ]);
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

test('the last credential is of the staff, who read the lists that parents are refused', async () => {
  await start();
  const last = simulator.credentials.at(-1)!;
  expect([account.role, last.role]).toEqual(['parent', 'staff']);
  expect(simulator.credentials.filter(({ role }) => role === 'staff')).toEqual([last]);
  const [staff, parent] = [await signIn(simulator.url, last), await signIn(simulator.url, account)];
  expect((await staff.get('webapi/subjects')).json).toContainEqual(
    expect.objectContaining({ shortName: 'Математика' }),
  );
  const [first] = (await staff.get('webapi/classes?expand=chiefs')).json as { id: number; name: string }[];
  const list = `webapi/grade/studentList?classId=${first!.id}`;
  expect((await staff.get(list)).json).toContainEqual(
    expect.objectContaining({ fullName: expect.any(String) as string }),
  );
  const registry = (await staff.post('webapi/users/staff/registry', {})).json as { rows: object[] };
  expect(registry.rows.length).toBeGreaterThan(0);
  for (const path of ['webapi/subjects', 'webapi/classes', list]) expect((await parent.get(path)).status).toBe(403);
});

test.each(['5.10', '5.33'] as const)('the npm client works unchanged against version %s', async (version) => {
  await start({ version });
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
