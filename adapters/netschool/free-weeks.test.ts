import { isFree } from './free-weeks.ts';

test('a week is free when one vacation holds Monday to Friday', () => {
  const vacation = (startTime: string, endTime: string) => [{ id: 1, startTime, endTime }];
  const week = { from: '2026-10-26', to: '2026-11-01' };
  expect(isFree(week, vacation('2026-10-24T00:00:00', '2026-10-30T00:00:00'))).toBe(true);
  expect(isFree(week, vacation('2026-10-27T00:00:00', '2026-11-05T00:00:00'))).toBe(false);
  expect(isFree(week, [])).toBe(false);
});
