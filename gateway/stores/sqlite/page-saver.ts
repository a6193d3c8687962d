import type { Counts } from '../../contracts/records.ts';
import type { NormalisedPage, SaveCounts } from '../../contracts/sheet.ts';
import type { Finding } from '../../contracts/finding.ts';
import type { Store, StoreOptions } from '../../contracts/store.ts';
import { type KeptSlice, type PagePlan, type PageSight, type SheetHead } from '../plan/kept.ts';
import { planConfirm } from '../plan/plan-confirm.ts';
import { planPage } from '../plan/plan-page.ts';
import { writeCodes } from './code-rows.ts';
import type { Database } from './database.ts';
import { HEAD, bodyOf, headIn, tableOf } from './sheet-rows.ts';
import type { Rooms } from './rooms.ts';
import { writeStems } from './stem-rows.ts';

type Confirm = Parameters<Store['confirmSlice']>[0];

/** The three ways a page ends: saved, confirmed as unchanged, or held for a person. Each is one transaction. */
export interface PageSaver {
  save(page: NormalisedPage): SaveCounts;
  confirm(confirm: Confirm): SaveCounts | undefined;
  hold(page: NormalisedPage, finding: Finding): SaveCounts;
}

export function pageSaver(db: Database, rooms: Rooms, options: StoreOptions): PageSaver {
  const { slots, slices, quarantine, writer, findings } = rooms;
  return {
    save: (page) =>
      db.transaction(`saving a page of ${page.source}`, () => {
        slots.refresh();
        const now = options.now().getTime();
        const plan = planPage(page, sightOf(db, rooms, page), options);
        const known = plan.slice?.before?.key;
        const key = writePage(db, { ...page, slice: known }, plan.counts, now);
        for (const sheet of plan.sheets) writer.write(page, sheet, now);
        for (const dropped of plan.dropped) slices.drop(dropped);
        for (const moved of plan.moved) slices.move(moved);
        const slice = plan.slice && slices.write(page.source, plan.slice, key);
        if (slice !== known) db.run('UPDATE page SET slice = ? WHERE id = ?', slice ?? null, key);
        quarantine.write(page, key, slice, plan.quarantine, now);
        writeBeside(db, rooms, page, plan, slice, now);
        moveOn(db, page.source, page.cursor, page.cause === 'read' ? page.read.to.getTime() : undefined);
        return { ...plan.counts, page: key, changed: plan.changed, unchanged: plan.unchanged };
      }),
    confirm: (confirm) =>
      db.transaction(`confirming a slice of ${confirm.source}`, () => {
        const kept = slices.find(confirm.source, confirm.slice);
        return kept && confirmKept(db, rooms, options, confirm, kept);
      }),
    hold: (page, finding) =>
      db.transaction(`holding a page of ${page.source}`, () => {
        const counts: Counts = {
          received: page.received,
          accepted: 0,
          quarantined: 0,
          filtered: { held: page.received },
        };
        const key = writePage(db, { ...page, slice: undefined }, counts, options.now().getTime());
        findings.open(finding, page);
        moveOn(db, page.source, page.cursor, page.read.to.getTime());
        return { ...counts, page: key, changed: 0, unchanged: 0 };
      }),
  };
}

/** The store as planPage sees it; slices and heads of the page's scope are read once. */
export function sightOf(
  db: Database,
  { names, slices, quarantine }: Rooms,
  page: Pick<NormalisedPage, 'source' | 'kind' | 'school'>,
): PageSight {
  const { source, kind, school } = page;
  const keys = new Map<string, number>();
  const scopeKey = (scope: string): number => {
    const key = keys.get(scope) ?? names.knownScope({ source, kind, school, scope }) ?? -1;
    keys.set(scope, key);
    return key;
  };
  let span:
    { readonly scope: string; readonly from: string; readonly to: string; readonly heads: SheetHead[] } | undefined;
  return {
    slices: (scope, from, to) => (scopeKey(scope) < 0 ? [] : slices.over({ source, kind, school, scope }, from, to)),
    head(scope, day) {
      if (span?.scope === scope && span.from <= day && day <= span.to)
        return span.heads.find((head) => head.day === day);
      const row = db.first(`SELECT ${HEAD} FROM sheet WHERE scope = ? AND day = ?`, scopeKey(scope), day);
      return row && headIn(row, names);
    },
    heads(scope, from, to) {
      const sql = `SELECT ${HEAD} FROM sheet WHERE scope = ? AND day BETWEEN ? AND ? ORDER BY day`;
      const heads = scopeKey(scope) < 0 ? [] : db.all(sql, scopeKey(scope), from, to).map((row) => headIn(row, names));
      span = { scope, from, to, heads };
      return heads;
    },
    body: ({ key }) => bodyOf(db, key),
    table: ({ key }) => tableOf(db, key),
    quarantineOf: (slice) => quarantine.ofSlice(slice),
    quarantineAlone: (scope) => quarantine.alone({ source, kind, school, scope }),
    quarantineRow: (id) => quarantine.row(id),
    isOfLastPage: ({ slice, page: told }) => slice !== undefined && slices.byKey(slice)?.page === told,
  };
}

