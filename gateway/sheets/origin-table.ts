import type { EntityName } from '../contracts/records.ts';
import type { Origin, Origins, SheetBody, Sighting } from '../contracts/sheet.ts';

/**
 * The origins of a sheet as they are kept: columns beside the body, in the order of its records, since most records of a
 * sheet share one sighting. A sheet of 80 records takes about 150 bytes.
 */
export interface OriginTable {
  readonly seen: readonly Sighting[];
  readonly pupils?: readonly string[];
  readonly entities: Readonly<Partial<Record<EntityName, OriginColumns>>>;
}

export interface OriginColumns {
  /** A letter a record: f(irst), a(lso), k(ept). */
  readonly roles: string;
  /** Index into `seen` a record; absent: all 0. */
  readonly seen?: readonly number[];
  /** Indices into `pupils` a record; null where nobody is known; absent: null for all. */
  readonly shownBy?: readonly (readonly number[] | null)[];
  /** Milliseconds of `told` a record; null where the slice says it; absent: null for all. */
  readonly told?: readonly (number | null)[];
}

/** One record's origin with the moment it was told, where no slice says that: start of the reading, in milliseconds. */
export interface Trace {
  readonly role: Origin['role'];
  readonly seen: Sighting;
  readonly shownBy?: readonly string[] | undefined;
  readonly told?: number | undefined;
}

const LETTERS = { first: 'f', also: 'a', kept: 'k' } as const;
const ROLES = { f: 'first', a: 'also', k: 'kept' } as const;

/** Columns of the traces of each entity, given in the order of the body's records. */
export function tableOf(traces: ReadonlyMap<EntityName, readonly Trace[]>): OriginTable {
  const seen = new Indexed<Sighting>(({ after = '', by }) => `${after}/${by}`);
  const pupils = new Indexed<string>((pupil) => pupil);
  const entities: Partial<Record<EntityName, OriginColumns>> = {};
  for (const [entity, list] of traces) entities[entity] = columnsOf(list, seen, pupils);
  return { seen: seen.values, ...(pupils.values.length > 0 && { pupils: pupils.values }), entities };
}

function columnsOf(list: readonly Trace[], seen: Indexed<Sighting>, pupils: Indexed<string>): OriginColumns {
  let roles = '';
  const indices: number[] = [];
  for (const trace of list) {
    roles += LETTERS[trace.role];
    indices.push(seen.at(trace.seen));
  }
  const shown = list.some(({ shownBy }) => shownBy);
  const told = list.some((trace) => trace.told !== undefined);
  return {
    roles,
    ...(indices.some((index) => index !== 0) && { seen: indices }),
    ...(shown && { shownBy: list.map(({ shownBy }) => shownBy?.map((pupil) => pupils.at(pupil)) ?? null) }),
    ...(told && { told: list.map((trace) => trace.told ?? null) }),
  };
}

/** The traces of one entity's records, in the order of the body. */
export function tracesOf(table: OriginTable, entity: EntityName): Trace[] {
  const columns = table.entities[entity];
  if (!columns) return [];
  return Array.from(columns.roles, (letter, index) => ({
    role: ROLES[letter as keyof typeof ROLES],
    seen: table.seen[columns.seen?.[index] ?? 0]!,
    shownBy: columns.shownBy?.[index]?.map((pupil) => table.pupils![pupil]!),
    told: columns.told?.[index] ?? undefined,
  }));
}

/**
 * Origins as everybody else sees them: by entity and record id. An entity's are made when they are first asked for: most
 * sheets are judged by few of their entities, and never by the one with the most records.
 */
export function originsOf(table: OriginTable, body: SheetBody): Origins {
  const origins: Partial<Record<EntityName, Readonly<Record<string, Origin>>>> = {};
  for (const [entity, records] of Object.entries(body) as [EntityName, readonly { readonly id: string }[]][]) {
    let made: Readonly<Record<string, Origin>> | undefined;
    const get = (): Readonly<Record<string, Origin>> => (made ??= originsById(table, entity, records));
    Object.defineProperty(origins, entity, { enumerable: true, configurable: true, get });
  }
  return origins;
}

function originsById(
  table: OriginTable,
  entity: EntityName,
  records: readonly { readonly id: string }[],
): Readonly<Record<string, Origin>> {
  const columns = table.entities[entity];
  const byId: Record<string, Origin> = Object.create(null);
  if (columns?.shownBy || columns?.told) {
    const traces = tracesOf(table, entity);
    records.forEach(({ id }, index) => (byId[id] = originOf(traces[index]!)));
    return byId;
  }
  // Without columns of their own, records with one role and one sighting have one origin.
  const shared = new Map<string, Origin>();
  records.forEach(({ id }, index) => {
    const letter = columns!.roles[index] as keyof typeof ROLES;
    const seen = columns!.seen?.[index] ?? 0;
    const key = letter + seen;
    let origin = shared.get(key);
    if (!origin) shared.set(key, (origin = { role: ROLES[letter], seen: table.seen[seen]! }));
    byId[id] = origin;
  });
  return byId;
}

const originOf = ({ role, seen, shownBy, told }: Trace): Origin => ({
  role,
  seen,
  ...(shownBy && { shownBy }),
  ...(told !== undefined && { told: new Date(told).toISOString() }),
});

/** Records whose raw record the slice's last page counted here: 'first', and told by no page without a slice. */
export function countedOf(table: OriginTable, entities: ReadonlySet<EntityName>): number {
  let counted = 0;
  for (const [entity, { roles, told }] of Object.entries(table.entities) as [EntityName, OriginColumns][]) {
    if (!entities.has(entity)) continue;
    for (let index = 0; index < roles.length; index += 1)
      if (roles[index] === 'f' && (told?.[index] ?? null) === null) counted += 1;
  }
  return counted;
}

/** Distinct values in the order of their first use. */
class Indexed<Value> {
  readonly values: Value[] = [];
  private readonly indices = new Map<string, number>();
  private readonly keyOf: (value: Value) => string;
  private last: Value | undefined;
  private lastIndex = 0;

  constructor(keyOf: (value: Value) => string) {
    this.keyOf = keyOf;
  }

  at(value: Value): number {
    if (value === this.last) return this.lastIndex;
    const key = this.keyOf(value);
    let index = this.indices.get(key);
    if (index === undefined) {
      index = this.values.push(value) - 1;
      this.indices.set(key, index);
    }
    this.last = value;
    this.lastIndex = index;
    return index;
  }
}
