import fc from 'fast-check';
import type { Condition, Incident } from '../contracts/incident.ts';
import { down, failed, NOW, platform, remedyOf, seenAs, wellRead } from '../test/look-fixture.ts';
import { CALM_MS, changesBetween, conditionsOf } from './look.ts';
import type { Observations } from './observations.ts';

const MINUTE_MS = 60_000;

/** Incidents as the store keeps them. */
class Book {
  all: Incident[] = [];

  look(seen: Observations): { readonly opened: number; readonly closed: number } {
    const conditions = this.conditionsIn(seen);
    const changes = changesBetween(this.open(), conditions, seen);
    const seenIds = new Set(changes.seen.map(({ id }) => id));
    const closed = new Set(changes.closed);
    const places = new Map(changes.seen.map((one) => [one.id, one.places]));
    this.all = this.all.map((incident) => ({
      ...incident,
      places: places.get(incident.id) ?? incident.places,
      ...(seenIds.has(incident.id) && { seenAt: seen.now }),
      ...(closed.has(incident.id) && { closedAt: seen.now }),
    }));
    for (const condition of changes.opened)
      this.all.push({ ...condition, id: this.all.length + 1, openedAt: seen.now, seenAt: seen.now });
    return { opened: changes.opened.length, closed: changes.closed.length };
  }

  /** What a look would see now. */
  conditionsIn = (seen: Observations): readonly Condition[] =>
    conditionsOf({ ...seen, open: new Map(this.open().map(({ key, places }) => [key, places])) }, remedyOf);

  open = (): Incident[] => this.all.filter(({ closedAt }) => !closedAt);
}

const later = (minutes: number): Date => new Date(NOW.getTime() + minutes * MINUTE_MS);
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

test('300 sources that fail one by one over hours, and come back one by one, are one incident', () => {
  const book = new Book();
  const names = Array.from({ length: 300 }, (_, index) => `school-${index}`);
  const sourcesAt = (bad: (index: number) => boolean) =>
    names.map((name, index) => (bad(index) ? failed(name, 'http.server-error') : wellRead(name)));
  for (let step = 1; step <= 600; step += 1) {
    const isBad = (index: number): boolean => (step <= 300 ? index < step : index >= step - 300);
    book.look(seenAs({ now: later(step), sources: sourcesAt(isBad) }));
  }
  expect(book.all).toMatchObject([{ openedAt: later(1), seenAt: later(599) }]);
  book.look(seenAs({ now: later(599 + 30), sources: sourcesAt(() => false) }));
  expect(book.all).toMatchObject([{ closedAt: later(629) }]);
});

test('300 schools that are refused one by one, and let in again one by one the next night, are one incident', () => {
  const book = new Book();
  const names = Array.from({ length: 300 }, (_, index) => `school-${index}`);
  const at = (minutes: number): Date => later(minutes);
  const sourceAt = (name: string, index: number, minute: number) => {
    const [first, again] = [index, 1440 + index];
    if (minute >= again) return wellRead(name, { lastGoodAt: at(again) });
    if (minute < first) return wellRead(name, { lastGoodAt: at(first - 1440) });
    const last = { ...failed(name, 'http.forbidden').last!, endedAt: at(first) };
    return failed(name, 'http.forbidden', { lastGoodAt: at(first - 1440), failingSince: at(first), last });
  };
  for (let minute = 0; minute < 1800; minute += minute === 310 ? 1130 : 1)
    book.look(seenAs({ now: at(minute), sources: names.map((name, index) => sourceAt(name, index, minute)) }));
  expect(book.all.map(({ key, openedAt, closedAt }) => [key, openedAt, closedAt])).toEqual([
    ['vendor-refused/dnevnik-ru api.dnevnik.ru', at(2), at(1768)],
  ]);
});

test('a platform that comes and goes within half an hour is one incident', () => {
  const book = new Book();
  for (let minute = 0; minute < 240; minute += 5)
    book.look(seenAs({ now: later(minute), destinations: [platform(minute % 10 ? {} : { error: 'http.timeout' })] }));
  expect(book.all).toHaveLength(1);
});

test('a platform that answers now this and now that is one incident of each kind', () => {
  const book = new Book();
  for (let turn = 0; turn < 12; turn += 1) {
    const error = turn % 2 ? 'http.server-error' : 'http.forbidden';
    book.look(seenAs({ now: later(10 * turn), destinations: [platform({ error })] }));
  }
  expect(book.all.map(({ kind, closedAt }) => [kind, closedAt])).toEqual([
    ['platform-refused', undefined],
    ['platform-down', undefined],
  ]);
  book.look(seenAs({ now: later(150), destinations: [platform()] }));
  expect(book.open()).toEqual([]);
});

test('sheets that are stuck stay one incident while forwarding fails as a whole, however long', () => {
  const book = new Book();
  const waiting = [{ source: 's', school: '1', sheets: 5, since: later(-2000), state: 'placed' as const }];
  book.look(seenAs({ destinations: [platform({ waiting })] }));
  for (let minute = 10; minute < 300; minute += 10)
    book.look(seenAs({ now: later(minute), destinations: [down('http.timeout', waiting)] }));
  const wellSince = later(305);
  book.look(seenAs({ now: later(310), destinations: [platform({ waiting, wellSince })] }));
  book.look(seenAs({ now: later(1750), destinations: [platform({ waiting, wellSince })] }));
  const stuck = book.all.filter(({ kind }) => kind === 'deliveries-stuck');
  expect(stuck).toMatchObject([{ openedAt: NOW, seenAt: later(1750) }]);
  book.look(seenAs({ now: later(1781), destinations: [platform()] }));
  expect(book.open()).toEqual([]);
});

test('a vendor that answers again closes its incident only after it stayed so; a pause closes it at once', () => {
  const book = new Book();
  book.look(seenAs({ sources: [failed('s', 'http.timeout')] }));
  book.look(seenAs({ now: later(29), sources: [wellRead('s')] }));
  expect(book.open()).toHaveLength(1);
  book.look(seenAs({ now: later(29), sources: [] }));
  expect(book.open()).toEqual([]);
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