/** What a page's row says beside its counts; a slice that is new has no key yet. */
type PageRow = Pick<NormalisedPage, 'source' | 'run' | 'kind' | 'read'> & {
  readonly cause: string;
  readonly slice: number | undefined;
};

function writePage(
  db: Database,
  { source, run, cause, kind, read, slice }: PageRow,
  { received, accepted, quarantined, filtered }: Counts,
  now: number,
): number {
  const sql =
    'INSERT INTO page (source, run, cause, kind, slice, received, accepted, quarantined, filtered, read_from, read_to, saved) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)';
  const counts = [received, accepted, quarantined, JSON.stringify(filtered)];
  const times = [read.from.getTime(), read.to.getTime(), now];
  return db.run(sql, source, run, cause, kind, slice ?? null, ...counts, ...times);
}

/** What a page brings beside sheets: class lists, raw answers, unknown codes. */
function writeBeside(
  db: Database,
  { seal }: Rooms,
  page: NormalisedPage,
  plan: PagePlan,
  slice: number | undefined,
  now: number,
): void {
  const { source, school, stems, answers, keepRawUntil, pupils, read, unknownCodes } = page;
  for (const [name, list] of stems ?? []) writeStems(db, source, school, name, list);
  if (slice !== undefined || (!page.slice && unknownCodes))
    writeCodes(db, page, slice, { now, isNew: plan.slice !== undefined && !plan.slice.before });
  if (slice === undefined) return;
  if (answers === undefined) {
    if (plan.slice!.before && page.cause === 'read') db.run('DELETE FROM raw WHERE slice = ?', slice);
    return;
  }
  const sql = 'INSERT OR REPLACE INTO raw (slice, pupils, read_from, read_to, sealed, until) VALUES (?, ?, ?, ?, ?, ?)';
  const times = [read.from.getTime(), read.to.getTime()];
  db.run(sql, slice, JSON.stringify(pupils), ...times, seal.close(answers, 'raw'), keepRawUntil?.getTime() ?? null);
}

/** The cursor comes last: until then the page counts as not stored. */
function moveOn(db: Database, source: string, cursor: string | undefined, readTo: number | undefined): void {
  if (cursor === undefined && readTo === undefined) return;
  const sql = `INSERT INTO source (name, cursor, last_read) VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET
    cursor = coalesce(excluded.cursor, cursor), last_read = max(coalesce(excluded.last_read, 0), coalesce(last_read, 0))`;
  db.run(sql, source, cursor ?? null, readTo ?? null);
}

function confirmKept(db: Database, rooms: Rooms, options: StoreOptions, confirm: Confirm, kept: KeptSlice): SaveCounts {
  const { source, run, slice, received, cursor, read } = confirm;
  const now = options.now().getTime();
  const counts = { ...kept.counts, received };
  const row = { source, run, cause: 'confirm', kind: slice.kind, read, slice: kept.key };
  const key = writePage(db, row, counts, now);
  const { reads, times, judged } = planConfirm(source, kept, read, sightOf(db, rooms, { source, ...slice }), options);
  rooms.slices.confirm(kept.key, times, reads);
  for (const { head, ...assessed } of judged) rooms.writer.judge(head, assessed, now);
  moveOn(db, source, cursor, read.to.getTime());
  return { ...counts, page: key, changed: 0, unchanged: 0 };
}
