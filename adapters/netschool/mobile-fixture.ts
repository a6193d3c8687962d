import type { Page } from '../../gateway/contracts/adapter.ts';
import { netschoolWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { nightlyContext } from '../kit/nightly-context-fixture.ts';
import { type Answers, answer, answersWith, type Call, HOST, json } from './vendor-fixture.ts';

/* An installation with the API of the mobile application, and what a run reads of it. */

export const LESSON = {
  classmeetingId: 208198562,
  studentId: 700001,
  assignmentId: [271506674, 272030202],
  order: 3,
  scheduleTimeNumber: 3,
  scheduleTimeRelay: 1,
  subjectName: 'Физика',
  subjectId: 71,
  subjectGroupId: 5,
  startTime: '2023-04-10T10:10:00',
  endTime: '2023-04-10T10:50:00',
  teachers: [{ id: 81, name: 'Учитель' }],
  lessonTheme: 'Равносильность уравнений',
  roomName: '214',
  attendance: 'УП',
  day: '2023-04-10T00:00:00',
};

export const ASSIGNMENTS = [
  {
    classmeetingId: 208198562,
    assignmentId: 271506674,
    assignmentName: '§ 12',
    result: null,
    duty: false,
    comment: null,
    assignmentTypeId: 3,
    assignmentTypeName: 'Домашнее задание',
    weight: 0,
    attachmentsExists: true,
    dueDate: '2023-04-10T00:00:00',
    resultDate: null,
  },
  {
    classmeetingId: 208198562,
    assignmentId: 272030202,
    assignmentName: 'Работа 4',
    result: 4,
    duty: false,
    comment: null,
    assignmentTypeId: 4,
    assignmentTypeName: 'Контрольная работа',
    weight: 10,
    attachmentsExists: false,
    dueDate: '2023-04-10T00:00:00',
    resultDate: '2023-04-11T00:00:00',
  },
];

const TERMS = [
  { id: 26907, termName: '4 четверть', startDate: '2023-03-27T00:00:00', endDate: '2023-05-26T00:00:00' },
  { id: 26908, termName: '2 полугодие', startDate: '2023-01-09T00:00:00', endDate: '2023-05-26T00:00:00' },
];
const total = (id: number, mark: number | null) => ({ term: { id, name: 'x' }, mark, markCode: null, avgMark: 4.5 });

export const TOTALS = [{ subjectId: 71, termTotals: [total(26907, 4), total(1, 3)], yearTotals: [] }];

/** A sound installation with the mobile application's API. */
export const mobileAnswers = (changed: Answers = {}): Answers =>
  answersWith({
    'POST auth/login-state': json('a-state'),
    'POST auth/login': { at: '00168638015429814024329375', timeOut: 900_000, entryPoint: '/angular/' },
    'POST app/simple/mobile': json({}),
    'GET mysettings/mobile/pincode': { userCode: '12345678' },
    'POST connect/token': { access_token: 'token-1', refresh_token: 'renewal-1', expires_in: 3_600 },
    'GET api/mobile/students': [{ studentId: 700001 }],
    'GET api/mobile/classmeetings': ({ query }) => (query.get('startDate') === '2023-04-10' ? [LESSON] : []),
    'GET api/mobile/assignments': ASSIGNMENTS,
    'GET api/mobile/attachments': [{ assignmentId: 271506674, attachmentId: 1 }],
    'GET api/mobile/totals': TOTALS,
    'GET api/mobile/subjects': [{ id: 71, name: 'Физика' }],
    'GET terms': TERMS,
    ...changed,
  });

/** Settings that read it by that way. */
export const CONFIG = {
  origin: HOST,
  identity: HOST,
  way: 'mobile',
  school: '510',
  accounts: [{ login: 'roditel1', password: 'сезам-37' }],
  applicationSecret: 'application-secret-9',
  requestsPerSecond: 10_000,
} as const;

export const NOW = new Date('2023-04-14T12:00:00Z');

const context = nightlyContext('sgo', NOW);

/** Pages of a run, and the calls that it made; waiting takes no time. */
export async function read(
  answers: Answers,
  more: object = {},
): Promise<{ pages: readonly Page[]; calls: readonly Call[] }> {
  const calls = answer(answers);
  const pages = await Array.fromAsync(
    netschoolWith(quickClockwork()).pull!({ ...CONFIG, ...more }, undefined, context),
  );
  return { pages, calls };
}
