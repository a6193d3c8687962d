import fc from 'fast-check';
import type { NormalisedPage, QuarantinedRecord } from '../../contracts/sheet.ts';
import type { Store } from '../../contracts/store.ts';
import { bad, lesson, mark, page, type Told, WEEK } from '../store-pages.ts';
import { openAt, type StorePlace, type StorePromise } from '../store-place.ts';

const PUPILS = ['pu-1', 'pu-2', 'pu-3'];
const DAYS = ['2026-09-07', '2026-09-09', '2026-09-14'];

/** One thing that happens to a store; `minute` is the reading's, so that pages come in any order. */
interface Happening {
  readonly what: 'whole' | 'by-pupil' | 'alone' | 'replay' | 'confirm' | 'hold' | 'other-entities';
  readonly minute: number;
  readonly told: readonly Told[];
  readonly wrong: readonly Omit<QuarantinedRecord, 'raw'>[];
  readonly pupils: readonly string[];
  readonly repeats: number;
}

const day = fc.constantFrom(...DAYS);
const number = fc.integer({ min: 1, max: 3 });
const pupil = fc.constantFrom(...PUPILS);
const shownBy = fc.shuffledSubarray(PUPILS, { minLength: 1 }).map((pupils) => [...pupils].sort());

/** Raw records of one or two records each; some of 7Б's, which no slice of the page covers. */
const told: fc.Arbitrary<readonly Told[]> = fc
  .array(
    fc.oneof(
      fc
        .record({ day, number, shownBy, scope: fc.constantFrom('7А', '7А', '7Б') })
        .map(({ number: id, ...more }) => lesson(`${id}`, 'present', more)),
      fc
        .record({ day, number, pupil, value: fc.constantFrom('4', '5') })
        .map(({ day: on, number: id, pupil: who, value }) =>
          mark(`${who}-${id}`, value, { day: on, pupil: who, shownBy: [who] }),
        ),
    ),
    { maxLength: 10 },
  )
  .chain((records) =>
    fc
      .array(fc.nat(6), { minLength: records.length, maxLength: records.length })
      .map((raws) => records.map((record, index) => ({ ...record, raw: raws[index]! }))),
  )
  .map(tidied);

/** One record a key, and ordinals without gaps. */
function tidied(records: readonly Told[]): readonly Told[] {
  const byKey = new Map(
    records.map((record) => [`${record.scope} ${record.day} ${record.entity} ${record.body.id}`, record]),
  );
  const raws = [...new Set([...byKey.values()].map(({ raw }) => raw!))].sort((a, b) => a - b);
  return [...byKey.values()].map((record) => ({ ...record, raw: raws.indexOf(record.raw!) }));
}

const wrong = fc.array(
  fc
    .record({ number, pupil, isTold: fc.boolean() })
    .map(({ number: id, pupil: who, isTold }) =>
      bad(`mark/${id}`, 'mark', isTold ? `${who}-${id}` : undefined, { shownBy: who }),
    ),
  { maxLength: 3 },
);

const happening: fc.Arbitrary<Happening> = fc.record({
  what: fc.constantFrom(
    'whole',
    'whole',
    'by-pupil',
    'by-pupil',
    'alone',
    'replay',
    'confirm',
    'hold',
    'other-entities',
  ),
  minute: fc.nat(59),
  told,
  wrong,
  pupils: fc.shuffledSubarray(PUPILS, { minLength: 1 }),
  repeats: fc.nat(2),
});

async function happen(
  store: Store,
  source: string,
  { what, minute, ...parts }: Happening,
  index: number,
): Promise<void> {
  const at = `2026-09-12T15:${String(minute).padStart(2, '0')}:00Z`;
  const read = { from: new Date(at), to: new Date(Date.parse(at) + 60_000) };
  if (what === 'confirm') {
    if ((await store.sliceState(source, WEEK)) === undefined) return;
    await store.confirmSlice({ source, run: 'r', slice: WEEK, received: await receivedBy(store, source), read });
    return;
  }
  if (what === 'replay') return replay(store, source, parts);
  const told = pageOf(what, at, parts, source);
  if (what === 'hold')
    await store.holdPage(told, { id: `${source}-${index}`, source, kind: 'loss', slice: WEEK, openedAt: read.from });
  else await store.savePage(told);
}

/** What the last page of the week received, as its slice counts it: an equal answer lists as many things. */
async function receivedBy(store: Store, source: string): Promise<number> {
  const state = (await store.sliceState(source, WEEK))! as unknown as {
    readonly counts: { readonly received: number };
  };
  return state.counts.received;
}

type Parts = Omit<Happening, 'what' | 'minute'>;

function pageOf(
  what: Happening['what'],
  at: string,
  { told: records, wrong: rows, pupils, repeats }: Parts,
  source: string,
): NormalisedPage {
  const listed = [...pupils].sort();
  const isShown = ({ shownBy: showers = [] }: Told): boolean => showers.some((who) => listed.includes(who));
  const mine =
    what === 'by-pupil'
      ? tidied(
          records
            .filter(isShown)
            .map((record) => ({ ...record, shownBy: record.shownBy!.filter((who) => listed.includes(who)) })),
        )
      : records;
  const slice = what === 'alone' ? null : what === 'other-entities' ? { ...WEEK, entities: ['lesson' as const] } : WEEK;
  const base = page(mine, {
    source,
    slice,
    at,
    bad: rows.filter(({ shownBy: who }) => what !== 'by-pupil' || listed.includes(who!)),
  });
  const filtered = Array.from({ length: repeats }, (_, index) => ({
    raw: base.received + index,
    reason: 'same' as const,
  }));
  return { ...base, received: base.received + repeats, filtered, ...(what === 'by-pupil' && { pupils: listed }) };
}

/** Every other row passes now; one of them is gone already when the page is saved. */
async function replay(store: Store, source: string, { wrong: rows }: Parts): Promise<void> {
  const waiting = await Array.fromAsync(store.quarantined(source));
  if (waiting.length === 0) return;
  const ids = [...waiting.map(({ id }) => id), '4711'];
  const passing = waiting.flatMap(({ failed: [first] }, raw) => {
    const id = first?.id;
    return raw % 2 === 0 && id !== undefined
      ? [mark(id, '3', { raw, pupil: id.slice(0, 4), scope: first!.scope, day: first!.day })]
      : [];
  });
  const passed = new Set(passing.map(({ raw }) => raw));
  const again = waiting.flatMap((row, raw) =>
    passed.has(raw) ? [] : [{ ...(rows[0] ?? bad('x')), ref: row.ref, failed: row.failed, raw }],
  );
  const base = page(passing, { source, slice: null, cause: 'replay', replays: ids });
  await store.savePage({ ...base, received: ids.length, quarantined: again });
}

async function anyPages(place: StorePlace): Promise<void> {
  const store = openAt(place);
  let run = 0;
  await fc.assert(
    fc.asyncProperty(fc.array(happening, { minLength: 1, maxLength: 8 }), async (happenings) => {
      run += 1;
      const source = `any-${run}`;
      for (const [index, each] of happenings.entries()) {
        await happen(store, source, each, index);
        // Other runs share the place: a difference of theirs is told by them.
        const { differences } = await store.ledger();
        expect(differences.filter(({ what }) => `${what} `.includes(`source ${source} `))).toEqual([]);
      }
    }),
    { numRuns: 60 },
  );
}

export const ANY_PAGES: readonly StorePromise[] = [
  {
    title: 'any pages in any order, read, confirmed, held or replayed, leave a ledger without difference',
    check: anyPages,
  },
];
