import { dayAskedBy } from './asked-day.ts';

test.each([
  ['in the path', { path: 'edu-groups/17/lessons/2026-10-12/2026-10-18' }, '2026-10-12'],
  [
    'in a query',
    { path: 'diary', query: { studentId: 4711, weekStart: '2026-10-12', weekEnd: '2026-10-18' } },
    '2026-10-12',
  ],
  ['with a time', { path: 'diary', query: { from: '2026-10-12T00:00:00' } }, '2026-10-12'],
  [
    'in a form, as in a letter',
    { path: 'act/GET_STUDENT_DAIRY', form: { student: '5002', begin_dt: '12.10.2026' } },
    '2026-10-12',
  ],
  ['as a span without signs', { path: 'getdiary', query: { student: '1,2', days: '20261012-20261018' } }, '2026-10-12'],
])('the first day that is asked about: %s', (_where, request, day) => {
  expect(dayAskedBy(request)).toBe(day);
});

test.each([
  ['no day', { path: 'getrules', query: { devkey: 'abc' } }],
  ['an id as long as a day', { path: 'pupils/20261012', query: { id: '20261012', other: 20261012 } }],
  ['a day that is none', { path: 'diary', query: { from: '2026-13-45' } }],
  ['an id that begins like a day', { path: 'diary', query: { id: '2026-10-1234-11' } }],
])('none is told where the request names none: %s', (_what, request) => {
  expect(dayAskedBy(request)).toBeUndefined();
});
