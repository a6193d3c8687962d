import type { Day } from '../../gateway/contracts/records.ts';
import { addDays, dayAtFrontOf, dayIn, isoDay, schoolYearOf } from '../kit/time.ts';
import { byId, idAt, idsAt, isSubgroup, rawOf } from './raw.ts';
import type { ToldClass, ToldSchool } from './roster-answers.ts';

/** What the journal and term pages need to know of a school in one of its years; made when its roster is read. */
export interface SchoolView {
  readonly id: string;
  /** Hours from UTC, where the vendor tells them; else the source's zone counts. */
  readonly zoneHours: number | undefined;
  /** The present day in the school's own time. */
  readonly today: Day;
  /** 1 September of the school year read. */
  readonly year: Day;
  readonly told: ToldSchool;
  readonly scopes: readonly ScopeView[];
  /** Subjects of the school as listed, by id. */
  readonly subjects: ReadonlyMap<string, unknown>;
}

/** One journal: a class with its subgroups, or a group that spans classes. */
export interface ScopeView {
  readonly id: string;
  readonly isClass: boolean;
  /** Groups whose lessons stand in its sheets. */
  readonly groups: readonly string[];
  /** Bells as the vendor lists them. */
  readonly bells: readonly unknown[];
  readonly periods: readonly PeriodView[];
}

export interface PeriodView {
  readonly id: string;
  /** As listed; undefined for the year. */
  readonly told: unknown;
  readonly from: Day;
  readonly to: Day;
}

/** The school in each year of which it has classes, and in the present one; oldest first. */
export function viewsOf(id: string, told: ToldSchool, now: Date, zone: string): readonly SchoolView[] {
  const { timeZone } = rawOf(told.school);
  const zoneHours = Number.isInteger(timeZone) && Math.abs(timeZone as number) <= 14 ? (timeZone as number) : undefined;
  const today = zoneHours === undefined ? dayIn(now, zone) : isoDay(now.getTime() + zoneHours * 3_600_000);
  const present = schoolYearOf(today);
  const years = new Set([present, ...told.groups.map((group) => yearOf(group, present))]);
  return [...years].sort().map((year): SchoolView => {
    const part = partOf(told, year, present);
    return { id, zoneHours, today, year, told: part, scopes: scopesOf(part), subjects: byId(told.subjects) };
  });
}

/** 1 September of the year that a class or subgroup is of; `present` where it does not say. */
export function yearOf(group: unknown, present: Day): Day {
  const year = String(rawOf(group)['studyyear']);
  return /^20\d\d$/.test(year) ? `${year}-09-01` : present;
}

/** Last day of the school year that begins on the given 1 September. */
export const endOfYear = (year: Day): Day => addDays(`${Number(year.slice(0, 4)) + 1}-09-01`, -1);

/** The answers as far as they are of one year. */
function partOf(told: ToldSchool, year: Day, present: Day): ToldSchool {
  const groups = told.groups.filter((group) => yearOf(group, present) === year);
  const ids = new Set(groups.map((group) => idAt(group)));
  const classes = told.classes.filter((one) => ids.has(one.id));
  return { ...told, groups, classes, taught: told.taught.filter(({ group }) => ids.has(idAt(group))) };
}

/** The classes with their subgroups, then the groups that have several classes or none. */
function scopesOf({ groups, classes }: ToldSchool): readonly ScopeView[] {
  const told = new Map(classes.map((one) => [one.id, one]));
  const parts = new Map<string, string[]>();
  const ownScopes: ScopeView[] = [];
  for (const group of groups.filter(isSubgroup)) {
    const id = idAt(group);
    const parents = idsAt(group, 'parentIds');
    const [parent] = parents;
    if (id === '') continue;
    if (parents.length === 1 && parent !== undefined && told.has(parent))
      parts.set(parent, [...(parts.get(parent) ?? []), id]);
    else ownScopes.push({ id, isClass: false, groups: [], bells: told.get(parent ?? '')?.bells ?? [], periods: [] });
  }
  const ofClass = (one: ToldClass): ScopeView => ({
    id: one.id,
    isClass: true,
    groups: parts.get(one.id) ?? [],
    bells: one.bells,
    periods: one.periods.flatMap(periodOf),
  });
  return [...classes.map(ofClass), ...ownScopes];
}

function periodOf(period: unknown): readonly PeriodView[] {
  const { start, finish } = rawOf(period);
  const [id, from, to] = [idAt(period), dayAtFrontOf(start), dayAtFrontOf(finish)];
  return id !== '' && from !== '' && to !== '' ? [{ id, told: period, from, to }] : [];
}
