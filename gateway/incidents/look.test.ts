import fc from 'fast-check';
import type { Incident } from '../contracts/incident.ts';
import { Book, later } from '../test/incident-book.ts';
import { failed, NOW, platform, remedyOf, seenAs, wellRead } from '../test/look-fixture.ts';
import { CALM_MS, changesBetween, conditionsOf } from './look.ts';
import type { Observations } from './observations.ts';

const STATES = ['well', 'http.timeout', 'http.unauthorized', 'http.not-found', 'paused'] as const;

/** What a region of four sources shows at a moment: a state a source, and whether the platform answers. */
const moment = fc.record({
  minutes: fc.integer({ min: 1, max: 45 }),
  states: fc.array(fc.constantFrom(...STATES), { minLength: 4, maxLength: 4 }),
  isPlatformDown: fc.boolean(),
  repeats: fc.integer({ min: 0, max: 2 }),
});
type Moment = (typeof moment extends fc.Arbitrary<infer Value> ? Value : never) & { readonly at: Date };

const seenIn = ({ at, states, isPlatformDown }: Moment): Observations =>
  seenAs({
    now: at,
    sources: states.flatMap((state, index) =>
      state === 'paused' ? [] : [state === 'well' ? wellRead(`s${index}`) : failed(`s${index}`, state)],
    ),
    destinations: [platform(isPlatformDown ? { error: 'http.timeout' } : {})],
  });

const moments = fc.array(moment, { minLength: 1, maxLength: 40 }).map((all) => {
  let minutes = 0;
  return all.map((one): Moment => ({ ...one, at: later((minutes += one.minutes)) }));
});

/** Moments at which a key is present, cut where it was away: restless ones only where it was away for long. */
function presences(key: string, all: readonly (Moment & { readonly keys: readonly string[] })[]): number {
  const isRestless = /^(vendor|platform)-down/.test(key);
  let lastSeen: number | undefined;
  let count = 0;
  for (const one of all) {
    const seen = seenIn(one);
    const isThere = one.keys.includes(key);
    const at = one.at.getTime();
    const isFed = key.startsWith('platform') || seen.sources.length > 0;
    if (isThere) {
      if (lastSeen === undefined) count += 1;
      lastSeen = at;
    } else if (lastSeen !== undefined && (!isRestless || at - lastSeen >= CALM_MS || !isFed)) lastSeen = undefined;
  }
  return count;
}

test('what comes and goes and was seen last by a clock of another year is closed when it is away', () => {
  const book = new Book();
  book.look(seenAs({ now: new Date('2035-01-01T00:00:00Z'), sources: [failed('s', 'http.timeout')] }));
  expect(book.open().map(({ kind }) => kind)).toEqual(['vendor-down']);
  book.look(seenAs({ now: NOW, sources: [wellRead('s')] }));
  expect(book.open()).toEqual([]);
});

test('each unbroken presence of a condition is opened once and closed once, however often anybody looks', () => {
  fc.assert(
    fc.property(moments, (all) => {
      const book = new Book();
      const looks: (Moment & { readonly keys: readonly string[] })[] = [];
      for (const one of all) {
        const seen = seenIn(one);
        looks.push({ ...one, keys: book.conditionsIn(seen).map(({ key }) => key) });
        book.look(seen);
        for (let again = 0; again < one.repeats; again += 1) expect(book.look(seen)).toEqual({ opened: 0, closed: 0 });
        const open = book.open().map(({ key }) => key);
        expect(new Set(open).size).toBe(open.length);
        for (const { key } of book.conditionsIn(seen)) expect(open).toContain(key);
      }
      const byKey = Map.groupBy(book.all, ({ key }) => key);
      for (const [key, incidents] of byKey) {
        if (!key.startsWith('vendor')) expect([key, incidents.length]).toEqual([key, presences(key, looks)]);
        for (const [index, { openedAt, closedAt }] of incidents.entries()) {
          const next = incidents[index + 1];
          if (next) expect(closedAt!.getTime()).toBeLessThan(next.openedAt.getTime());
          if (closedAt) expect(closedAt.getTime()).toBeGreaterThan(openedAt.getTime());
        }
      }
    }),
  );
});

test('after everything is well for long enough nothing is open', () => {
  fc.assert(
    fc.property(moments, (all) => {
      const book = new Book();
      for (const one of all) book.look(seenIn(one));
      const quiet = { ...all.at(-1)!, states: ['well', 'well', 'well', 'well'] as const, isPlatformDown: false };
      book.look(seenIn({ ...quiet, states: [...quiet.states], at: new Date(all.at(-1)!.at.getTime() + CALM_MS) }));
      expect(book.open()).toEqual([]);
    }),
  );
});

test('what was not looked at stays as it is', () => {
  const book = new Book();
  book.look(seenAs({ elsewhere: { ledgerDifference: 3 } }));
  book.look(seenAs({ now: later(60) }));
  expect(book.open()).toHaveLength(1);
  book.look(seenAs({ now: later(90), elsewhere: { ledgerDifference: 0 } }));
  expect(book.open()).toEqual([]);
});

test('an incident is seen in the places where its condition stands now', () => {
  const open = { ...conditionsOf(seenAs({ sources: [failed('a', 'http.timeout')] }), remedyOf)[0]! };
  const incident: Incident = { ...open, id: 7, openedAt: NOW, seenAt: NOW };
  const seen = seenAs({ sources: [failed('a', 'http.timeout'), failed('b', 'http.timeout')] });
  expect(changesBetween([incident], conditionsOf(seen, remedyOf), seen)).toMatchObject({
    opened: [],
    seen: [{ id: 7, places: ['a', 'b'] }],
    closed: [],
  });
});
