import type { EntityName, SheetRef } from '../../contracts/records.ts';
import type { NormalisedPage } from '../../contracts/sheet.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import { mergeSheet, type MergedSheet } from '../../sheets/merge.ts';
import type { Region, Telling } from '../../sheets/region.ts';
import type { OriginTable } from '../../sheets/origin-table.ts';
import type { PlacedSheet, Tally } from '../../sheets/placing.ts';
import { latestOf } from '../../sheets/slice-reads.ts';
import type { KeptSlice, PagePlan, PageSight, SheetHead, SheetWrite } from './kept.ts';
import { storedSheet } from './stored-sheet.ts';
import { slicesOn } from './telling.ts';

/** The pure functions a plan judges with. */
export type Judging = Pick<StoreOptions, 'assess' | 'zoneOf' | 'now'>;

/** Slices of the page's own scope: before the page, and those that stay beside the page's slice after it. */
export interface Slices {
  readonly over: readonly KeptSlice[];
  readonly after: readonly KeptSlice[];
  /** The page's slice covers what it did not cover before, so that unchanged sheets are judged anew. */
  readonly isNew: boolean;
}

/** Plans the sheets of one page, one after the other. */
export class SheetPlanner {
  private readonly writes: SheetWrite[] = [];
  private readonly displaced = new Map<number, number>();
  private unchanged = 0;
  private readonly page: NormalisedPage;
  private readonly sight: PageSight;
  private readonly judging: Judging;
  private readonly tally: Tally;
  private readonly slices: Slices | undefined;

  constructor(page: NormalisedPage, sight: PageSight, judging: Judging, tally: Tally, slices?: Slices) {
    this.page = page;
    this.sight = sight;
    this.judging = judging;
    this.tally = tally;
    this.slices = slices;
  }

  /** Slices over this sheet as they were before the page. */
  slicesOn(sheet: Pick<PlacedSheet, 'scope' | 'day'>): readonly KeptSlice[] {
    return this.isInSlice(sheet)
      ? slicesOn(this.slices!.over, sheet.day)
      : this.sight.slices(sheet.scope, sheet.day, sheet.day);
  }

  /** Slices over this sheet that stay beside the page's own one. */
  slicesBeside(sheet: Pick<PlacedSheet, 'scope' | 'day'>): readonly KeptSlice[] {
    return this.isInSlice(sheet) ? slicesOn(this.slices!.after, sheet.day) : this.slicesOn(sheet);
  }

  private isInSlice({ scope, day }: Pick<PlacedSheet, 'scope' | 'day'>): boolean {
    const { slice } = this.page;
    return this.slices !== undefined && slice?.scope === scope && slice.from <= day && day <= slice.to;
  }

  add({ scope, day, slots }: PlacedSheet, region: Region | undefined, telling: Telling): void {
    const before = this.sight.head(scope, day);
    const table = before && once(() => this.sight.table(before));
    const stored = before && { hash: before.hash, body: () => this.sight.body(before), table: table! };
    const merged = mergeSheet(stored, slots, region, telling);
    for (const slot of merged.older) this.tally.lose(slot);
    for (const slot of merged.shared) this.tally.moveElsewhere(slot);
    for (const entity of merged.displaced) this.displace(entity, this.slicesBeside({ scope, day }));
    if (!before && merged.json === '{}') return;
    if (before?.hash === merged.hash) this.keep(before, merged, table!(), region);
    else this.change({ scope, day }, before, merged, region);
  }

  /** Equal content: only origins move, and facts that a later reading decides. */
  private keep(before: SheetHead, merged: MergedSheet, table: OriginTable, region: Region | undefined): void {
    this.unchanged += 1;
    const isMoved = merged.table !== table && JSON.stringify(merged.table) !== JSON.stringify(table);
    const mayDecide = before.openUntil !== undefined && (isMoved || isDecidedBy(this.page.read.from, before));
    const isJudged = region !== undefined && (mayDecide || this.slices?.isNew === true);
    if (!isMoved && !isJudged) return;
    const { scope, day } = before;
    const assessed = isJudged ? this.assess({ ...before }, merged, region) : undefined;
    this.writes.push({
      scope,
      day,
      before,
      changes: [],
      openUntil: before.openUntil,
      ...(isMoved && { table: merged.table }),
      ...assessed,
    });
  }

  private change(
    { scope, day }: Pick<SheetRef, 'scope' | 'day'>,
    before: SheetHead | undefined,
    merged: MergedSheet,
    region: Region | undefined,
  ): void {
    const version = (before?.version ?? 0) + 1;
    const { hash, json, table, changes } = merged;
    const { schema, madeBy } = this.page;
    const assessed = this.assess(
      { scope, day, version, hash, schema, madeBy, changedAt: this.judging.now().getTime() },
      merged,
      region,
    );
    this.writes.push({
      scope,
      day,
      ...(before && { before }),
      content: { version, json, hash },
      table,
      changes,
      ...assessed,
    });
  }

  private assess(
    head: Omit<SheetHead, 'key' | 'openUntil'>,
    { body, table }: Pick<MergedSheet, 'body' | 'table'>,
    region: Region | undefined,
  ): Assessed {
    const { source, kind, school, read } = this.page;
    const { scope, day } = head;
    const others = this.slicesBeside({ scope, day });
    const reads = others.map((kept) => latestOf(kept.reads) ?? kept.read.from.getTime());
    if (region?.mode === 'replace') reads.push(read.from.getTime());
    const covered = new Set<EntityName>(others.flatMap(({ slice }) => slice.entities));
    if (region?.mode === 'replace') for (const entity of region.entities) covered.add(entity);
    const ref = { source, kind, school, scope, day };
    const sheet = storedSheet(ref, head, body, table);
    const readFrom = reads.length > 0 ? new Date(Math.min(...reads)).toISOString() : undefined;
    const context = { covered, ...(readFrom && { readFrom }), zone: this.judging.zoneOf(source) };
    return assessedOf(this.judging.assess(sheet, context));
  }

  private displace(entity: EntityName, over: readonly KeptSlice[]): void {
    const slice = over.find((kept) => kept.slice.entities.includes(entity));
    if (slice) this.displaced.set(slice.key, (this.displaced.get(slice.key) ?? 0) + 1);
  }

  result(): Pick<PagePlan, 'sheets' | 'changed' | 'unchanged' | 'moved'> {
    const changed = this.writes.filter(({ content }) => content).length;
    const moved = [...this.displaced].map(([slice, elsewhere]) => ({ slice, elsewhere, released: 0 }));
    return { sheets: this.writes, changed, unchanged: this.unchanged, moved };
  }
}

/** What a sheet's facts are, and until when a reading decides nothing more. */
export type Assessed = Required<Pick<SheetWrite, 'facts' | 'openUntil'>>;

export function assessedOf({ facts, openUntil = 0 }: ReturnType<StoreOptions['assess']>): Assessed {
  const isOpen = facts.some(({ pending, open }) => pending > 0 || open > 0);
  return { facts, openUntil: isOpen ? openUntil : undefined };
}

/** Whether a reading that began then may decide what was open at the last one. */
export const isDecidedBy = (from: Date, { openUntil }: Pick<SheetHead, 'openUntil'>): boolean =>
  openUntil !== undefined && from.getTime() > openUntil;

function once<Value>(make: () => Value): () => Value {
  let made: { readonly value: Value } | undefined;
  return () => (made ??= { value: make() }).value;
}
