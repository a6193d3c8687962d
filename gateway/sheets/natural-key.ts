import type { Body, EntityName } from '../contracts/records.ts';
import type { ExportLine } from './export.ts';

/** Names of what vendors number, by school, kind of thing and id. */
export type Names = ReadonlyMap<string, string>;

/** Fields that a natural key is made of, after ids are replaced by names. Entities that are not listed go by their id. */
const KEYS: Readonly<Partial<Record<EntityName, readonly string[]>>> = {
  lesson: ['number', 'subjectName', 'group'],
  'attendance-taken': [],
  attendance: ['pupilId'],
  work: ['kindName', 'title'],
  mark: ['pupilId'],
  homework: [],
  'term-mark': ['pupilId', 'subjectName', 'kind', 'period'],
  school: [],
  'academic-year': ['from'],
  period: ['kind', 'number', 'name'],
  'calendar-day': ['from', 'kind'],
  bell: ['shift', 'number', 'name'],
  class: ['name'],
  group: ['name'],
  subject: ['name'],
  enrolment: ['pupilId', 'class'],
  teaching: ['class', 'group', 'subjectOf', 'teacherId'],
  curriculum: ['class', 'subjectOf'],
  'timetable-slot': ['class', 'group', 'weekday', 'number', 'subjectName', 'subjectOf'],
};
/** Vendors' ids that say nothing by themselves. */
const IGNORED = new Set(['lessonId', 'workId', 'planItemId']);
/** Persons' ids are pseudonyms, equal in both files. */
const PERSONS: ReadonlySet<EntityName> = new Set<EntityName>(['pupil', 'staff', 'guardian']);
/** Ids that stand for a thing with a name in the roster. */
const NAMED: Readonly<Record<string, readonly [field: string, entity: string]>> = {
  classId: ['class', 'class'],
  classIds: ['classes', 'class'],
  groupId: ['group', 'group'],
  subjectId: ['subjectOf', 'subject'],
  periodId: ['period', 'period'],
};

export const NO_NAMES: Names = new Map();

/** Names of classes, groups, subjects and periods, school by school, as the rosters of one export tell them. */
export class RosterNames {
  private readonly schools = new Map<string, Map<string, string>>();

  add({ kind, school, body }: ExportLine): void {
    if (kind !== 'roster') return;
    const names = this.schools.get(school) ?? new Map<string, string>();
    this.schools.set(school, names);
    for (const entity of ['class', 'group', 'subject', 'period'] as const) {
      for (const record of body[entity] ?? []) names.set(nameKey(school, entity, record.id), String(record['name']));
    }
  }

  schoolsSharedWith(other: RosterNames): ReadonlySet<string> {
    return new Set([...this.schools.keys()].filter((school) => other.schools.has(school)));
  }

  of(schools: ReadonlySet<string>): Names {
    return new Map([...schools].flatMap((school) => [...(this.schools.get(school) ?? [])]));
  }
}

const nameKey = (school: string, entity: string, id: string): string => `${school}\n${entity}\n${id}`;

/** School, kind, class (by name, where the roster has it) and day. */
export function sheetKeyOf({ kind, school, scope, day }: ExportLine, names: Names): string {
  const nameOf = (entity: string, id: string): string => names.get(nameKey(school, entity, id)) ?? id;
  const [id = '', period] = scope.split('/');
  const place =
    kind === 'roster' || kind === 'passport'
      ? 'school'
      : names.has(nameKey(school, 'class', id))
        ? nameOf('class', id)
        : nameOf('group', id);
  return `${kind} ${school} ${place}${period === undefined ? '' : `/${nameOf('period', period)}`} ${day}`;
}

/** The part of a natural key that the record itself has; the lesson it belongs to stands before it. */
export function keyOf(entity: EntityName, record: Body, names: Names, school: string): string {
  const fields = KEYS[entity];
  if (!fields) return record.id;
  const content = contentOf(entity, record, names, school);
  return fields.map((field) => String(content[field] ?? '')).join('/');
}

/** The record without vendors' ids, with names where the roster has them. */
export function contentOf(
  entity: EntityName,
  record: Body,
  names: Names,
  school: string,
): Readonly<Record<string, unknown>> {
  const content: Record<string, unknown> = {};
  for (const [field, value] of Object.entries(record)) {
    const named = NAMED[field];
    if (named)
      content[named[0]] = Array.isArray(value)
        ? value.map((id) => nameOf(names, school, named[1], id)).sort()
        : nameOf(names, school, named[1], value);
    else if (!IGNORED.has(field) && (field !== 'id' || PERSONS.has(entity))) content[field] = value;
  }
  return content;
}

const nameOf = (names: Names, school: string, entity: string, id: unknown): string =>
  names.get(nameKey(school, entity, String(id))) ?? String(id);
