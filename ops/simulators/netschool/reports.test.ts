import { createRequire } from 'node:module';
import { WebSocket } from 'ws';
import type { NetSchoolVersion } from './options.ts';
import * as fixture from './school-fixture.ts';
import { ENTERED, lesson, mark, PUPILS, school, since, work } from './school-fixture.ts';
import { type NetSchoolCredential, type NetSchoolSimulator, startNetSchool } from './start.ts';
import { signIn } from './web-client.ts';

const [ANNA, BELLA] = PUPILS;
const absence = (short: number, status: 'ill' | 'late' | 'pass') => ({
  key: `attendance ${short}`,
  ids: fixture.ids(short),
  pupil: ANNA.key,
  timeline: since({ status, comment: undefined } as const),
  spoiled: undefined,
});
const LESSONS = [
  lesson(101, '2026-10-12', 1, { works: [work(201, [mark(1, ANNA, '4-'), mark(2, BELLA, '5')])] }),
  lesson(102, '2026-10-13', 1, { attendance: [absence(401, 'ill')] }),
  lesson(103, '2026-10-13', 2, { attendance: [absence(402, 'ill')] }),
  lesson(104, '2026-10-14', 1, { works: [work(202, [mark(3, ANNA, '3')])], attendance: [absence(403, 'late')] }),
];
const PERIOD_WORK = {
  key: 'q1',
  ids: fixture.ids(501),
  class: '5А',
  group: undefined,
  subject: 'math',
  teacher: 't',
  period: 'q1',
  listedAt: ENTERED,
  marks: [mark(9, ANNA, '4')],
};

let simulator: NetSchoolSimulator;
let account: NetSchoolCredential;

async function start(version: NetSchoolVersion) {
  const served = { ...school(LESSONS), periodWorks: [PERIOD_WORK] };
  simulator = await startNetSchool({ region: fixture.REGION, schools: [0], schoolOf: () => served, version });
  account = simulator.credentials[0] as NetSchoolCredential;
}
afterEach(() => simulator.close());

/** The part of the npm client that the tests call. */
interface Client {
  logIn(): Promise<void>;
  journal(query: object): Promise<{ readonly range: Range; readonly subjects: readonly object[] }>;
  grades(query: object): Promise<{
    readonly range: Range;
    readonly teacher: string;
    readonly averageMark: number;
    readonly assignments: readonly object[];
  }>;
  logOut(): Promise<void>;
}
interface Range {
  readonly start: Date;
  readonly end: Date;
}

async function npmClient(): Promise<Client> {
  const { Safe } = createRequire(import.meta.url)('netschoolapi') as { Safe: new (credentials: object) => Client };
  const { login, password } = account;
  const client = new Safe({ origin: simulator.url, login, password, school: 7 });
  await client.logIn();
  return client;
}

const localDay = (date: Date): string => `${date.getFullYear()}-${date.getMonth() + 1}-${date.getDate()}`;

/* Transport 0 is WebSocket and 1 long polling; newer versions have WebSocket only, and the client does not ask. */
test.each([
  ['5.10', undefined],
  ['5.10', 0],
  ['5.10', 1],
  ['5.26', undefined],
  ['5.26', 0],
  ['5.26', 1],
  ['5.30', undefined],
  ['5.33', undefined],
] as const)('the npm client reads both reports of version %s by transport %s', async (version, transport) => {
  await start(version);
  const client = await npmClient();
  const journal = await client.journal({ transport });
  expect([localDay(journal.range.start), localDay(journal.range.end)]).toEqual(['2026-9-1', '2026-10-30']);
  expect(journal.subjects).toMatchObject([
    {
      name: 'Математика',
      id: 71,
      marks: [{ mark: 4 }, { mark: 3 }],
      dotList: [],
      missedList: [{ type: 'Б' }, { type: 'Б' }, { type: 'ОП' }],
      totalMarks: [{ mark: 4 }],
      middleMarks: [{ mark: 3.5 }],
    },
  ]);
  const grades = await client.grades({ subjectId: 71, transport });
  expect([localDay(grades.range.start), grades.averageMark]).toEqual(['2026-9-1', 3.5]);
  expect(grades.teacher).toMatch(/^Петрова/);
  expect(grades.assignments).toMatchObject([
    { type: { id: 4, name: 'Контрольная работа' }, theme: 'Дроби', mark: 4 },
    { type: { id: 4 }, mark: 3 },
  ]);
  await client.logOut();
});

