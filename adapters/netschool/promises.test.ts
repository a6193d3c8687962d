import { testPull } from '../../gateway/test/adapter-promises.ts';
import netschool from './index.ts';
import { answer, answersWith, DIARY, HOST } from './vendor-fixture.ts';

/** Every text and number of a lesson and of an assignment as a list of it, and things that are none between them. */
function drifted(value: unknown, depth = 0): unknown {
  if (Array.isArray(value)) return [...value.map((item) => drifted(item, depth)), null, 7, 'text'];
  if (value === null || typeof value !== 'object') return depth > 1 ? [value] : value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, drifted(item, depth + 1)]));
}

describe('netschool', () => {
  testPull(netschool, {
    config: {
      origin: HOST,
      school: '510',
      accounts: [{ login: 'roditel1', password: 'сезам-37' }],
      requestsPerSecond: 10_000,
    },
    now: new Date('2023-04-14T12:00:00Z'),
    answer: () => void answer(),
    drift: () => void answer(answersWith({ 'GET student/diary': drifted(DIARY) as object })),
    personal: ['700001', '700002', 'Заварзин', 'Корунова', 'roditel1'],
  });
});
