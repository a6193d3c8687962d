import fc from 'fast-check';
import type { Body } from '../contracts/records.ts';
import type { Sighting } from '../contracts/sheet.ts';
import { makeAssess } from './assess.ts';
import { ALL, context, factOf, homework, lesson, PROFILE, pupil, sheetOf, taken } from '../test/assessed-sheet.ts';

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

/** Any sheet: what there is, when it was entered or seen, and when it was read last. */
const moment = fc
  .integer({ min: Date.parse('2026-10-11T00:00:00Z'), max: Date.parse('2026-10-25T00:00:00Z') })
  .map((at) => new Date(at - (at % 1000)).toISOString());
const optional = <Value>(value: fc.Arbitrary<Value>) => fc.option(value, { nil: undefined });
const told = moment.map((at) => `${at.slice(0, 19)}Z`);
const anySheet = fc
  .record({
    lessons: fc.array(
      fc.record({
        status: fc.constantFrom('held', 'cancelled', 'moved'),
        topicState: fc.constantFrom('present', 'blank', undefined),
        endsAt: fc.constantFrom('09:10', '14:00', '23:59', undefined),
        taken: optional(optional(told)),
        homework: optional(
          fc.record({ state: fc.constantFrom('present', 'none', 'blank'), enteredAt: optional(told) }),
        ),
        work: optional(
          fc.record({
            kind: fc.constantFrom('control', 'oral', undefined),
            marks: fc.array(optional(told), { maxLength: 3 }),
          }),
        ),
      }),
      { maxLength: 8 },
    ),
    sighting: fc.record({ after: optional(moment), by: moment }),
  })
  .map(({ lessons, sighting: { after, by } }) => {
    const ids = lessons.map((_lesson, nth) => `l${nth}`);
    const body = {
      lesson: lessons.map(({ status, topicState, endsAt }, nth) => lesson(nth, { status, topicState, endsAt })),
      'attendance-taken': lessons.flatMap((each, nth) =>
        each.taken === undefined ? [] : [taken(ids[nth]!, { enteredAt: each.taken })],
      ),
      homework: lessons.flatMap((each, nth) => (each.homework ? [homework(ids[nth]!, each.homework)] : [])),
      work: lessons.flatMap((each, nth) =>
        each.work ? [{ id: `w${nth}`, lessonId: ids[nth], kind: each.work.kind, kindName: 'К' }] : [],
      ),
      mark: lessons.flatMap((each, nth) =>
        (each.work?.marks ?? []).map((enteredAt, at) => ({
          id: `m${nth}/${at}`,
          workId: `w${nth}`,
          pupilId: pupil(at),
          rawValue: '4',
          scale: 'five-point',
          enteredAt,
        })),
      ),
    };
    return sheetOf(body, { by, ...(after !== undefined && after <= by && { after }) });
  });
const anyContext = fc.record({
  readFrom: optional(moment),
  covered: fc.subarray([...ALL]),
  zone: fc.constantFrom('Europe/Moscow', 'Asia/Chita', 'America/New_York', '+05:00'),
});

test('every fact adds up, in both ways, and every missing, late and unprovable thing has its gap', () => {
  fc.assert(
    fc.property(anySheet, anyContext, (sheet, { readFrom, covered, zone }) => {
      const { facts, gaps } = assess(sheet, {
        covered: new Set(covered),
        zone,
        ...(readFrom !== undefined && { readFrom }),
      });
      for (const { requirement, due, present, missing, pending, unprovable, met, violated, open, undecided } of facts) {
        expect(present + missing + pending + unprovable).toBe(due);
        expect(met + violated + open + undecided).toBe(due);
        const own = (state: string): number =>
          gaps.filter((gap) => gap.requirement === requirement && gap.state === state).length;
        expect([own('missing'), own('late'), own('unprovable')]).toEqual([missing, violated - missing, unprovable]);
      }
    }),
  );
});

test('a later reading never turns violated into met, nor missing into pending', () => {
  fc.assert(
    fc.property(anySheet, moment, moment, fc.subarray([...ALL]), (sheet, a, b, covered) => {
      const [earlier, later] = a < b ? [a, b] : [b, a];
      const at = (readFrom: string) => assess(sheet, context(readFrom, { covered: new Set(covered) })).facts;
      for (const before of at(earlier)) {
        const after = at(later).find(({ requirement }) => requirement === before.requirement)!;
        expect(after.violated).toBeGreaterThanOrEqual(before.violated);
        expect(after.met).toBe(before.met);
        expect(after.missing).toBeGreaterThanOrEqual(before.missing);
        expect(after.open).toBeLessThanOrEqual(before.open);
      }
    }),
  );
});

test('a later reading decides something only when it began after the moment until which things are open', () => {
  fc.assert(
    fc.property(anySheet, moment, moment, fc.subarray([...ALL]), (sheet, a, b, covered) => {
      const [earlier, later] = a < b ? [a, b] : [b, a];
      const at = (readFrom: string) => assess(sheet, context(readFrom, { covered: new Set(covered) }));
      const { facts, openUntil } = at(earlier);
      expect(openUntil !== undefined).toBe(facts.some(({ pending, open }) => pending + open > 0));
      const isDecided = openUntil !== undefined && Date.parse(later) > openUntil;
      expect(JSON.stringify(at(later).facts) !== JSON.stringify(facts)).toBe(isDecided);
    }),
  );
});
