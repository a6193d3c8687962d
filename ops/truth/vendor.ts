import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { collectSource } from '../../gateway/reading/collecting.ts';
import { type Region, startRegion } from '../../gateway/demo/region.ts';
import { diffPaths, exportLines } from '../../gateway/showing/exports.ts';
import { createKeys, keyFile } from '../../gateway/data-folder/keys.ts';
import { openGateway } from '../../gateway/main.ts';
import { type Reading, tellingOf } from '../simulators/region/dialects.ts';
import { generateSchool } from '../simulators/region/generate.ts';
import { regionOptions } from '../simulators/region/region.ts';
import { doubtfulByDay } from './doubtful.ts';
import { type Difference, differencesBetween, type Element, ELEMENTS, FactBook } from './fact.ts';
import { gatherRegion } from './region-facts.ts';
import { gatherSheets, type Sheet } from './sheet-facts.ts';
import { falseClaims, unexplained } from './told.ts';
import type { Wanted } from './wanted.ts';

/** Differences told one by one. */
const TOLD = 20;
/** Behind the last day of the window, when nothing changes any more. */
const REST_MS = 86_400_000;

/** How the sheets of one journal system compare. */
export interface Vendor {
  /** "system/way" where it is not read as it is by default. */
  readonly name: Reading;
  readonly sheets: number;
  /** Facts of the region that the sheets lack or have otherwise, lost in the dialect or not. */
  readonly differences: number;
  /** Those which the dialect does not explain, claims of what it cannot tell, and differences from what a perfect reader of it has. */
  readonly unexplained: number;
  /** The first of these, as text. */
  readonly first: readonly string[];
  /** Facts of each element that the region has, and that the sheets lack. */
  readonly lost: Readonly<Record<Element, { readonly of: number; readonly lacks: number }>>;
}

/** Keeps the whole region in one system, read in one way, collects it into a new data folder and compares. */
export async function vendorTruth(system: Reading, data: string, wanted: Wanted): Promise<Vendor> {
  const { seed, schools, classes, days } = wanted;
  createKeys(keyFile(data));
  const all = Array.from({ length: schools }, (_, index) => index);
  const sizes = { seed, schools, municipalities: Math.min(2, schools), classes, days };
  const region = await startRegion({ ...sizes, data, faults: false, deal: new Map([[system, all]]) });
  try {
    const now = new Date(Date.parse(`${region.to}T00:00:00Z`) + REST_MS);
    await region.moveTo(now);
    const file = await collected(data, now);
    const exact = await diffPaths(file, await region.truth());
    const sheets = sheetsIn(file);
    const { withoutLessonNumbers, attendanceByDay } = tellingOf(system);
    const isNumbered = !withoutLessonNumbers;
    const told = new FactBook(isNumbered);
    gatherSheets(sheets, namesOf(region), told);
    const [there, certain] = [new FactBook(isNumbered), new FactBook(isNumbered)];
    const options = regionOptions(sizes);
    for (const index of all) {
      const seen = { school: generateSchool(options, index), now: now.getTime() };
      gatherRegion({ ...seen, book: there });
      const isDoubtful = attendanceByDay && doubtfulByDay(seen.school, seen.now);
      gatherRegion({ ...seen, book: certain, ...(isDoubtful && { isDoubtful }) });
    }
    const differences = differencesBetween(there.facts, told.facts);
    // What is in doubt has to be missing, entry by entry: a guess is as wrong as a loss.
    const odd = unexplained(system, differencesBetween(certain.facts, told.facts));
    const claims = falseClaims(system, sheets);
    return {
      name: system,
      sheets: sheets.length,
      differences: sum(differences),
      unexplained: sum(odd) + claims.length + exact.differences.length,
      first: [...odd.map(textOf), ...claims, ...exact.differences.map((one) => `diff: ${JSON.stringify(one)}`)].slice(
        0,
        TOLD,
      ),
      lost: lossesIn(there, differences),
    };
  } finally {
    await region.stop();
  }
}

/** Collects every source whole and writes what is stored there. */
async function collected(data: string, now: Date): Promise<string> {
  const gateway = await openGateway({ data, at: now });
  const { signal } = new AbortController();
  try {
    for (const source of gateway.config.sources) {
      const { outcome, error } = await collectSource(gateway, source, { signal, reach: 'period' });
      if (outcome !== 'complete' && outcome !== 'partial')
        throw error ?? new Error(`collecting ${source.name}: it ended as ${outcome}`);
    }
    const file = join(data, 'export.jsonl');
    const lines = await Array.fromAsync(exportLines(gateway, {}));
    writeFileSync(file, `${lines.join('\n')}\n`, { mode: 0o600 });
    return file;
  } finally {
    await gateway.close();
  }
}

/** Without the header line. */
const sheetsIn = (file: string): readonly Sheet[] =>
  readFileSync(file, 'utf8')
    .trimEnd()
    .split('\n')
    .slice(1)
    .map((line) => JSON.parse(line) as Sheet);

const namesOf = ({ journals }: Region): ReadonlyMap<string, string> =>
  new Map(
    journals.flatMap(({ introduction }) => introduction.credentials.map(({ schoolId, school }) => [schoolId, school])),
  );

const sum = (differences: readonly Difference[]): number =>
  differences.reduce((all, { surplus }) => all + Math.abs(surplus), 0);

const textOf = ({ element, fact, surplus }: Difference): string =>
  `${element}: ${surplus > 0 ? 'said and not so' : 'so and not said'}: ${fact}`;

function lossesIn(there: FactBook, differences: readonly Difference[]): Vendor['lost'] {
  const entries = ELEMENTS.map((element) => {
    const of = [...there.facts[element].values()].reduce((all, times) => all + times, 0);
    const lacking = differences.filter((one) => one.element === element && one.surplus < 0);
    return [element, { of, lacks: sum(lacking) }] as const;
  });
  return Object.fromEntries(entries) as Vendor['lost'];
}

/** A vendor for people: what is lost in its dialect, element by element. */
export const tellVendor = ({ name, sheets, differences, unexplained: odd, lost }: Vendor): string => {
  const losses = ELEMENTS.filter((element) => lost[element].lacks > 0).map(
    (element) => `${element} ${lost[element].lacks} of ${lost[element].of}`,
  );
  return `${name}: ${sheets} sheets, ${differences} differences (${losses.join(', ') || 'nothing is lost'}), unexplained: ${odd}\n`;
};
