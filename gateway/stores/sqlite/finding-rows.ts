import type { FieldChange } from '../../contracts/census.ts';
import type { NormalisedPage, Slice } from '../../contracts/sheet.ts';
import type { Finding } from '../../contracts/finding.ts';
import type { Store } from '../../contracts/store.ts';
import { pageOf, pageText } from '../plan/held-page.ts';
import type { Database, Row } from './database.ts';
import type { Seal } from './seal.ts';
import type { SliceRows } from './slice-rows.ts';

export interface FindingRows {
  /** Opens a finding, or writes it anew; `held` is its page. */
  open(finding: Finding, held?: NormalisedPage): void;
  /** A closed finding holds no page any more. */
  close(id: string, at: Date): void;
  all(query: Parameters<Store['findings']>[0]): Finding[];
  held(id: string): NormalisedPage | undefined;
}

export function findingRowsOf(db: Database, seal: Seal, slices: SliceRows): FindingRows {
  return {
    open(finding, held) {
      const { id, source, kind, slice, openedAt, closedAt, before = null, now = null, error = null, change } = finding;
      const sql =
        'INSERT OR REPLACE INTO finding (id, source, kind, slice, opened, closed, before, now, error, change, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
      const times = [openedAt.getTime(), closedAt?.getTime() ?? null];
      const sealed = held ? seal.close(pageText(held), 'held') : null;
      const told = [slice, change].map((value) => (value ? JSON.stringify(value) : null));
      db.run(sql, id, source, kind, told[0]!, ...times, before, now, error, told[1]!, sealed);
    },
    close: (id, at) =>
      void db.run('UPDATE finding SET closed = ?, held = NULL WHERE id = ? AND closed IS NULL', at.getTime(), id),
    all({ source, open } = {}) {
      const sql = `SELECT id, source, kind, slice, opened, closed, before, now, error, change FROM finding
        WHERE (? IS NULL OR source = ?) AND (? IS NULL OR (closed IS NULL) = ?) ORDER BY opened, id`;
      const isOpen = open === undefined ? null : Number(open);
      return db.all(sql, source ?? null, source ?? null, isOpen, isOpen).map(findingIn);
    },
    held(id) {
      const sealed = db.first('SELECT held FROM finding WHERE id = ? AND closed IS NULL', id)?.['held'];
      if (!sealed) return undefined;
      const page = pageOf(seal.open(sealed as Uint8Array, 'held').toString());
      const kept = page.slice && slices.find(page.source, page.slice);
      return kept && kept.read.from.getTime() > page.read.from.getTime() ? undefined : page;
    },
  };
}

function findingIn(row: Row): Finding {
  const { slice, closed, before, now, error, change } = row;
  return {
    id: row['id'] as string,
    source: row['source'] as string,
    kind: row['kind'] as Finding['kind'],
    ...(slice !== null && { slice: JSON.parse(slice as string) as Slice }),
    openedAt: new Date(row['opened'] as number),
    ...(closed !== null && { closedAt: new Date(closed as number) }),
    ...(before !== null && { before: before as number }),
    ...(now !== null && { now: now as number }),
    ...(change !== null && { change: JSON.parse(change as string) as FieldChange }),
    ...(error !== null && { error: error as string }),
  };
}
