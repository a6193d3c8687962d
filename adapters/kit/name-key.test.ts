import { nameKey } from './name-key.ts';

test('one name has one key, however it is spaced and capitalised; two names have two', () => {
  expect(nameKey(' I  ЧЕТВЕРТЬ')).toBe(nameKey('I четверть'));
  expect(nameKey('I четверть')).not.toBe(nameKey('II четверть'));
});

test('keys stay as they are: stored records are found by them', () => {
  expect(nameKey('Работа на уроке')).toBe('56916377dbfce7bd');
});
