import { type Body, type EntityName, PUPIL_OWNED } from '../contracts/records.ts';
import type { Correction, Sighting } from '../contracts/sheet.ts';
import type { Trace } from './origin-table.ts';
import type { Slot } from './placing.ts';

/** What a page's slice says of one sheet; absent where the sheet lies outside the slice. */
export interface Region {
  readonly entities: ReadonlySet<EntityName>;
  /** 'replace': what is missing was withdrawn. 'add': a replay gives further records of the slice's last page. */
  readonly mode: 'replace' | 'add';
  /** Whether the slice is of the whole class; else of the pupils that `isRead` knows. */
  readonly isWhole: boolean;
  /** Whether the page is the latest reading of this pupil's part (undefined: of nobody in particular). */
  isRead(pupil: string | undefined): boolean;
  /** A raw record that was quarantined may be this record, so its absence is no withdrawal. */
  isHeldUp(entity: EntityName, id: string): boolean;
}

/** What a page proves, and against which earlier readings it must stand. Moments are milliseconds. */
export interface Telling {
  readonly from: number;
  /** Sighting of a record that was not there, or of a topic or homework that was blank. */
  seen(
    entity: EntityName,
    body: Body,
    shownBy: readonly string[] | undefined,
    before: 'absent' | 'blank' | 'untold',
  ): Sighting;
  /** Bounds of a change or a withdrawal of a stored record. */
  changed(entity: EntityName, body: Body, shownBy: readonly string[] | undefined): Sighting;
  /** When the slices over this sheet were read last, for this record; undefined when none was. */
  coveredAt(entity: EntityName, body: Body, shownBy: readonly string[] | undefined): number | undefined;
  /** Whether a record's moment must stand beside it, since no slice tells it. */
  isToldAlone(entity: EntityName): boolean;
}

export type Change = Pick<Correction, 'entity' | 'id' | 'what' | 'before' | 'after' | 'seen'>;

export interface Entry {
  readonly id: string;
  readonly json: string;
  readonly body: Body;
  readonly trace: Trace;
}

/** Merges the records of one sheet, entity by entity, and gathers what the merge found. */
export class RecordMerge {
  readonly changes: Change[] = [];
  readonly older: Slot[] = [];
  readonly shared: Slot[] = [];
  readonly displaced: EntityName[] = [];
  private readonly region: Region | undefined;
  private readonly telling: Telling;
  private readonly isNewSheet: boolean;

  constructor(region: Region | undefined, telling: Telling, isNewSheet: boolean) {
    this.region = region;
    this.telling = telling;
    this.isNewSheet = isNewSheet;
  }

  /** The records of one entity after the page, in no order. */
  entity(entity: EntityName, known: readonly Entry[], slots: ReadonlyMap<string, Slot>): Entry[] {
    const entries: Entry[] = [];
    const ids = new Set<string>();
    for (const entry of known) {
      ids.add(entry.id);
      const slot = slots.get(entry.id);
      const kept = slot ? this.replaced(entity, entry, slot) : this.missing(entity, entry);
      if (kept) entries.push(kept);
    }
    for (const [id, slot] of slots) {
      const added = ids.has(id) ? undefined : this.added(entity, slot);
      if (added) entries.push(added);
    }
    return entries;
  }

  private added(entity: EntityName, slot: Slot): Entry | undefined {
    const { body, json } = slot.placed;
    if (!this.isFresh(entity, slot)) {
      this.older.push(slot);
      return undefined;
    }
    const seen = this.telling.seen(entity, body, slot.shownBy, 'absent');
    if (!this.isNewSheet) this.changes.push({ entity, id: body.id, what: 'added', after: body, seen });
    return {
      id: body.id,
      json,
      body,
      trace: { role: slot.role, seen, shownBy: slot.shownBy, told: this.toldOf(entity) },
    };
  }

  private replaced(entity: EntityName, entry: Entry, slot: Slot): Entry {
    const { trace } = entry;
    const isFresh = this.isFresh(entity, slot);
    const toldAt = trace.told ?? this.telling.coveredAt(entity, entry.body, trace.shownBy);
    const shownBy = this.showersOf(entity, trace, slot);
    const isSame = entry.json === slot.placed.json;
    const seen = isSame ? this.tightened(entity, entry, slot) : trace.seen;
    if (!isFresh || (toldAt !== undefined && toldAt > this.telling.from)) {
      this.older.push(slot);
      const isOfSlice = this.region?.mode === 'replace' && this.region.entities.has(entity);
      const role = isOfSlice ? ('kept' as const) : trace.role;
      return { ...entry, trace: isFresh ? { ...trace, role, seen, shownBy } : { ...trace, role } };
    }
    const { body, json } = slot.placed;
    const told = this.toldOf(entity);
    if (!isSame)
      this.changes.push({
        entity,
        id: entry.id,
        what: 'changed',
        before: entry.body,
        after: body,
        seen: this.telling.changed(entity, entry.body, trace.shownBy),
      });
    if (told !== undefined && trace.role === 'first' && trace.told === undefined) this.displaced.push(entity);
    const isTaken = this.region?.mode === 'add' && trace.role === 'first' && trace.told === undefined;
    if (isTaken) this.shared.push(slot);
    const before = turnedFrom(entity, entry.body, body);
    return {
      id: entry.id,
      json,
      body,
      trace: {
        role: isTaken ? 'first' : slot.role,
        seen: before ? this.telling.seen(entity, body, slot.shownBy, before) : seen,
        shownBy,
        told,
      },
    };
  }

