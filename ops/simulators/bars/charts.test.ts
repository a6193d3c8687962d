import { ENTERED, ids, lesson, mark, PUPILS, since, work } from '../netschool/school-fixture.ts';
import type { Attendance, AttendanceStatus } from '../region/lesson.ts';
import { CHARTS, PUPIL_FIELD } from './charts.ts';
import { MONDAY, serve } from './school-fixture.ts';
import type { BarsSimulator } from './start.ts';
import { signedIn, type WebClient } from './web-client.ts';

const [ANNA, BELLA] = PUPILS;
const TUESDAY = '2026-10-13';
const entry = (id: number, status: AttendanceStatus | 'unknown'): Attendance => ({
  key: `a${id}`,
  ids: ids(id),
  pupil: ANNA.key,
  timeline: since({ status, comment: undefined, ...(status === 'unknown' && { word: 'ъ' }) }),
  spoiled: undefined,
});
const taken = { attendanceTaken: ENTERED } as const;
const LESSONS = [
  lesson(101, MONDAY, 1, { ...taken, attendance: [entry(501, 'pass')] }),
  lesson(102, MONDAY, 2, { ...taken, attendance: [entry(502, 'late')], works: [work(201, [mark(1, ANNA, '4-')])] }),
  lesson(103, MONDAY, 3, { ...taken, attendance: [entry(503, 'unknown')], works: [work(202, [mark(2, ANNA, '5')])] }),
  lesson(104, TUESDAY, 1, { ...taken, attendance: [entry(504, 'ill')] }),
  lesson(105, TUESDAY, 2, taken),
  lesson(106, TUESDAY, 3),
];

let simulator: BarsSimulator;
let client: WebClient;
beforeEach(async () => {
  simulator = await serve({}, LESSONS);
  client = await signedIn(
    simulator.url,
    simulator.credentials.find(({ login }) => login.endsWith('91'))!,
  );
});
afterEach(() => simulator.close());

const ask = (chart: string, more: Readonly<Record<string, string>> = {}) =>
  client.post(`${CHARTS.slice(1)}/${chart}`, {
    [PUPIL_FIELD]: String(ANNA.ids.short),
    subject: '0',
    date_begin: '2026-09-01',
    date_end: '2027-05-31',
    ...more,
  });

test('the chart of attendance counts the lessons in which it was taken, late ones among those present', async () => {
  const { json } = await ask('attendancedata');
  expect(json).toEqual({ absent: 2, absent_bad: 1, absent_good: 0, ill: 1, present: 2, total: 4 });
  const monday = await ask('attendancedata', { date_end: MONDAY, subject: '71' });
  expect(monday.json).toMatchObject({ present: 1, absent: 1, total: 2 });
});

test('the chart of progress has the days with marks and their means', async () => {
  const { json } = await ask('progressdata', { subject: '71' });
  expect(json).toMatchObject({ categories: [1], dates: [MONDAY], series: [{ data: [4.5] }], subject: 'Математика' });
});

test('the page of charts names where they are asked for, and by which field', async () => {
  const { json } = await client.get('api/MarkService/GetVisualizationData');
  expect(json).toMatchObject({
    charts_urls: { attendance: `${CHARTS}/attendancedata`, progress: `${CHARTS}/progressdata` },
    student_id_param_name: PUPIL_FIELD,
  });
});

test('nobody sees the chart of another family, of a subject that is not learnt, or without a session', async () => {
  for (const more of [{ [PUPIL_FIELD]: String(BELLA.ids.short) }, { subject: '999' }, { date_end: 'never' }])
    expect((await ask('attendancedata', more)).status).toBe(400);
  await client.get('auth/force-logout');
  expect((await ask('attendancedata')).status).toBe(403);
});
