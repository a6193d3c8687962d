import { COURSES } from './region/curriculum.ts';
import { readSubjectCodes } from './subject-codes.ts';

test('names are looked up in any case, and a local subject has no code', () => {
  const codeOf = readSubjectCodes();
  expect(codeOf('РУССКИЙ ЯЗЫК')).toBe('russian-language');
  expect(codeOf('Робототехника для всех')).toBeUndefined();
});

test('most subjects of the region have a code', () => {
  const codeOf = readSubjectCodes();
  expect(COURSES.filter(({ name }) => codeOf(name) !== undefined).length).toBeGreaterThan(COURSES.length / 2);
});
