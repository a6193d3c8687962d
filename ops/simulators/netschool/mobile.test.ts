import { mobileApplication } from './mobile-application-fixture.ts';
import { startMobile } from './mobile-school-fixture.ts';
import * as fixture from './school-fixture.ts';
import { lesson, school } from './school-fixture.ts';
import { type NetSchoolSimulator, startNetSchool } from './start.ts';

let simulator: NetSchoolSimulator;
afterEach(() => simulator.close());

test('a lesson has its topic and what was entered of the pupil’s attendance', async () => {
  simulator = await startMobile('4');
  const { read } = await mobileApplication(simulator);
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
  simulator = await startMobile('4');
  const { read } = await mobileApplication(simulator);
  expect(await read('classmeetings/102?studentId=11')).toMatchObject({ classmeetingId: 102, attendance: 'Б' });
  expect(await read('classmeetings/999?studentId=11')).toBe(404);
  expect(await read('classmeetings/102?studentId=12')).toBe(403);
});

test('assignments are asked for by their own ids or by those of lessons, repeated or one alone', async () => {
  simulator = await startMobile('4');
  const { read } = await mobileApplication(simulator);
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

test('the assignments of the term are those without a mark that are still to come, unless more is wanted', async () => {
  simulator = await startMobile('4', { now: () => Date.parse('2026-10-12T20:00:00Z') });
  const { read } = await mobileApplication(simulator);
  const path = 'assignments/for-current-term?studentId=11';
  const [homework, work] = [{ assignmentId: 301, assignmentDate: '2026-10-12T12:00:00+03:00' }, { assignmentId: 201 }];
  expect(await read(path)).toMatchObject([homework]);
  expect(await read(`${path}&withoutMarks=false`)).toMatchObject([homework, work]);
  expect(await read(`${path}&withoutMarks=false&onlyHomeWorks=true`)).toMatchObject([homework]);
  expect(await read('assignments/for-current-term?studentId=12')).toBe(403);
});

test('what is over is told among the assignments of the term only to who wants it', async () => {
  simulator = await startMobile('4');
  const { read } = await mobileApplication(simulator);
  const path = 'assignments/for-current-term?studentId=11';
  expect(await read(path)).toEqual([]);
  expect(await read(`${path}&withExpiredClassAssign=true`)).toMatchObject([{ assignmentId: 301 }]);
});

test.each([
  ['4', { mark: 4, markCode: 'PointSystem' }],
  ['ОСВ', { mark: 'ОСВ', markCode: 'PointSystem' }],
  ['Н/А', { mark: 'Н/А', markCode: 'NotExamined' }],
])('the mark of a period «%s» is told among the totals', async (value, told) => {
  simulator = await startMobile(value);
  const { read } = await mobileApplication(simulator);
  expect(await read('totals?studentId=11&schoolYearId=2026')).toEqual([
    { subjectId: 71, termTotals: [{ term: { id: 41, name: '1 четверть' }, ...told, avgMark: 4 }], yearTotals: [] },
  ]);
});

test('everything else that the application asks is answered', async () => {
  simulator = await startMobile('4');
  const { read } = await mobileApplication(simulator);
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
  const { read } = await mobileApplication(simulator);
  expect(await read('totals?studentId=11&schoolYearId=2026')).toMatchObject([{ termTotals: [{ avgMark: null }] }]);
  expect(await read('analytics/subject-performance?studentId=11&subjectId=71&termId=41')).toMatchObject({
    averageMark: 0,
    classAverageMark: 0,
    results: [],
  });
});

test('whether the curriculum is federal is told with a Latin and with a Cyrillic С', async () => {
  simulator = await startMobile('4');
  const { read } = await mobileApplication(simulator);
  const spellings = { federalCurriculum: true, ['federal\u0421urriculum']: true };
  expect(await read('subjects?studentId=11&schoolYearId=2026')).toMatchObject([spellings]);
});
