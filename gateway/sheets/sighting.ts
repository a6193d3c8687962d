import { type Body, type EntityName, PUPIL_OWNED } from '../contracts/records.ts';
import type { Sighting } from '../contracts/sheet.ts';
import type { Trace } from './origin-table.ts';
import type { Slot } from './placing.ts';
import type { Entry, Region, Telling } from './region.ts';

/** Pupils known to show a shared record: those of the page, and those that were not read in it. */
export function showersAfter(
  region: Region | undefined,
  entity: EntityName,
  { shownBy }: Trace,
  slot: Slot,
): readonly string[] | undefined {
  if (!shownBy || PUPIL_OWNED.has(entity) || (region?.isWhole === true && region.mode === 'replace'))
    return slot.shownBy;
  const others = region?.mode === 'replace' ? shownBy.filter((pupil) => !region.isRead(pupil)) : shownBy;
  return [...new Set([...others, ...(slot.shownBy ?? [])])].sort();
}

/**
 * A record that a further pupil showed in the same reading, told in another page: the bounds are those that one page of both
 * pupils would give. A pupil who shows it in a later reading proves nothing: that pupil may have joined the group since.
 */
export function tightened(telling: Telling, entity: EntityName, { body, trace }: Entry, slot: Slot): Sighting {
  if (!slot.shownBy || PUPIL_OWNED.has(entity)) return trace.seen;
  const further = slot.shownBy.filter((pupil) => !trace.shownBy?.includes(pupil));
  if (further.length === 0 || telling.from > Date.parse(trace.seen.by)) return trace.seen;
  const now = telling.seen(entity, body, further, 'absent');
  const by = now.by < trace.seen.by ? now.by : trace.seen.by;
  const after = [trace.seen.after, now.after]
    .filter((moment) => moment !== undefined && moment <= by)
    .sort()
    .at(-1);
  return { ...(after !== undefined && { after }), by };
}

/** A topic or a homework that was not there before is sighted anew; 'untold' where the vendor could not tell before. */
export function turnedFrom(entity: EntityName, before: Body, after: Body): 'blank' | 'untold' | undefined {
  const field = entity === 'lesson' ? 'topicState' : entity === 'homework' ? 'state' : undefined;
  if (!field || !isThere(after[field]) || isThere(before[field])) return undefined;
  return before[field] === 'blank' ? 'blank' : 'untold';
}

const isThere = (state: unknown): boolean => state === 'present' || state === 'none';
