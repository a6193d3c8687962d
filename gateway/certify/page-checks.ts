import type { Coverage, Page } from '../contracts/adapter.ts';
import { type EntityName, SHEETS, type SheetKind } from '../contracts/records.ts';
import { type Check, failed, passed, skipped } from './check.ts';
import { examples } from './evidence.ts';
import { type Place, placeOf } from './place.ts';

const ORDER: readonly SheetKind[] = ['roster', 'passport', 'journal-day', 'term'];
const DAY_MS = 86_400_000;
const MONDAY = 1;

/** Rosters first, journal weeks oldest first, then terms. */
const order: Check = {
  id: 'pages.order',
  async run(trial) {
    const pages = await trial.first();
    if (pages.length === 0) return failed('no-pages');
    if (pages.length === 1) return skipped('one-page');
    const steps = pages.map((page) => ({
      kind: ORDER.indexOf(kindOf(page)),
      week: weekOf(page),
      place: placeOf(page),
    }));
    const wrong = steps.filter(({ kind, week }, index) => {
      const before = steps.slice(0, index);
      return before.some((one) => one.kind > kind || (one.kind === kind && week !== '' && one.week > week));
    });
    return wrong.length > 0
      ? failed('out-of-order', { count: wrong.length, places: examples(wrong.map(({ place }) => place)) })
      : passed('in-order', { count: pages.length });
  },
};

const weekOf = ({ covers }: Page): string => (covers?.sheet === 'journal-day' ? covers.from : '');

/** Every listed thing is counted, yields what its sheet holds, and can be found again. */
const counted: Check = {
  id: 'records.counted',
  ofPages: true,
  async run(trial) {
    let total = 0;
    for (const page of await trial.first()) {
      const records = page.records();
      total += records.length;
      const [place, received] = [placeOf(page), page.received];
      if (records.length !== received) return failed('miscounted', { place, received, listed: records.length });
      const known: readonly string[] = SHEETS[kindOf(page)];
      const { covers } = page;
      for (const { yields, place: own, ref } of records) {
        const isMisplaced = covers !== undefined && (own.school !== covers.school || own.scope !== covers.scope);
        if (yields.length === 0 || yields.some((entity) => !known.includes(entity)) || isMisplaced)
          return failed('misplaced', { place, ref });
      }
    }
    if (total === 0) return skipped('no-records');
    const calls = [...new Set(trial.shapes.map(([call]) => call))];
    return passed('counted', { count: total, calls: examples(calls.length > 0 ? calls : ['–'], Infinity) });
  },
};

/** A page is of one cell of the calendar, and no two pages are of the same. */
const slices: Check = {
  id: 'pages.slices',
  async run(trial) {
    const pages = await trial.first();
    const crooked = pages.filter(({ covers }) => covers && !isCell(covers)).map(placeOf);
    if (crooked.length > 0) return failed('crooked', { places: examples(crooked) });
    const cells = pages.flatMap(({ covers }) =>
      covers ? covers.entities.map((entity): Place => ({ ...placeIn(covers), entity })) : [],
    );
    const texts = cells.map((cell) => JSON.stringify(cell));
    const twice = cells.filter((_cell, index) => texts.indexOf(texts[index]!) < index);
    if (twice.length > 0) return failed('covered-twice', { places: examples(twice) });
    return texts.length === 0 ? failed('nothing-covered') : passed('cells', { count: texts.length });
  },
};

const placeIn = ({ sheet, school, scope, from }: Coverage): Place => ({ sheet, school, scope, from });

function isCell({ sheet, from, to, entities }: NonNullable<Page['covers']>): boolean {
  const known: readonly EntityName[] = SHEETS[sheet];
  const days = (Date.parse(to) - Date.parse(from)) / DAY_MS;
  const isWeek = sheet !== 'journal-day' || new Date(from).getUTCDay() === MONDAY;
  return days === (sheet === 'journal-day' ? 6 : 0) && isWeek && entities.every((entity) => known.includes(entity));
}

/** Asking for a slice once more gives the same page. */
const again: Check = {
  id: 'pages.repeated',
  ofPages: true,
  async run(trial) {
    const pages = await trial.first();
    await trial.subject.answer?.();
    const asked = pages.find(({ again: more, covers }) => more && covers?.sheet === 'journal-day') ?? pages[0];
    if (!asked?.again) return skipped('no-again');
    const [before, after] = [outlineOf(asked), outlineOf(await asked.again())];
    return before === after
      ? passed('same-again', { place: placeOf(asked) })
      : failed('other-again', { place: placeOf(asked) });
  },
};

/** What stands for a page, so that two can be compared. */
export const outlineOf = ({ digest, received, cursor, covers }: Page): string =>
  JSON.stringify({ digest, received, cursor, covers });

/** The sheet a page is of; told by its coverage, else by what its records yield. */
function kindOf(page: Page): SheetKind {
  if (page.covers) return page.covers.sheet;
  const entity = page.records()[0]?.yields[0];
  return (
    ORDER.find((kind) => entity !== undefined && (SHEETS[kind] as readonly string[]).includes(entity)) ?? 'journal-day'
  );
}

export const PAGE_CHECKS: readonly Check[] = [order, slices, counted, again];
