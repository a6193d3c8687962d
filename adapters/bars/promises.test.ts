import { testPull } from '../../gateway/test/adapter-promises.ts';
import bars from './index.ts';
import { answer, answersWith, HOMEWORK, HOST, NOW, SCHEDULE, SUMMARY } from './vendor-fixture.ts';

/** Every text and number of what is listed as a list of it, and things that are none between them. */
function drifted(value: unknown, depth = 0): object {
  const inside = (item: unknown): unknown =>
    item !== null && typeof item === 'object' ? drifted(item, depth + 1) : depth > 1 ? [item] : item;
  if (Array.isArray(value)) return [...value.map(inside), null, 7, 'text'];
  return Object.fromEntries(Object.entries(value as object).map(([key, item]) => [key, inside(item)]));
}

const DRIFTED = answersWith({
  'GET api/ScheduleService/GetWeekSchedule': drifted(SCHEDULE),
  'GET api/HomeworkService/GetHomeworkFromRange': drifted(HOMEWORK),
  'GET api/MarkService/GetSummaryMarks': drifted(SUMMARY),
});

describe('bars', () => {
  testPull(bars, {
    config: {
      origin: HOST,
      school: 'school-12',
      accounts: [{ login: 'parent1', password: 'сезам-37' }],
      requestsPerSecond: 10_000,
      lookBackDays: 5,
    },
    now: NOW,
    answer: () => void answer(),
    drift: () => void answer(DRIFTED),
    personal: ['700001', '700002', 'Заварзин', 'Корунова', 'parent1'],
  });
});
