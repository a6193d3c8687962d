import fc from 'fast-check';
import type { NormalisedPage } from '../../contracts/sheet.ts';
import type { Store } from '../../contracts/store.ts';
import { bodiesOf, contentOf } from '../store-content.ts';
import { lesson, mark, page, type Told, WEEK } from '../store-pages.ts';
import { openAt, type StorePlace, type StorePromise } from '../store-place.ts';

const PUPILS = ['pu-1', 'pu-2', 'pu-3', 'pu-4'];
const SCOPES = ['7А', '7Б', '8А'];
const DAYS = ['2026-09-07', '2026-09-08', '2026-09-11'];
const idOf = fc.integer({ min: 1, max: 5 }).map(String);
const dayOf = fc.constantFrom(...DAYS);
const valueOf = fc.constantFrom('2', '3', '4', '5');

/** Records of one class's week, at most one of a key. */
const recordsOf = (scope: string) =>
  fc
    .array(
      fc.oneof(
        fc.record({ id: idOf, day: dayOf }).map(({ id, day }) => lesson(`${day}-${id}`, 'blank', { day, scope })),
        fc
          .record({ id: idOf, day: dayOf, value: valueOf, pupil: fc.constantFrom(...PUPILS) })
          .map(({ id, day, value, pupil }) => mark(`${day}-${pupil}-${id}`, value, { day, scope, pupil })),
      ),
      { maxLength: 12 },
    )
    .map(withoutRepeats);

const withoutRepeats = (records: readonly Told[]): Told[] => [
  ...new Map(records.map((record) => [`${record.entity} ${record.body.id}`, record])).values(),
];

const moment = (minute: number): string => new Date(Date.parse('2026-09-12T15:00:00Z') + minute * 60_000).toISOString();

/** A store of its own in the same place: sources tell them apart, since a place is opened once a test. */
async function save(store: Store, source: string, pages: readonly NormalisedPage[]): Promise<void> {
  for (const each of pages) await store.savePage({ ...each, source });
}

/** Runs a property on stores that share one place, each run under sources of its own. */
async function holds<Args extends unknown[]>(
  place: StorePlace,
  arbitraries: { [Index in keyof Args]: fc.Arbitrary<Args[Index]> },
  predicate: (store: Store, name: string, ...args: Args) => Promise<void>,
): Promise<void> {
  const store = openAt(place);
  let run = 0;
  const property = fc.asyncProperty(fc.tuple<Args>(...arbitraries), async (args) => {
    run += 1;
    await predicate(store, `run-${run}`, ...args);
  });
  await fc.assert(property, { numRuns: 60 });
  expect((await store.ledger()).difference).toBe(0);
}

/** Pages of different classes: none overlaps another. */
const weeks = fc.tuple(
  ...SCOPES.map((scope) =>
    recordsOf(scope).map((records) => page(records, { slice: { ...WEEK, scope }, at: moment(0) })),
  ),
);

