import { comparePlaces, cursorOf, placeIn, ROSTER, weeksOf, type WindowOf } from './plan.ts';
import { isRunningOut, tokenInCookies } from './token.ts';

const YEAR = { id: '14', from: '2026-09-01', to: '2027-08-31', told: {} };
const period = (from: string, to: string) => ({ id: from, from, to, told: {}, classIds: [] });
const mondays = (given: Partial<WindowOf>): readonly string[] =>
  weeksOf({
    today: '2026-10-16',
    reach: 'nightly',
    lookBackDays: 14,
    lastRead: undefined,
    since: undefined,
    year: YEAR,
    periods: [period('2026-09-01', '2026-10-25'), period('2026-11-04', '2026-12-30')],
    ...given,
  }).map(({ from }) => from);

test('nightly: the days back in whole weeks; after a long silence they count from the last reading', () => {
  expect(mondays({})).toEqual(['2026-09-28', '2026-10-05', '2026-10-12']);
  expect(mondays({ today: '2026-12-20', lastRead: '2026-11-20' })[0]).toBe('2026-11-02');
});

test('weekly: the whole of the open period too, and between two of the one that ended last', () => {
  expect(mondays({ reach: 'period' })[0]).toBe('2026-08-31');
  expect(mondays({ reach: 'period', today: '2026-11-01' })[0]).toBe('2026-08-31');
  expect(mondays({ reach: 'period', today: '2026-11-20' })[0]).toBe('2026-11-02');
  expect(mondays({ reach: 'period', periods: [] })[0]).toBe('2026-09-28');
});

test('the first reading is of the whole year, or from the day on that the journal is kept here', () => {
  expect(mondays({ reach: 'year', today: '2027-01-20' })[0]).toBe('2026-08-31');
  expect(mondays({ reach: 'year', since: '2026-10-07' })).toEqual(['2026-10-05', '2026-10-12']);
  expect(mondays({ today: '2026-09-03' })).toEqual(['2026-08-31']);
});

test('a place goes through its cursor, and places are in the order of pages', () => {
  const places = [
    ROSTER,
    ['b-journal', '2026-10-05', '7', 'class'],
    ['b-journal', '2026-10-05', '7', 'marks'],
  ] as const;
  expect(places.map((place) => placeIn(cursorOf(place)))).toEqual(places);
  expect(comparePlaces(places[1], places[2])).toBe(-1);
  for (const cursor of ['', '{}', '[]', '["a","b","c",1]'])
    expect(() => placeIn(cursor)).toThrow('it is no place in a run of mesh');
});

test('a token is renewed an hour before it ends; one that tells no end is used until it is refused', () => {
  const token = (claims: unknown): string => `x.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.y`;
  const now = new Date('2026-10-16T12:00:00Z');
  const seconds = now.getTime() / 1000;
  expect([
    isRunningOut(token({ exp: seconds + 3601 }), now),
    isRunningOut(token({ exp: seconds + 3599 }), now),
  ]).toEqual([false, true]);
  for (const odd of ['', 'x', 'x.y.z', token({}), token({ exp: 'soon' }), token(null)])
    expect(isRunningOut(odd, now)).toBe(false);
});

test('the token is found among the cookies of an answer', () => {
  expect(tokenInCookies('a=b; path=/, aupd_token=x.y.z; path=/; HttpOnly')).toBe('x.y.z');
  expect(tokenInCookies('not_aupd_token=x; path=/')).toBeUndefined();
  expect(tokenInCookies(undefined)).toBeUndefined();
});
