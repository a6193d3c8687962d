import type { PageCensus } from '../census/page-census.ts';
import type { FieldChange } from '../contracts/census.ts';
import type { Adapter, Page } from '../contracts/adapter.ts';
import type { NormalisedPage, SheetBody, Slice } from '../contracts/sheet.ts';
import type { RawRecord, SheetKind } from '../contracts/records.ts';
import { expectsRecords } from '../collect/expects.ts';
import { type Reading, sliceOf } from '../collect/reading.ts';
import type { SourceConfig } from '../config/config.ts';
import type { Gateway } from '../gateway.ts';
import { keptAnswers } from './kept-answers.ts';
import { type ClassLists, knownLists } from './known-lists.ts';
import { stemmerOf, type Stemmer } from '../normalise/blanker.ts';
import { normalisePage } from '../normalise/normalise-page.ts';
import type { PageContext } from '../normalise/page-context.ts';
import type { PseudonymOf } from '../normalise/pseudonym.ts';
import { coveredPupils, peopleOf, type ReadPeople } from './read-people.ts';
import { zoneOf } from '../normalise/zone.ts';
import { fingerprintsOf, makerOf } from './page-fingerprint.ts';
import type { Rules } from '../rules/rules.ts';
import { SCHEMA_VERSION } from '../rules/schema-version.ts';

const DAY_MS = 86_400_000;

/** The part of the gateway that reading needs. */
export type ReadingGateway = Pick<Gateway, 'store' | 'keys' | 'config' | 'now'>;

/** What the reading of one source is made of. */
export interface ReadingParts {
  readonly gateway: ReadingGateway;
  readonly source: Pick<SourceConfig, 'name' | 'zone' | 'settings'>;
  readonly adapter: Pick<Adapter, 'name' | 'version'>;
  readonly installation: string;
  readonly rules: Rules;
  readonly run: string;
  /** Pages of a vendor are 'read'; files and pages read anew from the store have causes of their own. */
  readonly cause: NormalisedPage['cause'];
  /** Counts the fields of the raw records, and stops what is not as usual; absent for files. */
  readonly census?: PageCensus;
}

/** How the pages of one source are read in one run: its rules, its people's pseudonyms, its class lists as the store has them. */
export function makeReading(parts: ReadingParts): Reading {
  const { gateway, source, adapter, rules, census } = parts;
  const { store, keys } = gateway;
  const people = peopleOf(parts);
  const stemmer = stemmerOf(keys.subkey('stem'));
  const lists = knownLists(store, source.name);
  const rosters = new Map<string, Promise<SheetBody | undefined>>();
  const rosterOf = (school: string): Promise<SheetBody | undefined> =>
    remembered(rosters, school, () => latestRoster(gateway, source.name, school));
  const held = new WeakMap<NormalisedPage, FieldChange>();
  const settings = [source.zone, source.settings];
  const fingerprint = fingerprintsOf({ adapter, rules, keyId: keys.keyId, settings, lists });

  return {
    fingerprint,
    async read(page) {
      const records = page.records();
      const school = page.covers?.school ?? records[0]?.place.school ?? '';
      const known = await lists.of(page, school);
      const own = await people.watched(school);
      const context = {
        ...contextOf(school, source.zone, own.pseudonymOf, stemmer, known),
        ...(own.isForgotten && { isForgotten: own.isForgotten }),
        ...(census?.deviationOf && { deviationOf: census.deviationOf }),
      };
      const { stems: told, ...normalised } = normalisePage(records, rules, context);
      const stems = told && (page.covers?.pupils === 'all' ? told : addedTo(known, told));
      census?.count({ records, ...normalised });
      const taken: NormalisedPage = {
        ...aboutPage(parts, page, school, own),
        ...normalised,
        ...(stems && { stems }),
        fingerprint: await fingerprint(page),
        // While a vendor still tells of somebody who was erased, what it tells is not kept.
        ...(own.isMet ? {} : rawOf(page, records, gateway)),
      };
      const change = census?.heldFor({ records, ...normalised });
      if (change) held.set(taken, change);
      return taken;
    },
    heldFor: (taken) => held.get(taken),
    saved({ kind, school }) {
      if (kind !== 'roster') return;
      lists.forget(school);
      rosters.delete(school);
    },
    expectsRecords: async (slice: Slice) =>
      expectsRecords(
        await rosterOf(slice.school),
        slice,
        zoneOf(source.zone).localOf(gateway.now().getTime()).slice(0, 10),
      ),
    vendorIdsOf(page, names) {
      const wanted = new Set(names);
      const pseudonymOf = people.of(page.covers?.school ?? '');
      return [...(page.parts?.keys() ?? [])].filter((id) => wanted.has(pseudonymOf('pupil', id)));
    },
  };
}

type AboutPage = Omit<NormalisedPage, keyof ReturnType<typeof normalisePage> | 'fingerprint'>;

/** What is known of a page beside its records: whose it is, what it covers, and who made it. */
function aboutPage(parts: ReadingParts, page: Page, school: string, people: ReadPeople): AboutPage {
  const { source, adapter, rules, run, cause } = parts;
  const { pseudonymOf, isForgotten } = people;
  return {
    source: source.name,
    run,
    kind: kindOf(page),
    school,
    received: page.received,
    ...(page.covers && { slice: sliceOf(page.covers) }),
    pupils: coveredPupils(page, people),
    ...(page.parts && {
      parts: new Map(
        [...page.parts]
          .map(([id, count]) => [pseudonymOf('pupil', id), count] as const)
          .filter(([pupil]) => isForgotten?.(pupil) !== true),
      ),
    }),
    madeBy: makerOf(adapter.name, rules.madeBy()),
    schema: SCHEMA_VERSION,
    ...(cause === 'read' && { cursor: page.cursor }),
    read: page.read,
    cause,
  };
}

const kindOf = ({ covers }: Page): SheetKind => covers?.sheet ?? 'journal-day';

const contextOf = (
  school: string,
  zone: string,
  pseudonymOf: PseudonymOf,
  stemmer: Stemmer,
  classLists: ClassLists,
): PageContext => ({ school, zone: zoneOf(zone), pseudonymOf, stemmer, classLists });

/** A roster that is not of everybody adds to the class lists and takes nobody off: a name that was blanked stays blanked. */
const addedTo = (known: ClassLists, told: NonNullable<NormalisedPage['stems']>): NonNullable<NormalisedPage['stems']> =>
  new Map([...told].map(([id, list]) => [id, [...new Set([...(known.get(id) ?? []), ...list])].sort()]));

/** Raw answers of journal slices are kept, rosters' never: they are names. */
function rawOf(
  page: Page,
  records: readonly RawRecord[],
  { config: { rawDays }, now }: ReadingGateway,
): Pick<NormalisedPage, 'answers' | 'keepRawUntil'> {
  const kind = kindOf(page);
  if (rawDays === 0 || kind === 'roster' || kind === 'passport') return {};
  return { answers: keptAnswers(page, records), keepRawUntil: new Date(now().getTime() + rawDays * DAY_MS) };
}

async function latestRoster({ store }: ReadingGateway, source: string, school: string): Promise<SheetBody | undefined> {
  let latest: SheetBody | undefined;
  for await (const sheet of store.sheets({ kind: 'roster', source, school })) latest = sheet.body;
  return latest;
}

function remembered<Value>(
  known: Map<string, Promise<Value>>,
  key: string,
  make: () => Promise<Value>,
): Promise<Value> {
  const value = known.get(key) ?? make();
  known.set(key, value);
  return value;
}
