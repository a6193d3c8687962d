import { closeSync, fstatSync, openSync, readSync, writeSync } from 'node:fs';
import { digestsOf, stemmerOf } from '../../gateway/normalise/blanker.ts';
import { canonicalJson } from '../simulators/canonical-json.ts';
import { startDnevnik } from '../simulators/dnevnik-ru/start.ts';
import { generateSchool } from '../simulators/region/generate.ts';
import { type RegionOptions, regionOptions } from '../simulators/region/region.ts';
import type { School } from '../simulators/region/school.ts';
import { openRegion } from '../simulators/region/places.ts';
import { type TruthKey, truthKeyOf, type TruthSheet } from '../simulators/truth-file.ts';

/** Six weeks of ordinary schools: some 50,000 records a school. */
const REGION = { days: 30, size: 25, classes: 14, municipalities: 1, from: '2026-09-01' } as const;
const MOST_SCHOOLS = 800;

export interface CanonicalFile {
  readonly records: number;
  readonly sheets: number;
}

/** What pseudonyms and stems are made with; the keys of the store that is to read the file. */
export interface FileKeys {
  /** 32 bytes. */
  readonly secret: Buffer;
  subkey(purpose: string): Buffer;
}

/**
 * Writes an export with at least so many records, as `svod export` orders it: by kind, school, scope and day. The records are what
 * a perfect reader of the simulated region would have; rosters carry class lists. Memory holds one school at a time.
 */
export async function writeCanonicalFile(path: string, records: number, keys: FileKeys): Promise<CanonicalFile> {
  const key = truthKeyOf(keys.secret);
  const options = regionOptions({ ...REGION, schools: MOST_SCHOOLS });
  const target = openSync(path, 'wx', 0o600);
  const told = { records: 0, sheets: 0 };
  const count = (sheet: TruthSheet): void => {
    told.sheets += 1;
    for (const list of Object.values(sheet.body)) told.records += list.length;
  };
  const write = (sheet: TruthSheet, stems?: object): void =>
    void writeSync(target, `${canonicalJson({ ...sheet, ...(stems && { stems }) })}\n`);
  const rosters: (readonly [TruthSheet, object])[] = [];
  try {
    writeSync(target, `${JSON.stringify({ svod: 'export', schema: 1, keyId: key.keyId })}\n`);
    for (let index = 0; told.records < records; index += 1) {
      const school = generateSchool(options, index);
      const stems = stemsOf(school, keys.subkey('stem'));
      // Kinds come sorted, so the roster would come last: it is counted first.
      const sheets = await sheetsOf(options, school, key);
      for (const sheet of sheets.filter(({ kind }) => kind === 'roster')) {
        rosters.push([sheet, stems]);
        count(sheet);
      }
      for (const sheet of sheets.filter(({ kind }) => kind === 'journal-day')) {
        if (told.records >= records) break;
        write(sheet);
        count(sheet);
      }
    }
    for (const [sheet, stems] of rosters) write(sheet, stems);
  } finally {
    closeSync(target);
  }
  return told;
}

/** The same file with its lines after the first in another order, drawn by a fixed rule. */
export function shuffleLines(from: string, to: string): void {
  const source = openSync(from, 'r');
  const target = openSync(to, 'wx', 0o600);
  try {
    const [header, ...lines] = linesIn(source);
    const copy = ({ at, length }: Line): void => {
      const bytes = Buffer.alloc(length);
      readSync(source, bytes, 0, length, at);
      writeSync(target, bytes);
    };
    copy(header!);
    let drawn = 1;
    for (let last = lines.length - 1; last >= 0; last -= 1) {
      drawn = (drawn * 48_271) % 2_147_483_647;
      const other = drawn % (last + 1);
      [lines[last], lines[other]] = [lines[other]!, lines[last]!];
      copy(lines[last]!);
    }
  } finally {
    closeSync(source);
    closeSync(target);
  }
}

interface Line {
  readonly at: number;
  /** With the line end. */
  readonly length: number;
}

function linesIn(file: number): Line[] {
  const { size } = fstatSync(file);
  const piece = Buffer.alloc(1024 * 1024);
  const lines: Line[] = [];
  let begin = 0;
  for (let at = 0; at < size; at += piece.length) {
    const count = readSync(file, piece, 0, piece.length, at);
    for (let end = piece.indexOf(10); end >= 0 && end < count; end = piece.indexOf(10, end + 1)) {
      lines.push({ at: begin, length: at + end + 1 - begin });
      begin = at + end + 1;
    }
  }
  return lines;
}

/** The sheets of one school in the order of an export. */
async function sheetsOf(options: RegionOptions, school: School, key: TruthKey): Promise<readonly TruthSheet[]> {
  const region = openRegion(options);
  const simulator = await startDnevnik({ region, schools: [school.index], schoolOf: () => school });
  try {
    const order = ({ kind, scope, day }: TruthSheet): string => [kind, scope, day].join('\t');
    return [...simulator.truth(key)].map(sorted).sort((a, b) => (order(a) < order(b) ? -1 : 1));
  } finally {
    await simulator.close();
  }
}

/** Records by id, as an export has them. */
const sorted = (sheet: TruthSheet): TruthSheet => ({
  ...sheet,
  body: Object.fromEntries(
    Object.entries(sheet.body)
      .filter(([, records]) => records.length > 0)
      .map(([entity, records]) => [entity, records.toSorted((a, b) => (a.id < b.id ? -1 : 1))]),
  ),
});

/** Class lists as a roster line carries them: by class, and of everybody. */
function stemsOf({ pupils, classes, staff }: School, secret: Buffer): Record<string, readonly string[]> {
  const stemmer = stemmerOf(secret);
  const listOf = (people: readonly Pick<School['staff'][number], 'name'>[]): readonly string[] =>
    digestsOf(
      people.map(({ name: { last, first, middle } }) => `${last} ${first} ${middle}`),
      stemmer,
    );
  const lists = classes.map(({ key, ids }) => {
    const ofClass = pupils.filter(({ memberships }) => memberships.some((membership) => membership.class === key));
    return [ids.long, listOf(ofClass)] as const;
  });
  return { '': listOf([...pupils, ...staff]), ...Object.fromEntries(lists) };
}
