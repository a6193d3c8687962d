import { addUp, assessSchool, expectedSheets, type Figure, type SchoolAssessment } from '../comply/assess-region.ts';
import type { FoundSheet } from '../comply/found-sheet.ts';
import type { Profile } from '../comply/profile.ts';
import type { RosterSheet, Span } from '../comply/school-year.ts';
import type { Gap } from '../contracts/facts.ts';
import type { Day, SheetRef } from '../contracts/records.ts';
import type { StoredSheet } from '../contracts/sheet.ts';
import type { Gateway } from '../gateway.ts';
import { HOME } from '../home.ts';
import { nodeFinder } from '../registry/node-finder.ts';
import { profileNamed } from '../rules/profile.ts';

export interface CheckOptions {
  /** Vendor's id of a school. */
  readonly school?: string | undefined;
  /** All days of which there are journal sheets by default. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

/** Where a journal of a school is read, and the vendor's id of the school there. */
export interface Journal {
  readonly source: string;
  readonly school: string;
}

export interface SchoolCheck {
  /** Of a school in two systems both, cut by commas, as `school`. */
  readonly source: string;
  readonly school: string;
  /** As the tree of nodes names them; the ids where it does not. */
  readonly name: string;
  readonly municipality: string;
  readonly figures: readonly Figure[];
  readonly gaps: readonly Gap[];
}

export interface RegionCheck {
  readonly days: Span | undefined;
  readonly schools: readonly SchoolCheck[];
  readonly municipalities: readonly { readonly name: string; readonly figures: readonly Figure[] }[];
  readonly region: readonly Figure[];
}

/** Completeness and timeliness of every school that the store knows, school by school, added up by municipality and region. */
export async function checkRegion(gateway: Gateway, options: CheckOptions): Promise<RegionCheck> {
  const profile = profileNamed(HOME, gateway.config.profile);
  const known = await schoolsOf(gateway, options.school);
  const days = await spanOf(gateway, options);
  if (!days || known.length === 0) return { days, schools: [], municipalities: [], region: [] };
  const schools: SchoolCheck[] = [];
  const assessments: SchoolAssessment[] = [];
  for (const journals of known) {
    const assessment = await assessOne(gateway, journals, days, profile);
    assessments.push(assessment);
    schools.push({
      source: journals.map(({ source }) => source).join(', '),
      school: [...new Set(journals.map(({ school }) => school))].join(', '),
      ...placeOf(gateway, journals[0]!),
      figures: assessment.figures,
      gaps: assessment.gaps,
    });
  }
  const { municipalities, region } = addUp(assessments, profile);
  const named = [...municipalities]
    .map(([name, figures]) => ({ name, figures }))
    .sort((a, b) => (a.name < b.name ? -1 : 1));
  return { days, schools, municipalities: named, region };
}

/** Everything that is due at one school in these days, in all its journals, against what is there. Opens its sheets of these days. */
export async function assessOne(
  gateway: Gateway,
  journals: readonly Journal[],
  days: Span,
  profile: Profile,
): Promise<SchoolAssessment> {
  const { config } = gateway;
  const rosters: RosterSheet[] = [];
  const found: FoundSheet[] = [];
  for (const journal of journals) {
    const held = await sheetsOf(gateway, journal, days, profile);
    rosters.push(...held.rosters);
    found.push(...held.found);
  }
  const zoneOf = (of: string): string => config.sources.find(({ name }) => name === of)?.zone ?? config.zone;
  const { name, municipality } = journals[0] ? placeOf(gateway, journals[0]) : { name: '', municipality: '' };
  return assessSchool({ node: name, municipality, zoneOf, rosters, found }, days, profile);
}

/** What the store holds of one journal in these days, and what is expected there and is not. */
async function sheetsOf(
  { store }: Gateway,
  { source, school }: Journal,
  days: Span,
  profile: Profile,
): Promise<{ readonly rosters: readonly RosterSheet[]; readonly found: readonly FoundSheet[] }> {
  const rosters: RosterSheet[] = [];
  for await (const sheet of store.sheets({ kind: 'roster', source, school })) rosters.push(sheet);
  const found = new Map<string, FoundSheet>();
  const add = async (ref: SheetRef, sheet: StoredSheet | undefined): Promise<void> => {
    const { entities, readFrom } = await store.coverageOf(ref);
    found.set(JSON.stringify([ref.kind, ref.scope, ref.day]), {
      ref,
      sheet,
      covered: entities,
      readFrom: readFrom?.toISOString(),
    });
  };
  for await (const sheet of store.sheets({ source, school, kind: 'journal-day', days })) await add(sheet, sheet);
  for await (const sheet of store.sheets({ source, school, kind: 'term' })) await add(sheet, sheet);
  for (const ref of expectedSheets(rosters, days, profile))
    if (!found.has(JSON.stringify([ref.kind, ref.scope, ref.day]))) await add(ref, undefined);
  return { rosters, found: [...found.values()] };
}

/** Schools of which the store has anything, each with all the journals that its node joins. */
async function schoolsOf(
  { store, config }: Gateway,
  only: string | undefined,
): Promise<readonly (readonly Journal[])[]> {
  const schools = new Map<string, Journal>();
  const sources = new Set(config.sources.map(({ name }) => name));
  for await (const { source } of store.runs()) sources.add(source);
  for (const source of sources)
    for await (const { slice } of store.slices(source))
      schools.set(`${source}\n${slice.school}`, { source, school: slice.school });
  for (const { journals } of config.nodes)
    for (const { source, school } of journals) schools.set(`${source}\n${school}`, { source, school });
  const nodeOf = nodeFinder(config.nodes);
  const keyOf = ({ source, school }: Journal): string => nodeOf(source, school) ?? `${source}\n${school}`;
  return [...Map.groupBy(schools.values(), keyOf).values()].filter(
    (journals) => only === undefined || journals.some(({ school }) => school === only),
  );
}

async function spanOf({ store }: Gateway, { from, to }: CheckOptions): Promise<Span | undefined> {
  let first: Day | undefined;
  let last: Day | undefined;
  for await (const { slice } of store.slices()) {
    if (slice.kind !== 'journal-day') continue;
    if (first === undefined || slice.from < first) first = slice.from;
    if (last === undefined || slice.to > last) last = slice.to;
  }
  return first === undefined || last === undefined ? undefined : { from: from ?? first, to: to ?? last };
}

function placeOf(
  { config }: Gateway,
  { source, school }: Journal,
): { readonly name: string; readonly municipality: string } {
  const node = config.nodes.find(({ journals }) =>
    journals.some((journal) => journal.source === source && journal.school === school),
  );
  const parent = config.nodes.find(({ id }) => id === node?.parent);
  return { name: node?.shortName ?? node?.name ?? school, municipality: parent?.name ?? '' };
}
