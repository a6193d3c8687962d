import { readFileSync } from 'node:fs';
import { localClock, localDay } from './days.ts';
import { eventsIn, payloadIn } from './families.ts';
import { lessonOfEvents, markRecords, marksIn, wordOf } from './journal.ts';
import { period } from './period-fixture.ts';
import { termMarks } from './term.ts';

/* Answers constructed from the models of open clients: no recorded one is public. */
const read = (name: string): unknown =>
  JSON.parse(readFileSync(new URL(`./fixtures/${name}`, import.meta.url), 'utf8'));
const EVENTS = eventsIn(read('events.json'));
const SUBJECTS = payloadIn(read('subject-marks.json'), 'subject_marks');
const PLACE = { school: '586', scope: '119220', zone: 'Europe/Moscow' };
const PERIODS = [
  period('37546', '1 Четверть', '2026-09-01', '2026-10-25'),
  period('37545', '2 Четверть', '2026-11-04', '2026-12-30'),
];

test('a mark is read on the scale it was given on: 5 of ten is not 5 of five, a word is the same on all', () => {
  const words = marksIn(EVENTS, '119220').map(({ mark }) => wordOf(mark));
  expect(words).toEqual(['4', 'hundred/85', 'ten/5', 'зач']);
  expect([wordOf({ value: null }), wordOf({ value: ['4'] }), wordOf({ value: '3' })]).toEqual([null, ['4'], '3']);
});

test('several marks of one lesson and day are several records, on the day that the event has in the school’s zone', () => {
  const records = markRecords(new Map([['1204', EVENTS]]), '119220', PLACE);
  expect(records.map(({ ref, place }) => `${ref} ${place.day}`)).toEqual([
    'mark/900123 2026-10-12',
    'mark/900124 2026-10-12',
    'mark/900125 2026-10-13',
    'mark/900126 2026-10-13',
  ]);
  expect(records[0]).toMatchObject({ pupil: '1204', body: { lessonId: '40012345', pupil: '1204' } });
});

test('events of a pupil who moved stand in the journal of the class of that time', () => {
  expect(marksIn(EVENTS, '119221').map(({ mark }) => (mark as { id: number }).id)).toEqual([900127]);
});

test.each([
  ['2026-10-12T09:15:00+03:00', 'Europe/Moscow', '2026-10-12', '09:15'],
  ['2026-10-12T21:30:00Z', 'Europe/Moscow', '2026-10-13', '00:30'],
  ['2026-10-12T09:15:00+03:00', 'Asia/Yekaterinburg', '2026-10-12', '11:15'],
  ['2026-10-12T09:15:00', 'Asia/Yekaterinburg', '2026-10-12', '09:15'],
  ['2026-10-12T09:15:00.000', 'Europe/Moscow', '2026-10-12', '09:15'],
])('%s in %s is %s, %s, whatever the zone of this machine', (told, zone, day, clock) => {
  expect([localDay(told, zone), localClock(told, zone)]).toEqual([day, clock]);
});

test('what is no time has no day and no clock', () => {
  expect([localDay(null, 'UTC'), localDay('завтра', 'UTC'), localClock(7, 'UTC'), localClock('Z', 'UTC')]).toEqual([
    '',
    '',
    undefined,
    undefined,
  ]);
});

test('the end and the theme of a lesson are those of the first calendar that shows it', () => {
  const shown = lessonOfEvents([[{ id: 40012345 }], EVENTS], 'Europe/Moscow');
  expect(shown.get('40012346')).toEqual({ endsAt: '01:15', theme: undefined });
  expect(lessonOfEvents([EVENTS], 'Europe/Moscow').get('40012345')).toEqual({
    endsAt: '09:15',
    theme: 'Сложение дробей',
  });
});

test('fixed_value and year_mark are the marks of periods and of the year; averages are none', () => {
  const marks = termMarks(SUBJECTS, '1204', PERIODS);
  expect(marks.map(({ body }) => body)).toEqual([
    expect.objectContaining({ kind: 'period', value: '4', periodId: '37546' }),
    expect.objectContaining({ kind: 'period', value: '5', periodId: '37545' }),
    expect.objectContaining({ kind: 'period', value: '3' }),
    expect.objectContaining({ kind: 'year', value: '5' }),
    expect.objectContaining({ kind: 'year', value: '5' }),
  ]);
  expect(JSON.stringify(marks)).not.toContain('900123');
});

test('a period is found by its days, else by its name; one that no schedule has is in no period', () => {
  expect(termMarks(SUBJECTS, '1204', PERIODS).map(({ part }) => part)).toEqual([
    '37546',
    '37545',
    '~~',
    '~year',
    '~year',
  ]);
});

test('three envelopes: an empty list in each is empty, and what tells errors in place of things is not', () => {
  expect([eventsIn({ total_count: 0, response: [], errors: null }), eventsIn({ response: null })]).toEqual([[], []]);
  expect([payloadIn({ payload: [] }, 'x'), payloadIn({ payload: null }, 'x')]).toEqual([[], []]);
  expect(() => eventsIn({ response: null, errors: ['x'] })).toThrow('reading events: expected a list');
  expect(() => eventsIn([])).toThrow('expected a list');
  expect(() => payloadIn({}, 'marks')).toThrow('reading marks: expected a list');
});
