import type { NormalisedPage, QuarantinedRecord, Sighting } from '../../contracts/sheet.ts';
import { partOf } from '../../sheets/slice-reads.ts';
import type { KeptQuarantine, KeptSlice, PageSight, QuarantinePlan } from './kept.ts';
import { recordKey } from './telling.ts';

/** The quarantine of a slice after its page: what is told again keeps its first sight, what is told no more is released. */
export function planSliceQuarantine(
  page: NormalisedPage,
  before: KeptSlice | undefined,
  waiting: readonly KeptQuarantine[],
  isRead: (pupil: string | undefined) => boolean,
): QuarantinePlan {
  const { added, renewed, left } = matched(page, waiting, (row) => seenOf(page, before, row));
  const released = left.filter(({ shownBy }) => shownBy === undefined || isRead(shownBy)).map(({ key }) => key);
  return { added, renewed, released };
}

/** A page without a slice: an accepted record takes its key out of the quarantine, and nothing else leaves it. */
export function planAloneQuarantine(
  page: NormalisedPage,
  sight: PageSight,
  scopes: ReadonlySet<string>,
): QuarantinePlan {
  const seen: Sighting = { by: page.read.to.toISOString() };
  const all = new Set([...scopes, ...page.quarantined.map(scopeOf)]);
  const waiting = [...all].flatMap((scope) => sight.quarantineAlone(scope));
  if (waiting.length === 0) return { added: page.quarantined.map((row) => ({ row, seen })), renewed: [], released: [] };
  const { added, renewed, left } = matched(page, waiting, () => seen);
  const accepted = new Set(
    page.accepted.map(({ entity, scope, day, body }) => `${scope}\n${day}\n${recordKey(entity, body.id)}`),
  );
  const isAccepted = ({ failed }: KeptQuarantine): boolean =>
    failed.every(
      ({ entity, scope, day, id }) => id !== undefined && accepted.has(`${scope}\n${day}\n${recordKey(entity, id)}`),
    );
  return { added, renewed, released: left.filter(isAccepted).map(({ key }) => key) };
}

/** The scope under which a row without a slice is found again. */
export const scopeOf = ({ failed }: Pick<QuarantinedRecord, 'failed'>): string => failed[0]?.scope ?? '';

/** Rows are the same when their ref and their pupil are; several of one ref are matched in order. */
function matched(
  page: NormalisedPage,
  waiting: readonly KeptQuarantine[],
  seenOf: (row: QuarantinedRecord) => Sighting,
): Pick<QuarantinePlan, 'added' | 'renewed'> & { readonly left: readonly KeptQuarantine[] } {
  const open = Map.groupBy(waiting, nameOf);
  const added: QuarantinePlan['added'][number][] = [];
  const renewed: QuarantinePlan['renewed'][number][] = [];
  for (const row of page.quarantined) {
    const same = open.get(nameOf(row))?.shift();
    if (same) renewed.push({ key: same.key, row, page: 'this' });
    else added.push({ row, seen: seenOf(row) });
  }
  return { added, renewed, left: [...open.values()].flat() };
}

const nameOf = ({ ref, shownBy = '' }: Pick<QuarantinedRecord, 'ref' | 'shownBy'>): string => `${ref}\n${shownBy}`;

function seenOf(page: NormalisedPage, before: KeptSlice | undefined, { shownBy }: QuarantinedRecord): Sighting {
  const by = page.read.to.toISOString();
  const proof = before && partOf(before.reads, shownBy)?.proof;
  const proves = page.cause === 'read' && proof !== undefined && before?.madeBy === page.madeBy;
  return { ...(proves && { after: new Date(proof).toISOString() }), by };
}