  /** A stored record of which the page says nothing. */
  private missing(entity: EntityName, entry: Entry): Entry | undefined {
    const { region, telling } = this;
    const { body, trace } = entry;
    if (!region || region.mode === 'add') return entry;
    if (!region.entities.has(entity)) {
      if (telling.isToldAlone(entity)) return entry;
      return {
        ...entry,
        trace: { ...trace, role: 'kept', told: trace.told ?? telling.coveredAt(entity, body, trace.shownBy) },
      };
    }
    const kept = { ...entry, trace: { ...trace, role: 'kept' as const, told: undefined } };
    if (trace.told !== undefined && trace.told > telling.from) return entry;
    if (region.isHeldUp(entity, entry.id)) return kept;
    if (PUPIL_OWNED.has(entity)) return region.isRead(ownerOf(body)) ? this.withdrawn(entity, entry) : kept;
    if (region.isWhole) {
      const toldAt = telling.coveredAt(entity, body, trace.shownBy);
      return toldAt !== undefined && toldAt > telling.from ? kept : this.withdrawn(entity, entry);
    }
    const remaining = trace.shownBy?.filter((pupil) => !region.isRead(pupil));
    if (remaining?.length === 0) return this.withdrawn(entity, entry);
    return { ...kept, trace: { ...kept.trace, shownBy: remaining } };
  }

  private withdrawn(entity: EntityName, { id, body, trace }: Entry): undefined {
    const seen = this.telling.changed(entity, body, trace.shownBy);
    this.changes.push({ entity, id, what: 'withdrawn', before: body, seen });
  }

  /** Drops the pupils whose part was read later; false when nobody is left, or the whole was read later. */
  private isFresh(entity: EntityName, slot: Slot): boolean {
    const { telling } = this;
    const { body } = slot.placed;
    const isLater = (shownBy: readonly string[] | undefined): boolean => {
      const at = telling.coveredAt(entity, body, shownBy);
      return at !== undefined && at > telling.from;
    };
    if (PUPIL_OWNED.has(entity) || !slot.shownBy || this.region?.isWhole === true) return !isLater(slot.shownBy);
    slot.shownBy = slot.shownBy.filter((pupil) => !isLater([pupil]));
    return slot.shownBy.length > 0;
  }

  /** Pupils known to show a shared record: those of the page, and those that were not read in it. */
  private showersOf(entity: EntityName, { shownBy }: Trace, slot: Slot): readonly string[] | undefined {
    const { region } = this;
    if (!shownBy || PUPIL_OWNED.has(entity) || (region?.isWhole === true && region.mode === 'replace'))
      return slot.shownBy;
    const others = region?.mode === 'replace' ? shownBy.filter((pupil) => !region.isRead(pupil)) : shownBy;
    return [...new Set([...others, ...(slot.shownBy ?? [])])].sort();
  }

  /** A record that a further pupil shows was there when that pupil saw it, and not when that pupil did not. */
  private tightened(entity: EntityName, { body, trace }: Entry, slot: Slot): Sighting {
    if (!slot.shownBy || PUPIL_OWNED.has(entity)) return trace.seen;
    const further = slot.shownBy.filter((pupil) => !trace.shownBy?.includes(pupil));
    if (further.length === 0) return trace.seen;
    const now = this.telling.seen(entity, body, further, 'absent');
    const by = now.by < trace.seen.by ? now.by : trace.seen.by;
    const after = [trace.seen.after, now.after]
      .filter((moment) => moment !== undefined && moment <= by)
      .sort()
      .at(-1);
    return { ...(after !== undefined && { after }), by };
  }

  private toldOf(entity: EntityName): number | undefined {
    return this.telling.isToldAlone(entity) ? this.telling.from : undefined;
  }
}

/** The pupil a record belongs to; undefined for a record of the class. */
export const ownerOf = (body: Body): string | undefined => body['pupilId'] as string | undefined;

/** A topic or a homework that was not there before is sighted anew; 'untold' where the vendor could not tell before. */
function turnedFrom(entity: EntityName, before: Body, after: Body): 'blank' | 'untold' | undefined {
  const field = entity === 'lesson' ? 'topicState' : entity === 'homework' ? 'state' : undefined;
  if (!field || !isThere(after[field]) || isThere(before[field])) return undefined;
  return before[field] === 'blank' ? 'blank' : 'untold';
}

const isThere = (state: unknown): boolean => state === 'present' || state === 'none';
