import { sha256 } from '../canonical-json.ts';
import { byId, hashOf, WITHDRAWN_HASH } from './bodies.ts';
import type { PlatformRecord, WireParcel } from './parcels.ts';

/** A mark as a record, for tests. */
export const mark = (id: string, value: number): PlatformRecord => ({ id, entity: 'mark', value });

interface Cell {
  readonly node?: string;
  readonly scope?: string;
  readonly day?: string;
  readonly version?: number;
  readonly epoch?: number;
}

/** The whole body of a cell, for tests. */
export function snapshot(records: readonly PlatformRecord[], cell: Cell = {}): WireParcel {
  return parcel(cell, hashOf(byId(records)), { mode: 'snapshot', body: { records } });
}

/** What changed between two bodies of a cell, for tests. */
export function delta(
  before: readonly PlatformRecord[],
  after: readonly PlatformRecord[],
  cell: Cell = {},
): WireParcel {
  const old = byId(before);
  const upsert = after.filter((record) => old.get(record.id) !== byId([record]).get(record.id));
  const remove = before.filter(({ id }) => !after.some((record) => record.id === id)).map(({ id }) => id);
  const more = { mode: 'delta', previousHash: hashOf(old), body: { upsert, remove } } as const;
  return parcel(cell, hashOf(byId(after)), more);
}

/** A cell that is there no more, for tests. */
export const withdrawn = (cell: Cell = {}): WireParcel => parcel(cell, WITHDRAWN_HASH, { mode: 'withdrawn', body: {} });

type Content =
  | Pick<WireParcel & { mode: 'snapshot' }, 'mode' | 'body'>
  | Pick<WireParcel & { mode: 'delta' }, 'mode' | 'body' | 'previousHash'>
  | Pick<WireParcel & { mode: 'withdrawn' }, 'mode' | 'body'>;

function parcel(cell: Cell, hash: string, content: Content): WireParcel {
  const {
    node = 'school-1',
    scope = `sc-${sha256('5A').slice(0, 8)}`,
    day = '2026-09-07',
    version = 1,
    epoch = 1,
  } = cell;
  const mode = content.mode === 'delta' ? `delta-${content.previousHash.slice(0, 16)}` : content.mode;
  const id = `journal-day/${scope}/${day}@${version}.${hash.slice(0, 16)}:${mode}#${epoch}`;
  return { id, node, kind: 'journal-day', scope, day, hash, parameters: '1', ...content };
}
