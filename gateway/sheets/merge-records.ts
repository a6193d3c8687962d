import { type Body, type EntityName, PUPIL_OWNED } from '../contracts/records.ts';
import type { Sighting } from '../contracts/sheet.ts';
import type { Trace } from './origin-table.ts';
import type { Slot } from './placing.ts';
import { type Change, type Entry, ownerOf, type Region, type Telling } from './region.ts';
import { showersAfter, tightened, turnedFrom } from './sighting.ts';

/** Merges the records of one sheet, entity by entity, and gathers what the merge found. */
export class RecordMerge {
  readonly changes: Change[] = [];
  readonly older: Slot[] = [];
  readonly shared: Slot[] = [];
  readonly displaced: EntityName[] = [];
  private readonly region: Region | undefined;
  private readonly telling: Telling;
  private readonly isNewSheet: boolean;
  /** Whether any record, or what stands beside it, is other than it was. */
  isMoved = false;
  private lastTrace: Trace | undefined;

  constructor(region: Region | undefined, telling: Telling, isNewSheet: boolean) {
    this.region = region;
    this.telling = telling;
    this.isNewSheet = isNewSheet;
  }

  /** The records of one entity after the page, in no order. */
  entity(entity: EntityName, known: readonly Entry[], slots: ReadonlyMap<string, Slot>): Entry[] {
    const entries: Entry[] = [];
    if (known.length === 0) {
      for (const slot of slots.values()) {
        const added = this.added(entity, slot);
        if (added) entries.push(added);
      }
      this.isMoved ||= entries.length > 0;
      return entries;
    }
    const ids = new Set<string>();
    for (const entry of known) {
      ids.add(entry.id);
      const slot = slots.get(entry.id);
      const kept = slot ? this.replaced(entity, entry, slot) : this.missing(entity, entry);
      if (kept) entries.push(kept);
      this.isMoved ||= kept !== entry;
    }
    for (const [id, slot] of slots) {
      const added = ids.has(id) ? undefined : this.added(entity, slot);
      if (!added) continue;
      entries.push(added);
      this.isMoved = true;
    }
    return entries;
  }

  private added(entity: EntityName, slot: Slot): Entry | undefined {
    const { body } = slot.placed;
    if (!this.isFresh(entity, slot)) {
      this.older.push(slot);
      return undefined;
    }
    const seen = this.telling.seen(entity, body, slot.shownBy, 'absent');
    if (!this.isNewSheet) this.changes.push({ entity, id: body.id, what: 'added', after: body, seen });
    return { id: body.id, body, trace: this.traceOf(slot, seen, this.toldOf(entity)) };
  }

  /** Most new records of a page have one trace. */
  private traceOf({ role, shownBy }: Slot, seen: Sighting, told: number | undefined): Trace {
    const last = this.lastTrace;
    if (last?.role === role && last.seen === seen && last.shownBy === shownBy && last.told === told) return last;
    return (this.lastTrace = { role, seen, shownBy, told });
  }

  private replaced(entity: EntityName, entry: Entry, slot: Slot): Entry {
    const { trace } = entry;
    const isFresh = this.isFresh(entity, slot);
    const toldAt = trace.told ?? this.telling.coveredAt(entity, entry.body, trace.shownBy);
    const shownBy = showersAfter(this.region, entity, trace, slot);
    const isSame = isEqual(entry.body, slot.placed.body);
    const seen = isSame ? tightened(this.telling, entity, entry, slot) : trace.seen;
    if (!isFresh || (toldAt !== undefined && toldAt > this.telling.from)) {
      this.older.push(slot);
      const isOfSlice = this.region?.mode === 'replace' && this.region.entities.has(entity);
      const role = isOfSlice ? ('kept' as const) : trace.role;
      return { ...entry, trace: isFresh ? { ...trace, role, seen, shownBy } : { ...trace, role } };
    }
    const { body } = slot.placed;
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
    const before = isSame ? undefined : turnedFrom(entity, entry.body, body);
    const after: Trace = {
      role: isTaken ? 'first' : slot.role,
      seen: before ? this.telling.seen(entity, body, slot.shownBy, before) : seen,
      shownBy,
      told,
    };
    return isSame && isEqualTrace(after, trace) ? entry : { id: entry.id, body, trace: after };
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
    if (PUPIL_OWNED.has(entity) || !slot.shownBy || this.region?.isWhole === true)
      return !isLater(telling, entity, body, slot.shownBy);
    slot.shownBy = slot.shownBy.filter((pupil) => !isLater(telling, entity, body, [pupil]));
    return slot.shownBy.length > 0;
  }

  private toldOf(entity: EntityName): number | undefined {
    return this.telling.isToldAlone(entity) ? this.telling.from : undefined;
  }
}

/** Bodies have their keys in sorted order, so that equal ones have equal JSON. */
const isEqual = (a: Body, b: Body): boolean => a === b || JSON.stringify(a) === JSON.stringify(b);

/** Whether what shows the record was read later than the page. */
function isLater(
  { coveredAt, from }: Telling,
  entity: EntityName,
  body: Body,
  shownBy: readonly string[] | undefined,
): boolean {
  const at = coveredAt(entity, body, shownBy);
  return at !== undefined && at > from;
}

const isEqualTrace = (a: Trace, b: Trace): boolean =>
  a.role === b.role && a.seen === b.seen && a.told === b.told && a.shownBy?.join() === b.shownBy?.join();