async function queued(path: string, selectedData: readonly object[]) {
  const client = await signIn(simulator.url, account);
  return { client, answer: await client.post(`webapi/${path}`, { params: [], selectedData }) };
}
const OF_ANNA = [
  { filterId: 'SID', filterValue: '11' },
  { filterId: 'TERMID', filterValue: '41' },
];

test.each(['5.10', '5.33'] as const)(
  'every report that the list offers can be queued, in version %s',
  async (version) => {
    await start(version);
    const client = await signIn(simulator.url, account);
    const groups = (await client.get('webapi/reports')).json as { reports: { id: string }[] }[];
    const offered = groups.flatMap(({ reports }) => reports.map(({ id }) => id));
    expect(offered).toEqual(['StudentTotal', 'StudentGrades']);
    for (const id of offered) {
      expect((await client.get(`webapi/reports/${id}`)).json).toMatchObject({ report: { id } });
      const queued = await client.post(`webapi/reports/${id}/queue`, { params: [], selectedData: OF_ANNA });
      expect(queued.json).toMatchObject({ taskId: expect.any(Number) as number });
    }
  },
);

test('no report is made of a child of another family, and none of an unknown kind', async () => {
  await start('5.26');
  const { answer, client } = await queued('v2/reports/studenttotal/queue', [{ filterId: 'SID', filterValue: '12' }]);
  expect(answer.status).toBe(403);
  expect((await client.post('webapi/reports/studenttotalmarks/queue', { selectedData: OF_ANNA })).status).toBe(404);
  expect((await client.get('webapi/files/0123')).status).toBe(404);
});

test('versions below 5.24 have no second version of the queue, and their hub is not where the newer one is', async () => {
  await start('5.10');
  const { answer, client } = await queued('v2/reports/studenttotal/queue', OF_ANNA);
  expect(answer.status).toBe(404);
  expect((await client.post('webapi/queueHub/negotiate', {})).status).toBe(404);
});

test('no two connections of the older hub share a token, whichever were ended before', async () => {
  await start('5.10');
  const client = await signIn(simulator.url, account);
  const negotiate = async (): Promise<string> =>
    ((await client.get('webapi/signalr/negotiate')).json as { readonly ConnectionToken: string }).ConnectionToken;
  const tokens = [await negotiate(), await negotiate()];
  await client.post(`webapi/signalr/abort?connectionToken=${tokens[0]}`, {});
  tokens.push(await negotiate());
  expect(new Set(tokens).size).toBe(3);
});

/** Speaks the newer protocol frame by frame; gives what comes until the hub says that the report is ready, or closes. */
async function speak(path: string, cookie: string, frames: readonly (string | Buffer)[]): Promise<string[]> {
  const socket = new WebSocket(`${simulator.url.replace('http', 'ws')}/webapi/${path}`, { headers: { cookie } });
  const heard: string[] = [];
  return new Promise((resolve, reject) => {
    socket.once('open', () => frames.forEach((frame) => socket.send(frame)));
    socket.on('message', (data) => {
      heard.push(String(data));
      if (heard.length > frames.length) socket.close();
    });
    socket.once('error', reject);
    socket.once('close', () => resolve(heard));
  });
}

test('the hub of 5.32 and later takes startTaskAsync with the key of the queue, in frames of text or bytes', async () => {
  await start('5.33');
  const { answer, client } = await queued('v2/reports/studenttotal/queue', OF_ANNA);
  const { taskId, queueKey } = answer.json as { readonly taskId: number; readonly queueKey: string };
  const call = { type: 1, invocationId: '7', target: 'startTaskAsync', arguments: [taskId, queueKey] };
  const at = String(client.login.body['at']);
  const heard = await speak(`signalr/queueHub?at=${at}`, client.cookie(), [
    '{"protocol":"json","version":1}\u001e',
    Buffer.from(`${JSON.stringify(call)}\u001e`),
  ]);
  expect(heard.slice(0, 2)).toEqual(['{}\u001e', '{"type":3,"invocationId":"7","result":null}\u001e']);
  const [, data] = /"target":"complete".*"data":"(\w+)"/.exec(heard[2]!) ?? [];
  const file = await client.get(`webapi/files/${data}`);
  expect(file.type).toContain('text/html');
  expect(file.text).toContain('<b>Период: </b>с 1.09.26 по 30.10.26');
  await expect(speak(`signalr/queueHub?at=1`, client.cookie(), [])).rejects.toThrow('401');
  await expect(speak(`queueHub?at=${at}`, client.cookie(), [])).rejects.toThrow('404');
});
