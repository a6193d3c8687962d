import type { Body, EntityName } from '../contracts/records.ts';
import type { SheetBody } from '../contracts/sheet.ts';
import { type OriginTable, tableOf, type Trace, tracesOf } from './origin-table.ts';

/** A sheet without one pupil. */
export interface Without {
  readonly body: SheetBody;
  readonly table: OriginTable;
  /** Records that are gone. */
  readonly removed: number;
  /** Records that stay and no longer name the pupil in a list. */
  readonly mentions: number;
  /** Raw records of the slices' last pages that counted at records that are gone, by entity. */
  readonly uncounted: ReadonlyMap<EntityName, number>;
}

/** The sheet without the pupil; undefined where it says nothing of them. Pure. */
export function withoutPupil(body: SheetBody, table: OriginTable, pupil: string): Without | undefined {
  const kept: Partial<Record<EntityName, readonly Body[]>> = {};
  const traces = new Map<EntityName, readonly Trace[]>();
  const uncounted = new Map<EntityName, number>();
  let [removed, mentions, isTouched] = [0, 0, false];
  for (const [entity, records] of Object.entries(body) as [EntityName, readonly Body[]][]) {
    const own = tracesOf(table, entity);
    const left: { readonly body: Body; readonly trace: Trace }[] = [];
    records.forEach((record, index) => {
      const trace = own[index]!;
      const shownBy = trace.shownBy?.filter((one) => one !== pupil);
      const said = shownBy?.length === 0 && trace.shownBy!.length > 0 ? undefined : withoutMention(record, pupil);
      if (said) left.push({ body: said, trace: shownBy ? { ...trace, shownBy } : trace });
      else {
        removed += 1;
        if (trace.role === 'first' && trace.told === undefined) uncounted.set(entity, (uncounted.get(entity) ?? 0) + 1);
      }
      if (said && said !== record) mentions += 1;
      isTouched ||= said !== record || shownBy?.length !== trace.shownBy?.length;
    });
    if (left.length === 0) continue;
    kept[entity] = left.map((one) => one.body);
    traces.set(
      entity,
      left.map(({ trace }) => trace),
    );
  }
  return isTouched ? { body: kept, table: tableOf(traces), removed, mentions, uncounted } : undefined;
}

/** The record without the pupil in its lists; undefined where it is the pupil's own, or speaks of nobody else. */
function withoutMention(record: Body, pupil: string): Body | undefined {
  if (!JSON.stringify(record).includes(pupil)) return record;
  let said: Record<string, unknown> | undefined;
  for (const [name, value] of Object.entries(record)) {
    if (value === pupil) return undefined;
    if (!Array.isArray(value) || !value.includes(pupil)) continue;
    const others = value.filter((one) => one !== pupil);
    if (others.length === 0) return undefined;
    said = { ...(said ?? record), [name]: others };
  }
  // Named in a way that no schema has: the record goes.
  return said && !JSON.stringify(said).includes(pupil) ? (said as Body) : undefined;
}
