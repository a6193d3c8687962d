import { type Body, type EntityName, type FilterReason, PUPIL_OWNED, type RawRecord } from '../contracts/records.ts';
import type { PlacedRecord } from '../contracts/sheet.ts';

type Placed = { -readonly [Key in keyof PlacedRecord]: PlacedRecord[Key] };
type ById = Map<string, Placed>;

/** The records of a page by key (entity, scope, day, id): each key has one, however often it was listed. */
export class PagePlaces {
  readonly accepted: Placed[] = [];
  /** Raw records of which another one told a record anew. */
  private readonly superseded = new Set<number>();
  private readonly places = new Map<string, Map<EntityName, ById>>();
  private last: { readonly scope: string; readonly day: string; readonly byEntity: Map<EntityName, ById> } | undefined;

  /** Whether the record could be placed: false when another one has its key and says something else. */
  put(entity: EntityName, body: Body, record: RawRecord, raw: number, shownBy: readonly string[] | undefined): boolean {
    const { scope, day } = record.place;
    const byId = this.recordsOf(scope, day, entity);
    const known = byId.get(body.id);
    if (!known) {
      const placed: Placed = shownBy ? { entity, scope, day, body, raw, shownBy } : { entity, scope, day, body, raw };
      byId.set(body.id, placed);
      this.accepted.push(placed);
      return true;
    }
    if (JSON.stringify(known.body) !== JSON.stringify(body)) {
      if (record.pupil === undefined || PUPIL_OWNED.has(entity)) return false;
      // One pupil's answer that contradicts itself tells nothing anew.
      if (shownBy && known.shownBy?.includes(shownBy[0]!)) return false;
      if (known.raw !== raw) this.superseded.add(known.raw);
      Object.assign(known, { body, raw });
    }
    if (shownBy && !known.shownBy?.includes(shownBy[0]!)) known.shownBy = [...(known.shownBy ?? []), shownBy[0]!];
    return true;
  }

  /** Raw records that stand at no record and are not in quarantine, with the reason; call it once, at the end. */
  filtered(
    count: number,
    isQuarantined: (raw: number) => boolean,
  ): readonly { readonly raw: number; readonly reason: FilterReason }[] {
    const stands = new Uint8Array(count);
    for (const placed of this.accepted) {
      stands[placed.raw] = 1;
      if (placed.shownBy && placed.shownBy.length > 1) placed.shownBy = [...placed.shownBy].sort();
    }
    const filtered: { raw: number; reason: FilterReason }[] = [];
    for (let raw = 0; raw < count; raw++) {
      if (stands[raw] === 0 && !isQuarantined(raw))
        filtered.push({ raw, reason: this.superseded.has(raw) ? 'superseded' : 'same' });
    }
    return filtered;
  }

  private recordsOf(scope: string, day: string, entity: EntityName): ById {
    let { last } = this;
    if (!last || last.scope !== scope || last.day !== day) {
      const key = `${scope}\n${day}`;
      let byEntity = this.places.get(key);
      if (!byEntity) this.places.set(key, (byEntity = new Map()));
      this.last = last = { scope, day, byEntity };
    }
    let byId = last.byEntity.get(entity);
    if (!byId) last.byEntity.set(entity, (byId = new Map()));
    return byId;
  }
}
