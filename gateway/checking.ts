import { addUp, assessSchool, expectedSheets, type Figure, type SchoolAssessment } from './comply/assess-region.ts';
import type { FoundSheet } from './comply/found-sheet.ts';
import type { Profile } from './comply/profile.ts';
import type { RosterSheet, Span } from './comply/school-year.ts';
import type { Gap } from './contracts/facts.ts';
import type { Day, SheetRef } from './contracts/records.ts';
import type { StoredSheet } from './contracts/sheet.ts';
import type { Gateway } from './gateway.ts';
import { HOME } from './main.ts';
import { profileNamed } from './profile.ts';

export interface CheckOptions {
  /** Vendor's id of a school. */
  readonly school?: string | undefined;
  /** All days of which there are journal sheets by default. */
  readonly from?: Day | undefined;
  readonly to?: Day | undefined;
}

export interface SchoolCheck {
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
  for (const { source, school } of known) {
    const assessment = await assessOne(gateway, source, school, days, profile);
    assessments.push(assessment);
    schools.push({
      source,
      school,
      ...placeOf(gateway, source, school),
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

/** Everything that is due at one school of one source in these days, against what is there. Opens its sheets of these days. */
export async function assessOne(
  gateway: Gateway,
  source: string,
  school: string,
  days: Span,
  profile: Profile,
): Promise<SchoolAssessment> {
  const { store, config } = gateway;
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
  const zone = config.sources.find(({ name }) => name === source)?.zone ?? config.zone;
  const { name, municipality } = placeOf(gateway, source, school);
  return assessSchool(
    { node: name, municipality, zoneOf: () => zone, rosters, found: [...found.values()] },
    days,
    profile,
  );
}

/** Schools of which the store has anything, by name. */
async function schoolsOf(
  { store, config }: Gateway,
  only: string | undefined,
): Promise<readonly { readonly source: string; readonly school: string }[]> {
  const schools = new Map<string, { source: string; school: string }>();
  const sources = new Set(config.sources.map(({ name }) => name));
  for await (const { source } of store.runs()) sources.add(source);
  for (const source of sources)
    for await (const { slice } of store.slices(source))
      schools.set(`${source}\n${slice.school}`, { source, school: slice.school });
  for (const { journals } of config.nodes)
    for (const { source, school } of journals) schools.set(`${source}\n${school}`, { source, school });
  return [...schools.values()].filter(({ school }) => only === undefined || school === only);
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
  source: string,
  school: string,
): { readonly name: string; readonly municipality: string } {
  const node = config.nodes.find(({ journals }) =>
    journals.some((journal) => journal.source === source && journal.school === school),
  );
  const parent = config.nodes.find(({ id }) => id === node?.parent);
  return { name: node?.shortName ?? node?.name ?? school, municipality: parent?.name ?? '' };
}
