import type { Body } from '../contracts/records.ts';
import type { Sighting } from '../contracts/sheet.ts';
import { context, factOf, homework, lesson, PROFILE, sheetOf } from '../test/assessed-sheet.ts';
import { makeAssess } from './assess.ts';

const assess = makeAssess(PROFILE);
/** Moscow is three hours ahead: 20:00 on the day, and 12:00 on the day after. */
const EVENING = '2026-10-12T17:00:00Z';
const NEXT_NOON = '2026-10-13T09:00:00Z';

describe('homework', () => {
  const judge = (records: readonly Body[], readFrom: string, sighting: Sighting = { by: EVENING }) =>
    assess(sheetOf({ lesson: [lesson(1)], homework: records }, sighting), context(readFrom));
  // The only lesson ends at 09:10 in Moscow; 90 minutes later is 07:40 UTC.
  const LIMIT = '2026-10-12T07:40:00.000Z';

  test.each([
    ['at the limit', { enteredAt: '2026-10-12T07:40:00Z' }, { due: 1, present: 1, met: 1 }],
    ['a second after it', { enteredAt: '2026-10-12T07:40:01Z' }, { due: 1, present: 1, violated: 1 }],
    ['as an explicit none', { enteredAt: '2026-10-12T07:00:00Z', state: 'none' }, { due: 1, present: 1, met: 1 }],
    ['as a filler', { enteredAt: '2026-10-12T07:00:00Z', state: 'blank' }, { due: 1, missing: 1, violated: 1 }],
  ])('entered %s', (_how, more, fact) => {
    expect(factOf(judge([homework('l1', more)], EVENING).facts, 'homework')).toEqual(fact);
  });

  test.each([
    ['first seen before the limit is in time', { by: '2026-10-12T07:30:00Z' }, { met: 1 }],
    ['not there after the limit is late', { after: '2026-10-12T07:41:00Z', by: EVENING }, { violated: 1 }],
    [
      'not there at the limit, and there after it, is not provable',
      { after: '2026-10-12T07:40:00Z', by: EVENING },
      { undecided: 1 },
    ],
    [
      'not there before the limit, and there after it, is not provable',
      { after: '2026-10-12T07:00:00Z', by: EVENING },
      { undecided: 1 },
    ],
    ['there at the first reading, after the limit, is not provable', { by: EVENING }, { undecided: 1 }],
  ])('without an entry time: %s', (_what, sighting, timing) => {
    const { facts } = judge([homework('l1')], EVENING, sighting);
    expect(factOf(facts, 'homework')).toEqual({ due: 1, present: 1, ...timing });
  });

  test('is pending until a reading after the limit has not found it', () => {
    expect(factOf(judge([], '2026-10-12T07:40:00Z').facts, 'homework')).toEqual({ due: 1, pending: 1, open: 1 });
    expect(factOf(judge([], '2026-10-12T07:40:01Z').facts, 'homework')).toEqual({ due: 1, missing: 1, violated: 1 });
  });

  test('a gap says what is missing, since when it is known, and the limit', () => {
    const { gaps } = judge([], EVENING);
    expect(gaps.filter(({ requirement }) => requirement === 'homework')).toEqual([
      {
        sheet: { source: 's', kind: 'journal-day', school: '100', scope: '5a', day: '2026-10-12' },
        requirement: 'homework',
        state: 'missing',
        about: 'l1',
        lesson: { number: 1, subject: 'Алгебра' },
        after: '2026-10-12T17:00:00.000Z',
        limit: LIMIT,
      },
    ]);
  });

  test('its limit is counted from the last lesson that was held', () => {
    const lessons = [lesson(1), lesson(2), lesson(3, { status: 'cancelled' })];
    const entered = homework('l1', { enteredAt: '2026-10-12T08:30:00Z' });
    const { facts, gaps } = assess(
      sheetOf({ lesson: lessons, homework: [entered] }, { by: EVENING }),
      context(EVENING),
    );
    expect(factOf(facts, 'homework')).toEqual({ due: 2, present: 1, missing: 1, met: 1, violated: 1 });
    expect(gaps.find(({ about }) => about === 'l2')?.limit).toBe('2026-10-12T08:30:00.000Z');
  });

  test('without the end of the lessons, only what is surely in time or late is said', () => {
    const lessons = [lesson(1, { endsAt: undefined })];
    const judged = (enteredAt: string, readFrom: string) =>
      factOf(
        assess(
          sheetOf({ lesson: lessons, homework: [homework('l1', { enteredAt })] }, { by: enteredAt }),
          context(readFrom),
        ).facts,
        'homework',
      );
    expect(judged('2026-10-12T07:00:00Z', EVENING)).toEqual({ due: 1, present: 1, undecided: 1 });
    expect(judged('2026-10-12T22:31:00Z', NEXT_NOON)).toEqual({ due: 1, present: 1, violated: 1 });
    expect(factOf(assess(sheetOf({ lesson: lessons }, { by: EVENING }), context(EVENING)).facts, 'homework')).toEqual({
      due: 1,
      pending: 1,
      open: 1,
    });
    expect(factOf(assess(sheetOf({ lesson: lessons }, { by: EVENING }), context(NEXT_NOON)).facts, 'homework')).toEqual(
      { due: 1, missing: 1, violated: 1 },
    );
  });

  test('in the sheet of a group that spans classes, the pupils may have later lessons elsewhere', () => {
    const sheet = sheetOf(
      { lesson: [lesson(1, { groupId: 'g' })], homework: [homework('l1', { enteredAt: EVENING })] },
      { by: EVENING },
      {},
      { scope: 'g' },
    );
    expect(factOf(assess(sheet, context(EVENING)).facts, 'homework')).toEqual({ due: 1, present: 1, undecided: 1 });
  });

  test('another limit is a matter of the profile', () => {
    const hour = { limit: { anchor: 'lesson-end', minutes: 60 }, thresholdPercent: 0 } as const;
    const other = makeAssess({ ...PROFILE, requirements: { homework: hour } });
    const lessons = [lesson(1), lesson(2)];
    const records = [
      homework('l1', { enteredAt: '2026-10-12T07:11:00Z' }),
      homework('l2', { enteredAt: '2026-10-12T07:11:00Z' }),
    ];
    const { facts } = other(sheetOf({ lesson: lessons, homework: records }, { by: EVENING }), context(EVENING));
    expect(facts).toHaveLength(1);
    expect(factOf(facts, 'homework')).toEqual({ due: 2, present: 2, met: 1, violated: 1 });
  });
});
