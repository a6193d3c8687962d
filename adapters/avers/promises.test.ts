import { testPull } from '../../gateway/test/adapter-promises.ts';
import { aversWith } from './adapter.ts';
import { quickClockwork } from '../kit/quick-clockwork-fixture.ts';
import { answer, CONFIG, NOW } from './vendor-fixture.ts';

describe('avers', () => {
  testPull(aversWith(quickClockwork()), {
    config: CONFIG,
    now: NOW,
    answer: () => void answer(),
    drift: () =>
      void answer({
        'act/GET_STUDENT_DAIRY': '[["12.09.2025", {a: 1}, [3], new Date(2025,8,12), 7, true, 1], null, 7, "text", []]',
        'act/GET_STUDENT_JOURNAL_DATA': '[[true, "5001", 3, 4, "x"], [null], 5, new Date(2025,8,12,0,0,0,0)]',
        'act/GET_STUDENT_DIRECTOR_DATA': '[["2", true, null, 4], "360000", [1, 360000, {}, [], "3"]]',
      }),
    personal: ['5001', '5002', 'Заварзин', 'Корунова', 'Ильин', 'korunova'],
  });
});
