import type { Page } from '../contracts/adapter.ts';
import { keysOf } from '../data-folder/keys.ts';
import { stemmerOf } from '../normalise/blanker.ts';
import { normalisePage } from '../normalise/normalise-page.ts';
import { pseudonymsOf } from '../normalise/pseudonym.ts';
import { zoneOf } from '../normalise/zone.ts';
import { readRules } from '../rules/rules.ts';
import { canonicalJson } from '../../ops/simulators/canonical-json.ts';
import { truthKeyOf, type TruthSheet } from '../../ops/simulators/truth-file.ts';

/* What a reading gives against what a simulator says that a perfect reader of its dialect has: a line a record, "scope day entity body". */

const SECRET = Buffer.alloc(32, 7);
const keys = keysOf(SECRET);
const rules = readRules(process.cwd());

/** What simulators make the pseudonyms of their truth with; readings here have the same key. */
export const TRUTH_KEY = truthKeyOf(SECRET);

/** Whose pages are read. */
export interface ReadSchool {
  readonly system: string;
  /** The vendor's id of the school, or the key that stands for it. */
  readonly school: string;
  readonly zone: string;
}

export interface ReadLines {
  readonly lines: ReadonlySet<string>;
  /** Why something waits in quarantine: "code path", sorted, each once. */
  readonly causes: readonly string[];
}

/** Reads pages as the gateway does, by the mappings of their system. */
export async function linesRead(pages: AsyncIterable<Page>, { system, school, zone }: ReadSchool): Promise<ReadLines> {
  const pseudonymOf = pseudonymsOf({ keyId: keys.keyId, secret: keys.subkey('pseudonym') })({
    system,
    installation: '',
    school,
  });
  const classLists = new Map<string, ReadonlySet<string>>();
  const context = { school, zone: zoneOf(zone), pseudonymOf, stemmer: stemmerOf(keys.subkey('stem')), classLists };
  const lines = new Set<string>();
  const causes = new Set<string>();
  for await (const page of pages) {
    const read = normalisePage(page.records(), rules.of(system), context);
    for (const [classId, list] of read.stems ?? []) classLists.set(classId, new Set(list));
    for (const { entity, scope, day, body } of read.accepted)
      lines.add(`${scope} ${day} ${entity} ${JSON.stringify(body)}`);
    for (const { problems } of read.quarantined) for (const { code, path } of problems) causes.add(`${code} ${path}`);
  }
  return { lines, causes: [...causes].sort() };
}

/** The same lines of a truth. */
export const trueLines = (sheets: Iterable<TruthSheet>): ReadonlySet<string> =>
  new Set(
    [...sheets].flatMap(({ scope, day, body }) =>
      Object.entries(body).flatMap(([entity, records]) =>
        records.map((record) => `${scope} ${day} ${entity} ${canonicalJson(record)}`),
      ),
    ),
  );

export interface Difference {
  readonly missing: readonly string[];
  readonly surplus: readonly string[];
}

/** Five lines of each at most: as many as a person looks at. */
export const differenceOf = (wanted: ReadonlySet<string>, found: ReadonlySet<string>): Difference => ({
  missing: [...wanted.difference(found)].slice(0, 5),
  surplus: [...found.difference(wanted)].slice(0, 5),
});

export const NO_DIFFERENCE: Difference = { missing: [], surplus: [] };
