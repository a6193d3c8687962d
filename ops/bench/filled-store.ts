import { copyFileSync, existsSync } from 'node:fs';
import { join } from 'node:path';
import type { NormalisedPage } from '../../gateway/contracts/sheet.ts';
import type { Store } from '../../gateway/contracts/store.ts';
import { say } from './figure.ts';
import { storeRosters } from './gateway-day.ts';
import { openStore, readerOf } from './gateway-parts.ts';
import { pageOf, tapeRegionDay } from './region-day.ts';
import { replay } from './tape.ts';

/** Sheets in a page: a class's week, as a nightly reading saves it. */
export const DAYS = 5;
const DAY_MS = 86_400_000;
const MONDAY = Date.parse('2026-09-07T00:00:00Z');
/** Weeks of a class in a filled store, as some months of a year. */
const WEEKS = 10;
/** Sheets of which the filling is told. */
const QUIET = 1_000;

export interface Filled {
  readonly store: Store;
  /** So many further pages: the next weeks of the same classes. */
  next(pages: number): readonly NormalisedPage[];
}

/** A store with so many sheets, made of `patternsIn`. A large one that an earlier bench of the same run has made is copied. */
export async function filled(file: string, sheets: number, patterns: readonly NormalisedPage[]): Promise<Filled> {
  const classes = Math.ceil(sheets / DAYS / WEEKS);
  const pages = Math.ceil(sheets / DAYS);
  const pageAt = (nth: number): NormalisedPage =>
    weekOf(nth % classes, Math.floor(nth / classes), patterns[nth % patterns.length]!);
  const shared = process.env['SVOD_BENCH_SHARED'];
  const kept = shared !== undefined && sheets > QUIET ? join(shared, `${sheets}.db`) : undefined;
  if (kept !== undefined && existsSync(kept)) copyFileSync(kept, file);
  else {
    const from = performance.now();
    const store = openStore(file, MONDAY);
    for (let nth = 0; nth < pages; nth += 1) await store.savePage(pageAt(nth));
    await store.close();
    if (sheets > QUIET) say(`${sheets} sheets stored in ${((performance.now() - from) / 1000).toFixed(0)} s`);
    if (kept !== undefined) copyFileSync(file, kept);
  }
  let made = pages;
  return { store: openStore(file, MONDAY), next: (more) => Array.from({ length: more }, () => pageAt(made++)) };
}

/** A day's page as the week of another class: its records on each of five days. */
function weekOf(ofClass: number, week: number, pattern: NormalisedPage): NormalisedPage {
  const days = Array.from({ length: 7 }, (_, day) => isoDay(MONDAY + (week * 7 + day) * DAY_MS));
  const school = String(1_000 + Math.floor(ofClass / 14));
  const scope = String(1_300_010_000_000 + ofClass);
  const raws = new Set(pattern.accepted.map(({ raw }) => raw));
  const stride = Math.max(...raws) + 1;
  return {
    ...pattern,
    school,
    accepted: days
      .slice(0, DAYS)
      .flatMap((day, nth) =>
        pattern.accepted.map((placed) => ({ ...placed, scope, day, raw: placed.raw + nth * stride })),
      ),
    quarantined: [],
    filtered: [],
    received: raws.size * DAYS,
    slice: { ...pattern.slice!, school, scope, from: days[0]!, to: days[6]! },
    fingerprint: `${ofClass}/${week}`,
    cursor: `${week}/${ofClass}`,
    read: { from: new Date(MONDAY + week * 7 * DAY_MS), to: new Date(MONDAY + week * 7 * DAY_MS + 1000) },
  };
}

/** Pages of one day of two schools, read as the gateway reads them. */
export async function patternsIn(folder: string): Promise<readonly NormalisedPage[]> {
  const tape = await tapeRegionDay(2);
  const store = openStore(join(folder, 'patterns.db'), tape.now);
  const { steps } = await storeRosters(store, tape);
  const reading = readerOf(store, tape.now);
  const pages: NormalisedPage[] = [];
  for (const [index, step] of steps.entries()) {
    const page = { ...(await pageOf(replay(tape.weeks[index]!.calls), step, true, tape.now)), cursor: '' };
    const read = await reading.read(page);
    if (read.accepted.length > 0) pages.push(read);
  }
  await store.close();
  say(`${pages.length} classes with ${pages.reduce((sum, { accepted }) => sum + accepted.length, 0)} records a day`);
  return pages;
}

function isoDay(milliseconds: number): string {
  return new Date(milliseconds).toISOString().slice(0, 10);
}