export const ANY_ORDER: readonly StorePromise[] = [
  {
    title: 'any repetition of pages gives the same store',
    check: (place) =>
      holds<[NormalisedPage[], number[]]>(
        place,
        [weeks, fc.array(fc.nat(2), { maxLength: 6 })],
        async (store, name, pages, repeats) => {
          await save(store, `${name}a`, pages);
          await save(store, `${name}b`, [...pages, ...repeats.map((index) => pages[index]!)]);
          expect(await contentOf(store, { source: `${name}b` })).toEqual(
            await contentOf(store, { source: `${name}a` }),
          );
        },
      ),
  },
  {
    title: 'any order of pages that do not overlap gives the same store',
    check: (place) =>
      holds<[NormalisedPage[], number[]]>(
        place,
        [weeks, fc.shuffledSubarray([0, 1, 2], { minLength: 3 })],
        async (store, name, pages, order) => {
          await save(store, `${name}a`, pages);
          await save(
            store,
            `${name}b`,
            order.map((index) => pages[index]!),
          );
          expect(await contentOf(store, { source: `${name}b` })).toEqual(
            await contentOf(store, { source: `${name}a` }),
          );
        },
      ),
  },
  {
    title: 'any splitting of a page without a slice gives the same store',
    check: (place) =>
      holds<[Told[], number[]]>(
        place,
        [recordsOf('7А'), fc.array(fc.nat(2), { minLength: 12, maxLength: 12 })],
        async (store, name, records, parts) => {
          const of = (told: readonly Told[]) => page(told, { slice: null, at: moment(0) });
          await save(store, `${name}a`, [of(records)]);
          await save(
            store,
            `${name}b`,
            [0, 1, 2].map((part) => of(records.filter((_, index) => parts[index] === part))),
          );
          expect(await contentOf(store, { source: `${name}b` })).toEqual(
            await contentOf(store, { source: `${name}a` }),
          );
        },
      ),
  },
  {
    title: 'any splitting of a slice by pupils, in any order, gives the same store',
    check: (place) =>
      holds<[Told[], Told[], string[], number]>(
        place,
        [
          recordsOf('7А'),
          recordsOf('7А'),
          fc.shuffledSubarray(PUPILS, { minLength: 4 }),
          fc.integer({ min: 1, max: 3 }),
        ],
        async (store, name, before, after, order, cut) => {
          const groups = [order.slice(0, cut), order.slice(cut)];
          const first = byPupil(before, PUPILS, moment(0));
          await save(store, `${name}a`, [first, byPupil(after, PUPILS, moment(1))]);
          await save(store, `${name}b`, [first, ...groups.map((pupils) => byPupil(after, pupils, moment(1)))]);
          expect(await contentOf(store, { source: `${name}b` })).toEqual(
            await contentOf(store, { source: `${name}a` }),
          );
        },
      ),
  },
  {
    title: 'of overlapping pages the later reading wins, in any order and of any pupils',
    check: (place) =>
      holds<[{ records: Told[]; pupils: string[] }[], number[]]>(
        place,
        [
          fc.array(fc.record({ records: recordsOf('7А'), pupils: fc.shuffledSubarray(PUPILS, { minLength: 1 }) }), {
            minLength: 4,
            maxLength: 4,
          }),
          fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        ],
        async (store, name, readings, order) => {
          const pages = readings.map(({ records, pupils }, index) => byPupil(records, pupils, moment(index)));
          await save(store, `${name}a`, pages);
          await save(
            store,
            `${name}b`,
            order.map((index) => pages[index]!),
          );
          expect(await bodiesOf(store, { source: `${name}b` })).toEqual(await bodiesOf(store, { source: `${name}a` }));
        },
      ),
  },
  {
    title: 'of overlapping pages of whole classes the later reading wins, with pages without a slice among them',
    check: (place) =>
      holds<[{ records: Told[]; isWhole: boolean }[], number[]]>(
        place,
        [
          fc.array(fc.record({ records: recordsOf('7А'), isWhole: fc.boolean() }), { minLength: 4, maxLength: 4 }),
          fc.shuffledSubarray([0, 1, 2, 3], { minLength: 4 }),
        ],
        async (store, name, readings, order) => {
          const pages = readings.map(({ records, isWhole }, index) =>
            page(records, { at: moment(index), ...(!isWhole && { slice: null }) }),
          );
          await save(store, `${name}a`, pages);
          await save(
            store,
            `${name}b`,
            order.map((index) => pages[index]!),
          );
          expect(await bodiesOf(store, { source: `${name}b` })).toEqual(await bodiesOf(store, { source: `${name}a` }));
        },
      ),
  },
];

/** The page of some pupils' answers: their own marks, and each lesson shown by those of its pupils who are read. */
function byPupil(records: readonly Told[], pupils: readonly string[], at: string): NormalisedPage {
  const told = records.flatMap((record): Told[] => {
    const showers = record.entity === 'mark' ? [String(record.body['pupilId'])] : showersOf(record.body.id);
    const shownBy = showers.filter((pupil) => pupils.includes(pupil)).sort();
    return shownBy.length > 0 ? [{ ...record, shownBy }] : [];
  });
  return page(told, { pupils: [...pupils].sort(), at });
}

/** A lesson is shown by the same two pupils whenever they are read. */
const showersOf = (id: string): string[] => {
  const first = Number(id.at(-1)) % PUPILS.length;
  return [PUPILS[first]!, PUPILS[(first + 1) % PUPILS.length]!];
};
