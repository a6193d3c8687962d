import fc from 'fast-check';
import type { Fact, RequirementId } from '../contracts/facts.ts';
import { askedBy, gateOf, isPassed } from './gate.ts';
import type { Profile } from './profile.ts';

const DAY = { anchor: 'lesson-day', days: 0 } as const;
const profileWith = (gates: Partial<Record<'lesson' | 'topic' | 'attendance', number>>): Profile => ({
  ...{ profile: 'p', version: 1, weekdays: [1], possibleWeekdays: [] },
  requirements: Object.fromEntries(
    Object.entries(gates).map(([name, gatePercent]) => [name, { limit: DAY, thresholdPercent: 0, gatePercent }]),
  ),
});
const NONE = { due: 0, present: 0, missing: 0, pending: 0, unprovable: 0, met: 0, violated: 0, open: 0, undecided: 0 };
const fact = (requirement: RequirementId, counts: Partial<Fact>): Fact => ({ ...NONE, requirement, ...counts });

test('a profile that asks nothing opens every gate without any data', () => {
  expect(gateOf([], profileWith({ topic: 0 }))).toEqual({ isOpen: true, reasons: [] });
  expect(askedBy(profileWith({ topic: 0, lesson: 1 }))).toEqual(['lesson']);
});

test('a school of which nothing is known stays closed once something is asked', () =>
  expect(gateOf([], profileWith({ topic: 1 }))).toEqual({
    isOpen: false,
    reasons: [{ requirement: 'topic', due: 0, present: 0, thresholdPercent: 1 }],
  }));

test('the share that is asked opens the gate, and one thing less keeps it closed', () => {
  const profile = profileWith({ topic: 90 });
  expect(gateOf([fact('topic', { present: 90, missing: 10 })], profile).isOpen).toBe(true);
  expect(gateOf([fact('topic', { present: 89, missing: 11 })], profile).isOpen).toBe(false);
});

test('the journals of a school are one: what one lacks the other makes up for', () => {
  const profile = profileWith({ topic: 90 });
  const journals = [fact('topic', { present: 10, missing: 10 }), fact('topic', { present: 180 })];
  expect(gateOf(journals, profile)).toMatchObject({ isOpen: true, reasons: [{ due: 200, present: 190 }] });
});

test('what is not due yet, and what the vendor cannot tell, holds nobody back', () => {
  const profile = profileWith({ topic: 100, attendance: 100 });
  const facts = [fact('topic', { due: 100, present: 10, pending: 40, unprovable: 50 }), fact('attendance', {})];
  expect(gateOf(facts, profile)).toMatchObject({ isOpen: true, reasons: [{ due: 10, present: 10 }, { due: 0 }] });
});

test('a gate is open just when every requirement passes and something is known', () => {
  const counts = fc.record({ present: fc.nat(200), missing: fc.nat(200) });
  const percents = fc.record({
    lesson: fc.integer({ min: 0, max: 100 }),
    topic: fc.integer({ min: 0, max: 100 }),
    attendance: fc.integer({ min: 0, max: 100 }),
  });
  fc.assert(
    fc.property(percents, fc.array(counts, { minLength: 3, maxLength: 3 }), (gates, told) => {
      const facts = (['lesson', 'topic', 'attendance'] as const).map((name, index) => fact(name, told[index]!));
      const { isOpen, reasons } = gateOf(facts, profileWith(gates));
      const isKnown = reasons.length === 0 || reasons.some(({ due }) => due > 0);
      expect(isOpen).toBe(isKnown && reasons.every(isPassed));
      const more = facts.map((one) => ({ ...one, present: one.present + one.missing, missing: 0 }));
      expect(gateOf(more, profileWith(gates)).isOpen).toBe(isKnown);
    }),
  );
});
