import fc from 'fast-check';
import { ALL, context, homework, lesson, PROFILE, pupil, sheetOf, taken } from '../test/assessed-sheet.ts';
import { makeAssess } from './assess.ts';

const assess = makeAssess(PROFILE);

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
