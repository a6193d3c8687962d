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
      const { id, source, kind, slice, openedAt, closedAt, before = null, now = null, error = null } = finding;
      const sql =
        'INSERT OR REPLACE INTO finding (id, source, kind, slice, opened, closed, before, now, error, held) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
      const times = [openedAt.getTime(), closedAt?.getTime() ?? null];
      const sealed = held ? seal.close(pageText(held), 'held') : null;
      db.run(sql, id, source, kind, slice ? JSON.stringify(slice) : null, ...times, before, now, error, sealed);
    },
    close: (id, at) =>
      void db.run('UPDATE finding SET closed = ?, held = NULL WHERE id = ? AND closed IS NULL', at.getTime(), id),
    all({ source, open } = {}) {
      const rows = db.all(
        'SELECT id, source, kind, slice, opened, closed, before, now, error FROM finding ORDER BY opened, id',
      );
      const isAsked = (finding: Finding): boolean =>
        (source === undefined || finding.source === source) &&
        (open === undefined || open === (finding.closedAt === undefined));
      return rows.map(findingIn).filter(isAsked);
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
  const { slice, closed, before, now, error } = row;
  return {
    id: row['id'] as string,
    source: row['source'] as string,
    kind: row['kind'] as Finding['kind'],
    ...(slice !== null && { slice: JSON.parse(slice as string) as Slice }),
    openedAt: new Date(row['opened'] as number),
    ...(closed !== null && { closedAt: new Date(closed as number) }),
    ...(before !== null && { before: before as number }),
    ...(now !== null && { now: now as number }),
    ...(error !== null && { error: error as string }),
  };
}
