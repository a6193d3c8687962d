import { type Body, type Day, type EntityName, PUPIL_OWNED } from '../../contracts/records.ts';
import type { NormalisedPage, Sighting } from '../../contracts/sheet.ts';
import { ownerOf, type Telling } from '../../sheets/region.ts';
import { latestOf, type PartRead, partOf, type SliceReads } from '../../sheets/slice-reads.ts';
import type { KeptQuarantine, KeptSlice } from './kept.ts';

/** What is known of the page's slice before it: absent without a slice. */
export interface Before {
  readonly slice: KeptSlice | undefined;
  readonly entities: ReadonlySet<EntityName>;
  /** What waited in its quarantine. */
  readonly quarantine: readonly KeptQuarantine[];
}

/** Slices over one day, as they were before the page. */
export const slicesOn = (slices: readonly KeptSlice[], day: Day): readonly KeptSlice[] =>
  slices.filter(({ slice }) => slice.from <= day && day <= slice.to);

/**
 * What a page proves about one sheet. Only a page of cause 'read' proves that a thing was absent before, and only where the
 * slice's last page was made by the same rules and had no quarantined record that may have been it.
 *
 * @param over slices over the sheet as they were before the page
 * @param beside those of them that stay beside the page's own slice
 */
export function tellingOf(
  page: NormalisedPage,
  before: Before | undefined,
  over: readonly KeptSlice[],
  beside: readonly KeptSlice[] = over,
): Telling {
  const from = page.read.from.getTime();
  const by = page.read.to.toISOString();
  const proofs = proofsOf(page, before, by);
  const readOf = coveredAtOf(over, before);
  const covering = new Set(beside.flatMap(({ slice }) => slice.entities));
  return {
    from,
    coveredAt: readOf,
    seen: (entity, body, shownBy, what) => proofs(entity, body, shownBy, what),
    changed: (entity, body, shownBy) => proofs(entity, body, shownBy, 'blank'),
    isToldAlone: (entity) => !before || (!before.entities.has(entity) && covering.has(entity)),
  };
}

function proofsOf(page: NormalisedPage, before: Before | undefined, by: string): Telling['seen'] {
  const plain: Sighting = { by };
  const { slice, entities, quarantine = [] } = before ?? {};
  const proves = page.cause === 'read' && slice !== undefined && slice.madeBy === page.madeBy;
  const { rows, untold } = indexOf(quarantine);
  const reads = slice?.reads;
  const base = reads?.base?.proof;
  const whole = base === undefined ? plain : { after: new Date(base).toISOString(), by };
  return (entity, body, shownBy, what) => {
    const row = rows.size === 0 ? undefined : rows.get(recordKey(entity, body.id));
    if (row)
      return what === 'absent' ? row.seen : { ...(row.seen.after !== undefined && { after: row.seen.after }), by };
    if (!proves || what === 'untold' || !entities!.has(entity) || untold.has(entity)) return plain;
    if (reads!.groups.length === 0) return whole;
    const proof = proofOf(reads!, entity, body, shownBy);
    return proof === undefined ? plain : { after: new Date(proof).toISOString(), by };
  };
}

/** Start of the last reading that would have shown this record: its pupil's, or of any pupil who shows it now. */
function proofOf(
  reads: SliceReads,
  entity: EntityName,
  body: Body,
  shownBy: readonly string[] | undefined,
): number | undefined {
  if (PUPIL_OWNED.has(entity)) return partOf(reads, ownerOf(body))?.proof;
  if (!shownBy) return reads.base?.proof;
  return latest(shownBy.map((pupil) => partOf(reads, pupil)?.proof));
}

function coveredAtOf(over: readonly KeptSlice[], before: Before | undefined): Telling['coveredAt'] {
  const covering = new Map<EntityName, readonly SliceReads[]>();
  const readsOf = (entity: EntityName): readonly SliceReads[] => {
    let known = covering.get(entity);
    if (!known) {
      const slices = over.filter(({ slice }) => slice.entities.includes(entity));
      const own = slices.length === 0 && before?.slice ? [before.slice] : slices;
      covering.set(entity, (known = own.map(({ reads }) => reads)));
    }
    return known;
  };
  return (entity, body, shownBy) => {
    const reads = readsOf(entity);
    if (reads.length === 0) return undefined;
    return latest(reads.map((each) => momentOf(each, entity, body, shownBy)?.from));
  };
}

function momentOf(
  reads: SliceReads,
  entity: EntityName,
  body: Body,
  shownBy: readonly string[] | undefined,
): Pick<PartRead, 'from'> | undefined {
  if (reads.groups.length === 0) return reads.base;
  if (PUPIL_OWNED.has(entity)) return partOf(reads, ownerOf(body));
  const from = shownBy ? latest(shownBy.map((pupil) => partOf(reads, pupil)?.from)) : latestOf(reads);
  return from === undefined ? undefined : { from };
}

function latest(moments: readonly (number | undefined)[]): number | undefined {
  let found: number | undefined;
  for (const moment of moments) if (moment !== undefined && (found === undefined || moment > found)) found = moment;
  return found;
}

export const recordKey = (entity: EntityName, id: string): string => `${entity}/${id}`;

/** The rows by the records that failed in them, and the entities of which a key could not be told. */
export function indexOf(rows: readonly Pick<KeptQuarantine, 'failed' | 'seen'>[]): {
  readonly rows: ReadonlyMap<string, Pick<KeptQuarantine, 'failed' | 'seen'>>;
  readonly untold: ReadonlySet<EntityName>;
} {
  const byRecord = new Map<string, Pick<KeptQuarantine, 'failed' | 'seen'>>();
  const untold = new Set<EntityName>();
  for (const row of rows) {
    for (const { entity, id } of row.failed) {
      if (id === undefined) untold.add(entity);
      else byRecord.set(recordKey(entity, id), row);
    }
  }
  return { rows: byRecord, untold };
}
