import type { NetSchoolOptions } from './options.ts';
import { ENTERED, ids, lesson, mark, MONDAY_LESSONS, PUPILS, REGION, school, work } from './school-fixture.ts';
import { serve } from './serve-fixture.ts';
import { type NetSchoolCredential, type NetSchoolSimulator, startNetSchool } from './start.ts';
import { signIn } from './web-client.ts';

const DIARY = 'webapi/student/diary?yearId=2026&weekStart=2026-10-12&weekEnd=2026-10-18';
const MONDAY = '2026-10-12';
const [ANNA, BELLA] = PUPILS;

let simulator: NetSchoolSimulator;
let account: NetSchoolCredential;

async function start(lessons = MONDAY_LESSONS, more: Partial<NetSchoolOptions> = {}) {
  simulator = await startNetSchool({ region: REGION, schools: [0], schoolOf: () => school(lessons), ...more });
  account = simulator.credentials[0] as NetSchoolCredential;
}
afterEach(() => simulator.close());

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
                weight: 10,
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
  await start(MONDAY_LESSONS, { now: () => moment });
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
  expect(first?.lessons).toMatchObject([{ number: 2, relay: -1 }, { number: 3, relay: 1 }, { number: 3 }]);
  expect(assignments(week)).toMatchObject([{ mark: { mark: 4 } }, { mark: { mark: 2 } }]);
  account = simulator.credentials[1] as NetSchoolCredential;
  expect(assignments(await diary(12))).toMatchObject([{ mark: { mark: -1, dutyMark: false } }]);
});

test('a mark that is owed a better one is a debt, and a lesson of which nobody wrote down the room has none', async () => {
  const marks = [mark(4, ANNA, '2')];
  const served = school([
    lesson(101, MONDAY, 1, { works: [work(201, marks)] }),
    lesson(102, MONDAY, 2, { subject: 'sport', works: [work(202, [mark(5, ANNA, '2')])] }),
  ]);
  const sport = { key: 'sport', ids: ids(72), name: 'Физическая культура', area: '', unmarked: false };
  simulator = await serve({ ...served, subjects: [...served.subjects, sport] });
  account = simulator.credentials[0] as NetSchoolCredential;
  const week = await diary(11);
  expect(assignments(week)).toMatchObject([{ mark: { mark: 2, dutyMark: true } }, { mark: { dutyMark: false } }]);
  expect(week.weekDays[0]?.lessons).toMatchObject([{ room: '12' }, { room: null }]);
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

test('an empty answer has the form of a full one', async () => {
  await start(MONDAY_LESSONS, { faults: { faults: [{ fault: 'empty', rate: 1, on: 'student/diary$' }] } });
  expect((await diary(11)).weekDays).toEqual([]);
  simulator.changeFaults({ faults: [] });
  expect((await diary(11)).weekDays).toHaveLength(1);
});
