import type { Assess, Fact, Gap, RequirementId } from '../contracts/facts.ts';
import type { SheetRef } from '../contracts/records.ts';
import { makeAssess } from './assess.ts';
import { expectedLessons, joinLessons } from './expected-lessons.ts';
import { expectedTermMarks, joinTermMarks } from './expected-term-marks.ts';
import { type FoundSheet, nothingFound, sheetKey } from './found-sheet.ts';
import type { Profile } from './profile.ts';
import { isWithin, type RosterSheet, schoolYearOf, type Span } from './school-year.ts';
import { lateOf, sumFacts } from './sum-facts.ts';

/** One school, as everything that the store holds of it. */
export interface SchoolInput {
  /** Id of its node; figures are told by it. */
  readonly node: string;
  /** Id of the node above, under which it is added up. */
  readonly municipality?: string | undefined;
  /** IANA zone of a source of the school. */
  zoneOf(source: string): string;
  /** Rosters, newest version of each, of all sources and years that the days touch. */
  readonly rosters: readonly RosterSheet[];
  /** Journal-day sheets of the days, term sheets of the periods that end in them, and all that `expectedSheets` names. */
  readonly found: readonly FoundSheet[];
}

/** One line of the table: a requirement in a school, a municipality or the region. */
export interface Figure {
  readonly requirement: RequirementId;
  readonly expected: number;
  readonly present: number;
  readonly missing: number;
  /** There, but after the limit. */
  readonly late: number;
  /** Not there, and the limit had not passed at the last reading. */
  readonly pending: number;
  /** Whether it is there cannot be proved. */
  readonly notProvable: number;
  /** There, but whether in time cannot be proved. */
  readonly timeNotProvable: number;
  /** Whether more is missing or late than the profile's threshold allows. */
  readonly isFinding: boolean;
}

export interface SchoolAssessment {
  readonly node: string;
  readonly municipality?: string | undefined;
  readonly facts: readonly Fact[];
  readonly figures: readonly Figure[];
  readonly gaps: readonly Gap[];
}

export interface RegionAssessment {
  readonly schools: readonly SchoolAssessment[];
  /** By id of the municipality; schools without one stand under ''. */
  readonly municipalities: ReadonlyMap<string, readonly Figure[]>;
  readonly region: readonly Figure[];
}

/** Sheets in which something is expected, whether they are there or not: ask the store for them and for their coverage. */
export function expectedSheets(rosters: readonly RosterSheet[], days: Span, profile: Profile): readonly SheetRef[] {
  return rosters.flatMap((roster) => {
    const year = schoolYearOf(roster, profile);
    return [...expectedLessons(year, days, profile), ...expectedTermMarks(year, days, profile)].map(
      ({ sheet }) => sheet,
    );
  });
}

/** Everything that is due in a school in these days, against what is there. Pure: the same input gives the same figures. */
export function assessSchool(
  input: SchoolInput,
  days: Span,
  profile: Profile,
  assess: Assess = makeAssess(profile),
): SchoolAssessment {
  const { node, municipality, rosters, zoneOf } = input;
  const facts: Fact[] = [];
  const gaps: Gap[] = [];
  const take = (joined: { readonly facts: readonly Fact[]; readonly gaps: readonly Gap[] }): void => {
    facts.push(...joined.facts);
    for (const gap of joined.gaps) gaps.push(gap);
  };
  const bySheet = new Map(input.found.map((found) => [sheetKey(found.ref), found]));
  const foundOf = (ref: SheetRef): FoundSheet => bySheet.get(sheetKey(ref)) ?? nothingFound(ref);
  for (const roster of rosters) {
    const year = schoolYearOf(roster, profile);
    const zone = zoneOf(roster.source);
    for (const day of expectedLessons(year, days, profile)) take(joinLessons(day, foundOf(day.sheet), profile, zone));
    for (const term of expectedTermMarks(year, days, profile))
      take(joinTermMarks(term, foundOf(term.sheet), profile, zone));
  }
  for (const { ref, sheet, covered, readFrom } of bySheet.values()) {
    if (sheet && isWithin(ref.day, days))
      take(assess(sheet, { covered, zone: zoneOf(ref.source), ...(readFrom !== undefined && { readFrom }) }));
  }
  const summed = sumFacts(facts);
  return { node, municipality, facts: summed, figures: figuresOf(summed, profile), gaps };
}

/** Adds the schools up by municipality and for the region. */
export function assessRegion(schools: readonly SchoolInput[], days: Span, profile: Profile): RegionAssessment {
  const assess = makeAssess(profile);
  return addUp(
    schools.map((school) => assessSchool(school, days, profile, assess)),
    profile,
  );
}

/** As `assessRegion`, of schools assessed one by one: a region's sheets do not fit into memory at once. */
export function addUp(schools: readonly SchoolAssessment[], profile: Profile): RegionAssessment {
  const figures = (of: readonly SchoolAssessment[]): readonly Figure[] =>
    figuresOf(sumFacts(of.flatMap(({ facts }) => facts)), profile);
  const byMunicipality = Map.groupBy(schools, ({ municipality }) => municipality ?? '');
  return {
    schools,
    municipalities: new Map([...byMunicipality].map(([municipality, of]) => [municipality, figures(of)])),
    region: figures(schools),
  };
}

/** Facts as the table shows them. */
export function figuresOf(facts: readonly Fact[], { requirements }: Profile): readonly Figure[] {
  return facts.map((fact) => {
    const { requirement, due, present, missing, pending, unprovable, met } = fact;
    const late = lateOf(fact);
    const threshold = requirements[requirement]?.thresholdPercent ?? 0;
    return {
      requirement,
      expected: due,
      present,
      missing,
      late,
      pending,
      notProvable: unprovable,
      timeNotProvable: present - met - late,
      isFinding: (missing + late) * 100 > threshold * due,
    };
  });
}
