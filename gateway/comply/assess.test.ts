import type { Body } from '../contracts/records.ts';
import type { Sighting } from '../contracts/sheet.ts';
import { context, factOf, homework, lesson, PROFILE, pupil, sheetOf, taken } from '../test/assessed-sheet.ts';
import { makeAssess } from './assess.ts';

const assess = makeAssess(PROFILE);
/** Moscow is three hours ahead: 20:00 on the day, and 12:00 on the day after. */
const EVENING = '2026-10-12T17:00:00Z';
const NEXT_NOON = '2026-10-13T09:00:00Z';

describe('attendance', () => {
  test.each([
    ['one second before midnight', '2026-10-12T20:59:59Z', 'met'],
    ['at midnight', '2026-10-12T21:00:00Z', 'violated'],
  ])('taken %s of the school', (_when, enteredAt, timing) => {
    const sheet = sheetOf({ lesson: [lesson(1)], 'attendance-taken': [taken('l1', { enteredAt })] }, { by: NEXT_NOON });
    expect(factOf(assess(sheet, context(NEXT_NOON)).facts, 'attendance')).toEqual({ due: 1, present: 1, [timing]: 1 });
  });

  test.each([
    ['Asia/Chita', '2026-10-12T15:00:00Z'],
    ['Asia/Yekaterinburg', '2026-10-12T19:00:00Z'],
    ['Europe/Kaliningrad', '2026-10-12T22:00:00Z'],
    ['Asia/Kamchatka', '2026-10-12T12:00:00Z'],
  ])('the day ends in the zone of the school: %s', (zone, midnight) => {
    const judged = (readFrom: string) =>
      factOf(
        assess(sheetOf({ lesson: [lesson(1)] }, { by: readFrom }), context(readFrom, { zone })).facts,
        'attendance',
      );
    expect(judged(new Date(Date.parse(midnight) - 1).toISOString())).toEqual({ due: 1, pending: 1, open: 1 });
    expect(judged(midnight)).toEqual({ due: 1, missing: 1, violated: 1 });
  });

  test('is not provable where the vendor does not tell it, and never "all present"', () => {
    const covered = new Set(['lesson', 'homework', 'mark', 'work']);
    const { facts, gaps } = assess(
      sheetOf({ lesson: [lesson(1)] }, { by: NEXT_NOON }),
      context(NEXT_NOON, { covered }),
    );
    expect(factOf(facts, 'attendance')).toEqual({ due: 1, unprovable: 1, undecided: 1 });
    expect(gaps).toContainEqual(
      expect.objectContaining({ requirement: 'attendance', state: 'unprovable', about: 'l1' }),
    );
  });

  test('is proved by a record also where its absence would prove nothing', () => {
    const sheet = sheetOf({ lesson: [lesson(1)], 'attendance-taken': [taken('l1')] }, { by: EVENING });
    expect(factOf(assess(sheet, context(EVENING, { covered: new Set() })).facts, 'attendance')).toEqual({
      due: 1,
      present: 1,
      met: 1,
    });
  });
});

describe('topic', () => {
  const judged = (more: object, readFrom: string, sighting: Sighting = { by: readFrom }) =>
    factOf(assess(sheetOf({ lesson: [lesson(1, { ...more })] }, sighting), context(readFrom)).facts, 'topic');

  test('blank counts as missing once the day is over', () => {
    expect(judged({ topicState: 'blank' }, EVENING)).toEqual({ due: 1, pending: 1, open: 1 });
    expect(judged({ topicState: 'blank' }, NEXT_NOON)).toEqual({ due: 1, missing: 1, violated: 1 });
  });

  test('is not provable where the vendor cannot tell', () => {
    expect(judged({ topicState: undefined }, NEXT_NOON)).toEqual({ due: 1, unprovable: 1, undecided: 1 });
  });

  test('has no entry time of the lesson: that was entered with the timetable', () => {
    expect(judged({ enteredAt: '2026-09-01T06:00:00Z' }, NEXT_NOON)).toEqual({ due: 1, present: 1, undecided: 1 });
    expect(judged({}, NEXT_NOON, { after: NEXT_NOON, by: NEXT_NOON })).toEqual({ due: 1, present: 1, violated: 1 });
  });
});

describe('marks of written works', () => {
  const work = (kind: string, more: object = {}): Body => ({ id: 'w', lessonId: 'l1', kind, kindName: 'К', ...more });
  const mark = (nth: number, enteredAt: string, more: object = {}): Body => ({
    id: `m${nth}`,
    workId: 'w',
    lessonId: 'l1',
    pupilId: pupil(nth),
    rawValue: '4',
    scale: 'five-point',
    enteredAt,
    ...more,
  });
  const judged = (works: readonly Body[], marks: readonly Body[], readFrom: string) =>
    assess(sheetOf({ lesson: [lesson(1)], work: works, mark: marks }, { by: readFrom }), context(readFrom));

  test('are due on the seventh day after the work', () => {
    const at = (readFrom: string) => factOf(judged([work('control')], [], readFrom).facts, 'mark');
    expect(at('2026-10-19T20:59:59Z')).toEqual({ due: 1, pending: 1, open: 1 });
    expect(at('2026-10-19T21:00:00Z')).toEqual({ due: 1, missing: 1, violated: 1 });
    expect(judged([work('control')], [], '2026-10-20T00:00:00Z').gaps).toContainEqual(
      expect.objectContaining({ requirement: 'mark', state: 'missing', about: 'w' }),
    );
  });

  test('a pupil who was ill is marked later, and rightly so', () => {
    const marks = [mark(1, '2026-10-30T09:00:00Z'), mark(2, '2026-10-14T09:00:00Z')];
    expect(factOf(judged([work('dictation')], marks, '2026-11-01T09:00:00Z').facts, 'mark')).toEqual({
      due: 1,
      present: 1,
      met: 1,
    });
  });

  test('nothing is due of an answer in class, of homework and of works of a kind that is not known', () => {
    const { facts } = judged(
      [work('oral'), work('homework', { id: 'x' }), work('', { id: 'y', kind: undefined })],
      [],
      '2026-11-01T09:00:00Z',
    );
    expect(factOf(facts, 'mark')).toBeUndefined();
  });

  test('are not provable where the vendor does not tell them', () => {
    const covered = new Set(['lesson', 'work']);
    const sheet = sheetOf({ lesson: [lesson(1)], work: [work('test')] }, { by: EVENING });
    expect(factOf(assess(sheet, context('2026-11-01T09:00:00Z', { covered })).facts, 'mark')).toEqual({
      due: 1,
      unprovable: 1,
      undecided: 1,
    });
  });
});

test('nothing is due of lessons that were cancelled or moved', () => {
  const lessons = [lesson(1, { status: 'cancelled' }), lesson(2, { status: 'moved' })];
  expect(assess(sheetOf({ lesson: lessons }, { by: EVENING }), context(NEXT_NOON))).toEqual({ facts: [], gaps: [] });
});

test('a sheet that was never covered proves nothing but what it holds', () => {
  const sheet = sheetOf({ lesson: [lesson(1, { topicState: 'blank' })], homework: [homework('l1')] }, { by: EVENING });
  const { facts } = assess(sheet, { covered: new Set(), zone: 'Europe/Moscow' });
  expect(factOf(facts, 'topic')).toEqual({ due: 1, unprovable: 1, undecided: 1 });
  expect(factOf(facts, 'homework')).toEqual({ due: 1, present: 1, undecided: 1 });
});
