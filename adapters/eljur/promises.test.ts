import { testPull } from '../../gateway/test/adapter-promises.ts';
import eljur from './index.ts';
import { answer, answersWith, CONFIG, day, keyed, LESSON } from './vendor-fixture.ts';

/** Every text and number of a lesson as a list of it, and things that are none between them. */
function drifted(value: unknown): unknown {
  if (Array.isArray(value)) return [...value.map(drifted), null, 7, 'text'];
  if (value === null || typeof value !== 'object') return [value];
  return { ...Object.fromEntries(Object.entries(value).map(([key, item]) => [key, drifted(item)])), odd: 7 };
}

describe('eljur', () => {
  testPull(eljur, {
    config: { ...CONFIG, login: 'region1', password: 'сезам-37' },
    now: new Date('2025-09-05T12:00:00Z'),
    answer: () => void answer(),
    drift: () =>
      void answer(
        answersWith({ getdiary: keyed(() => ({ days: day('20250902', { 1: drifted(LESSON), 2: 7 } as object) })) }),
      ),
    personal: ['700001', '700002', 'Заварзин', 'Корунова', 'region1'],
  });
});
