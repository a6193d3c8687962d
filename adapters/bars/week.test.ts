import { countListed, joinHomework } from './homework-join.ts';
import { keyOf } from './key.ts';
import { placeMarks } from './mark-places.ts';
import { DAY, lesson, item, mark, summary, read, records, bodies } from './week-fixture.ts';

test('summary marks are the same as they are (2018) and inside a list (2025), and told both ways they are not doubled', () => {
  const block = summary('Алгебра', [mark('5'), mark('4')]);
  const flat = read([lesson(1, 'Алгебра')], [], [block]);
  expect(flat.marks).toHaveLength(2);
  expect(read([lesson(1, 'Алгебра')], [], [{ summary_marks_data: [block] }])).toEqual(flat);
  expect(read([lesson(1, 'Алгебра')], [], [{ summary_marks_data: [block], ...block }])).toEqual(flat);
  expect(() => read([], [], [{ marks: [] }])).toThrow('expected a list');
});

test('a period that two days of a week are answered with counts once; two periods count both', () => {
  const [first, second] = [summary('Алгебра', [mark('5')]), summary('Алгебра', [mark('4')], '2 Четверть')];
  expect(read([], [], [first, first]).marks).toHaveLength(1);
  expect(read([], [], [first, second]).marks.map(({ nth }) => nth)).toEqual([1, 2]);
});

test('marks of other weeks are left out, and a mark without a readable day stays, to be quarantined', () => {
  const marks = [mark('5', '2026-10-11'), mark('4', '2026-10-18'), mark('3', 'вчера')];
  expect(read([], [], [summary('Алгебра', marks)]).marks.map(({ day }) => day)).toEqual(['2026-10-18', '']);
});

test('a mark is joined with the only lesson in its subject that day, however the subject is written', () => {
  const week = read(
    [lesson(1, 'Ал\u200Bгебра'), lesson(2, 'Химия', 2)],
    [],
    [summary('<span>Алгебра</span>', [mark('5')])],
  );
  expect(bodies(week).at(-1)).toMatchObject({ yields: 'work mark', lessonId: '1', lessons: 1, kindName: 'Тест' });
});

test('a mark in a subject that the pupil has twice that day has no lesson: which one is not told', () => {
  const week = read([lesson(1, 'Алгебра'), lesson(2, 'Алгебра', 2)], [], [summary('Алгебра', [mark('5')])]);
  const told = bodies(week).at(-1)!;
  expect(told).toMatchObject({ yields: 'mark', lessons: 2 });
  expect([told['lessonId'], told['workId']]).toEqual([undefined, undefined]);
});

test('several marks of a day and subject are told apart by their place', () => {
  const week = read([lesson(1, 'Алгебра')], [], [summary('Алгебра', [mark('5'), mark('5'), mark('4', '2026-10-13')])]);
  expect(week.marks.map(({ day, nth }) => `${day} ${nth}`)).toEqual(['2026-10-12 1', '2026-10-12 2', '2026-10-13 1']);
});

test('ids beyond 2^53 stay as they are written, and a lesson without one is known by day, number and subject', () => {
  const week = read([{ ...lesson(1, 'Алгебра'), id: '9007199254740993' }, lesson(undefined, 'Химия', 0)]);
  expect(week.lessons.map(({ id }) => id)).toEqual(['9007199254740993', `2026-10-12/0/${keyOf('subject', 'Химия')}`]);
});

test('homework goes to the lesson of its subject, with the topic; one without text and files is none', () => {
  const week = read(
    [lesson(1, 'Алгебра'), lesson(2, 'Химия', 2)],
    [item('Алгебра', '<p>№ 5</p>', 'Дроби'), item('Химия', '')],
  );
  expect(bodies(week)).toMatchObject([
    { yields: 'lesson homework', lessonId: '1', text: '№ 5', theme: 'Дроби', hasItem: 'told' },
    { yields: 'lesson', lessonId: '2', hasItem: 'told' },
  ]);
  expect(countListed(week)).toBe(2);
});

test('homework of two lessons of a subject on one day is taken in order', () => {
  const week = read([lesson(1, 'Алгебра'), lesson(2, 'Алгебра', 2)], [item('Алгебра', 'а'), item('Алгебра', 'б')]);
  expect(bodies(week).map((told) => [told['lessonId'], told['text']])).toEqual([
    ['1', 'а'],
    ['2', 'б'],
  ]);
});

test('an equal repeat of homework is no second lesson’s', () => {
  const [a, b] = [item('Алгебра', 'а'), item('Алгебра', 'б')];
  const week = read([lesson(1, 'Алгебра'), lesson(2, 'Алгебра', 2)], [a, { ...a }, b]);
  expect(bodies(week).map((told) => [told['lessonId'], told['text']])).toEqual([
    ['1', 'а'],
    ['2', 'б'],
    ['1', 'а'],
  ]);
  expect(countListed(week)).toBe(records(week).length);
});

test('homework that is not of as many lessons as there are has no lesson, and their topics are not told', () => {
  const week = read([lesson(1, 'Алгебра'), lesson(2, 'Алгебра', 2)], [item('Алгебра', 'а'), item('Музыка', 'б')]);
  expect(joinHomework(week).strays).toHaveLength(2);
  const told = bodies(week);
  expect(told.map((one) => [one['yields'], one['lessonId']])).toEqual([
    ['lesson', '1'],
    ['lesson', '2'],
    ['homework', undefined],
    ['homework', undefined],
  ]);
  expect(told.some((one) => one['hasItem'] !== undefined)).toBe(false);
  expect(countListed(week)).toBe(4);
});

test('the diary tells of which of two lessons of a subject a mark is; what it shows nowhere stays without one', () => {
  const week = read(
    [lesson(1, 'Алгебра'), lesson(2, 'Алгебра', 2)],
    [],
    [summary('Алгебра', [mark('5'), mark('4'), mark('5'), mark('3')])],
  );
  const shown = [
    { id: 1, mark: '5' },
    { id: 2, mark: '4/5' },
  ];
  const placed = placeMarks(week, { days: [{ date: DAY, lessons: shown }] });
  expect(placed.marks.map(({ lessonId }) => lessonId)).toEqual(['1', '2', '2', undefined]);
  expect(bodies(placed).map((told) => [told['lessons'], told['lessonId']])).toEqual([
    [undefined, '1'],
    [undefined, '2'],
    [1, '1'],
    [1, '2'],
    [1, '2'],
    [2, undefined],
  ]);
  expect(placeMarks(week, undefined)).toEqual(week);
});

test('lessons of two subjects with one id keep the homework of both: what is counted becomes a record', () => {
  const [a, b] = [item('Алгебра', 'а'), item('Химия', 'б')];
  const week = read([lesson(1, 'Алгебра'), lesson(1, 'Химия', 2)], [a, b]);
  expect(bodies(week).map((told) => [told['lessonId'], told['text']])).toEqual([
    ['1', 'а'],
    ['1', 'б'],
  ]);
  const repeated = read([lesson(1, 'Алгебра'), lesson(1, 'Химия', 2)], [a, item('Алгебра', 'в'), b]);
  expect(countListed(repeated)).toBe(records(repeated).length);
});
