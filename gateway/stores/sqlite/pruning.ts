import type { KeepLimits, PruneCounts } from '../../contracts/keeping.ts';
import type { Database, Row, Value } from './database.ts';
import type { Slot } from './destinations.ts';
import { notePruned } from './pruned-rows.ts';

/** Rows a transaction: a writer beside waits some milliseconds. */
const AT_ONCE = 500;
const DAY_MS = 86_400_000;

interface Pruning {
  readonly db: Database;
  readonly now: Date;
  readonly signal: AbortSignal;
  readonly dryRun: boolean;
}

/** Deletes what is past, kind by kind; see Keeping.prune. */
export async function prune(pruning: Pruning, slots: readonly Slot[], limits: KeepLimits): Promise<PruneCounts> {
  const { now } = pruning;
  const before = (days: number): number => now.getTime() - days * DAY_MS;
  const history = before(limits.historyDays);
  const findings = before(limits.findingDays);
  const runs = before(limits.runDays);
  let receipts = 0;
  for (const { slot } of slots) receipts += await pruneReceipts(pruning, slot, history);
  return {
    receipts,
    corrections: await simple(pruning, 'correction', 'valid_from < ?', history),
    facts: await simple(pruning, 'fact_past', 'valid_to < ?', history),
    quarantine: await keyed(pruning, 'quarantine', 'released < ?', findings),
    findings: await simple(pruning, 'finding', 'closed < ?', findings),
    pages: await keyed(pruning, 'page', 'saved < ?', runs),
    // The last run of a source tells that the source was ever read.
    runs: await simple(
      pruning,
      'run',
      `coalesce(ended, started) < ? AND started < (SELECT max(other.started) FROM run AS other WHERE other.source = run.source)
       AND NOT EXISTS (SELECT 1 FROM page WHERE page.run = run.id)`,
      runs,
    ),
    census: await simple(pruning, 'census_day', 'day < ?', dayOf(runs)),
    incidents: await pruneIncidents(pruning, before(limits.incidentDays)),
    looks: await simple(pruning, 'look', 'at < ?', before(limits.lookDays)),
    raw: await simple(pruning, 'raw', 'until IS NOT NULL AND until <= ?', now.getTime()),
  };
}

const countOf = (db: Database, sql: string, ...values: Value[]): number => Number(db.first(sql, ...values)!['count']);

const dayOf = (moment: number): string => new Date(moment).toISOString().slice(0, 10);

/** Rows of a table that fit. */
async function simple({ db, signal, dryRun }: Pruning, table: string, where: string, moment: Value): Promise<number> {
  if (dryRun) return countOf(db, `SELECT count(*) AS count FROM ${table} WHERE ${where}`, moment);
  const key = table === 'finding' || table === 'run' ? 'id' : 'rowid';
  const sql = `DELETE FROM ${table} WHERE ${key} IN (SELECT ${key} FROM ${table} WHERE ${where} LIMIT ${AT_ONCE})`;
  return byParts(signal, () => db.transaction(`keeping ${table}`, () => Number(db.statement(sql).run(moment).changes)));
}

/** Rows whose keys are given without gaps: the gaps are noted. */
async function keyed(
  { db, signal, dryRun }: Pruning,
  table: 'page' | 'quarantine',
  where: string,
  moment: number,
): Promise<number> {
  if (dryRun) return countOf(db, `SELECT count(*) AS count FROM ${table} WHERE ${where}`, moment);
  return byParts(signal, () =>
    db.transaction(`keeping ${table}`, () => {
      const rows = db.all(`SELECT id FROM ${table} WHERE ${where} ORDER BY id LIMIT ${AT_ONCE}`, moment);
      for (const { id } of rows) db.run(`DELETE FROM ${table} WHERE id = ?`, id!);
      notePruned(
        db,
        table,
        rows.map(({ id }) => id as number),
      );
      return rows.length;
    }),
  );
}

/** Receipts of overtaken versions: the destination counts from the first version that is left. */
async function pruneReceipts({ db, signal, dryRun }: Pruning, slot: number, moment: number): Promise<number> {
  const past = `FROM receipt JOIN sheet ON sheet.id = receipt.sheet
    WHERE slot = ${slot} AND receipt.version < sheet.version AND at < ?`;
  if (dryRun) return countOf(db, `SELECT count(*) AS count ${past}`, moment);
  const sql = `SELECT receipt.sheet, max(receipt.version) AS version ${past} GROUP BY receipt.sheet LIMIT ${AT_ONCE}`;
  let pruned = 0;
  await byParts(signal, () =>
    db.transaction('keeping receipts', () => {
      const rows: Row[] = db.all(sql, moment);
      for (const { sheet, version } of rows) {
        db.run(`UPDATE sheet SET d${slot}_first = ? WHERE id = ?`, (version as number) + 1, sheet!);
        const gone = db.statement('DELETE FROM receipt WHERE slot = ? AND sheet = ? AND version <= ?');
        pruned += Number(gone.run(slot, sheet!, version!).changes);
      }
      return rows.length;
    }),
  );
  return pruned;
}

async function pruneIncidents(pruning: Pruning, moment: number): Promise<number> {
  const { db, signal, dryRun } = pruning;
  // One that is still to be told stays.
  const where = `closed < ? AND NOT EXISTS (SELECT 1 FROM notice WHERE notice.incident = incident.id AND ended = 0)`;
  if (dryRun) return countOf(db, `SELECT count(*) AS count FROM incident WHERE ${where}`, moment);
  return byParts(signal, () =>
    db.transaction('keeping incidents', () => {
      const rows = db.all(`SELECT id FROM incident WHERE ${where} LIMIT ${AT_ONCE}`, moment);
      for (const { id } of rows) {
        db.run('DELETE FROM notice WHERE incident = ?', id!);
        db.run('DELETE FROM incident WHERE id = ?', id!);
      }
      return rows.length;
    }),
  );
}

/** Repeats a part until it finds nothing more, or the signal aborts; others get their turn in between. Gives the sum. */
async function byParts(signal: AbortSignal, part: () => number): Promise<number> {
  let sum = 0;
  while (!signal.aborted) {
    const count = part();
    if (count === 0) break;
    sum += count;
    await new Promise(setImmediate);
  }
  return sum;
}
