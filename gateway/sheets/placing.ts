import type { Counts, Day, EntityName, FilterReason } from '../contracts/records.ts';
import type { NormalisedPage, PlacedRecord } from '../contracts/sheet.ts';

/** One record of a page on its way into a sheet; a record listed several times has one slot. */
export interface Slot {
  /** The last telling of the page. */
  placed: PlacedRecord;
  role: 'first' | 'also';
  /** Pupils in whose answers it was listed. */
  shownBy: readonly string[] | undefined;
  /** Raw record that counts here, where the role is 'first'. */
  raw: number;
}

export type Slots = ReadonlyMap<EntityName, ReadonlyMap<string, Slot>>;

/** What a page says about one sheet. */
export interface PlacedSheet {
  readonly scope: string;
  readonly day: Day;
  readonly slots: Map<EntityName, Map<string, Slot>>;
}

/** Where a page's raw records went, and the sheets they go to. */
export interface Placing {
  readonly sheets: ReadonlyMap<string, PlacedSheet>;
  readonly tally: Tally;
}

/** Key of a sheet inside one page, where source, kind and school are given. */
export const sheetKey = (scope: string, day: Day): string => `${scope}\n${day}`;

/**
 * Groups the records of a page by sheet and says at which record each raw record counts: at its first one inside the
 * region of the page, else at its first one. Two raw records never count at one record: the second is then 'same'.
 */
export function placeRecords(page: NormalisedPage, isCounted: (placed: PlacedRecord) => boolean): Placing {
  const tally = new Tally(page);
  const sheets = new Map<string, PlacedSheet>();
  const further: { slot: Slot; raw: number }[] = [];
  let sheet: PlacedSheet | undefined;
  for (const placed of page.accepted) {
    if (!sheet || sheet.scope !== placed.scope || sheet.day !== placed.day) sheet = sheetFor(sheets, placed);
    const slot = slotFor(sheet, placed);
    if (!tally.isOpen(placed.raw)) continue;
    if (isCounted(placed) && slot.role !== 'first') tally.count(slot, placed.raw);
    else further.push({ slot, raw: placed.raw });
  }
  for (const { slot, raw } of further) if (tally.isOpen(raw) && slot.role !== 'first') tally.count(slot, raw, true);
  tally.closeRepeats(page);
  return { sheets, tally };
}

function sheetFor(sheets: Map<string, PlacedSheet>, { scope, day }: PlacedRecord): PlacedSheet {
  const key = sheetKey(scope, day);
  let sheet = sheets.get(key);
  if (!sheet) sheets.set(key, (sheet = { scope, day, slots: new Map() }));
  return sheet;
}

function slotFor({ slots }: PlacedSheet, placed: PlacedRecord): Slot {
  let byId = slots.get(placed.entity);
  if (!byId) slots.set(placed.entity, (byId = new Map()));
  const slot = byId.get(placed.body.id);
  if (!slot) {
    const made: Slot = { placed, role: 'also', shownBy: placed.shownBy, raw: -1 };
    byId.set(placed.body.id, made);
    return made;
  }
  slot.placed = placed;
  if (placed.shownBy) slot.shownBy = [...new Set([...(slot.shownBy ?? []), ...placed.shownBy])].sort();
  return slot;
}

const [OPEN, COUNTED, ELSEWHERE, OUT] = [0, 1, 2, 3];

/** Where each raw record of a page went. `received = accepted + quarantined + filtered` holds when the page told all. */
export class Tally {
  accepted = 0;
  /** Accepted, but counted at a record outside the region of the page. */
  elsewhere = 0;
  quarantined: number;
  readonly filtered: Partial<Record<FilterReason, number>> = {};
  private readonly states: Uint8Array;

  constructor({ accepted, quarantined, filtered }: NormalisedPage) {
    let last = -1;
    for (const list of [accepted, quarantined, filtered]) for (const { raw } of list) if (raw > last) last = raw;
    this.states = new Uint8Array(last + 1);
    this.quarantined = quarantined.length;
    for (const { raw } of quarantined) this.states[raw] = OUT!;
    for (const { raw, reason } of filtered) {
      this.states[raw] = OUT!;
      this.filter(reason);
    }
  }

  /** Whether the raw record was accepted and counts nowhere yet. */
  isOpen(raw: number): boolean {
    return this.states[raw] === OPEN;
  }

  count(slot: Slot, raw: number, elsewhere = false): void {
    slot.role = 'first';
    slot.raw = raw;
    this.states[raw] = elsewhere ? ELSEWHERE! : COUNTED!;
    this.accepted += 1;
    if (elsewhere) this.elsewhere += 1;
  }

  /** The record of this slot was told later by another page: its raw record counts as older. */
  lose(slot: Slot): void {
    if (slot.role !== 'first') return;
    this.accepted -= 1;
    if (this.states[slot.raw] === ELSEWHERE) this.elsewhere -= 1;
    this.states[slot.raw] = OUT!;
    this.filter('older');
  }

  /** A raw record that counts in the region although its record there is another raw record's. */
  moveElsewhere(slot: Slot): void {
    if (this.states[slot.raw] !== COUNTED) return;
    this.states[slot.raw] = ELSEWHERE!;
    this.elsewhere += 1;
  }

  counts(received: number): Counts {
    const { accepted, quarantined, filtered } = this;
    return { received, accepted, quarantined, filtered };
  }

  filter(reason: FilterReason, count = 1): void {
    this.filtered[reason] = (this.filtered[reason] ?? 0) + count;
  }

  /** Whether the raw record counts at a record of the region. */
  isCounted(raw: number): boolean {
    return this.states[raw] === COUNTED;
  }

  /** Raw records all of whose records are counted for others are repeats. */
  closeRepeats({ accepted }: NormalisedPage): void {
    for (const { raw } of accepted) {
      if (this.states[raw] !== OPEN) continue;
      this.states[raw] = OUT!;
      this.filter('same');
    }
  }
}
