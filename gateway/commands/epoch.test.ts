import { makeOutput } from '../terminal/output.ts';
import { epochIn } from './epoch.ts';

const output = makeOutput('ru', false, () => {});
const RESTORED = Date.parse('2026-10-23T19:00:00Z') / 60_000;

test.each([
  [1, 'первой эпохи: из копии хранилище не восстанавливали, ключ не заменяли'],
  [3, 'эпохи 3: начинали заново с платформой (ключ заменён или сверка); платформа ставит их выше прежних'],
  [RESTORED, 'новой эпохи с 2026-10-23 22:00, когда хранилище восстановили из копии; платформа ставит их выше прежних'],
])('epoch %i is told as what an operator did, by the clock of the region', (epoch, told) =>
  expect(epochIn(epoch, 'Europe/Moscow', output)).toBe(told),
);
