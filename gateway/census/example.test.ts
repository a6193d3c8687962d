import type { EntityName } from '../contracts/records.ts';
import { exampleOf } from './example.ts';

const place = { school: '1', scope: '7', day: '2026-10-12' };
const refOf = (ref: string, ...yields: EntityName[]): string => exampleOf({ ref, yields, place }).ref;

test('a record of nobody is named, so that it can be found', () => {
  expect(refOf('lesson/4711', 'lesson', 'homework')).toBe('lesson/4711');
  expect(refOf('classmeetings/3/lesson/2094567823485123001', 'lesson')).toBe(
    'classmeetings/3/lesson/2094567823485123001',
  );
  expect(refOf('diary/0/#3', 'lesson')).toBe('diary/0/#3');
});

test('of a record of a person only its sort is kept, whatever else it yields', () => {
  expect(refOf('mark/2094567823485123001', 'mark')).toBe('mark');
  expect(refOf('students/12', 'class', 'pupil', 'enrolment')).toBe('students');
  expect(refOf('staff/21', 'staff')).toBe('staff');
});

test('of a ref that is made of anything but ids and words of answers, its sort', () => {
  expect(refOf('lesson/Заварзин', 'lesson')).toBe('lesson');
  expect(refOf('lesson/zavarzin@school.ru', 'lesson')).toBe('lesson');
  expect(refOf('Заварзин', 'lesson')).toBe('');
});
