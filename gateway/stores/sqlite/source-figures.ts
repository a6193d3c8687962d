import type { SourceFigures } from '../../contracts/run.ts';
import type { Database, Row } from './database.ts';
import type { Slots } from './destinations.ts';
import { runIn } from './run-rows.ts';

/** The last readings are two steps into an index for each source; what waits is one walk over the heads of the sheets. */
export function sourceFigures(
  db: Database,
  slots: Slots,
  sources: readonly string[],
  destinations: readonly string[],
): SourceFigures[] {
  return db.snapshot(() => {
    const waiting = waitingBySource(db, slots, destinations);
    const quarantined = countsOf(
      db.all(`SELECT scope.source, sum(found.count) AS count FROM
        (SELECT scope, count(*) AS count FROM quarantine WHERE released IS NULL GROUP BY scope) AS found
        JOIN scope ON scope.id = found.scope GROUP BY scope.source`),
    );
    const findings = countsOf(
      db.all('SELECT source, count(*) AS count FROM finding WHERE closed IS NULL GROUP BY source'),
    );
    return sources.map((source) => ({
      source,
      ...lastOf(db, source),
      waiting: waiting.get(source) ?? 0,
      quarantined: quarantined.get(source) ?? 0,
      openFindings: findings.get(source) ?? 0,
    }));
  });
}

function waitingBySource(db: Database, slots: Slots, destinations: readonly string[]): ReadonlyMap<string, number> {
  const due = slots.list().filter(({ name }) => destinations.includes(name));
  if (due.length === 0) return new Map();
  const isDue = due.map(({ slot }) => `d${slot}_due IS NOT NULL`).join(' OR ');
  return countsOf(
    db.all(`SELECT scope.source, sum(found.count) AS count FROM
      (SELECT scope, count(*) AS count FROM sheet WHERE ${isDue} GROUP BY scope) AS found
      JOIN scope ON scope.id = found.scope GROUP BY scope.source`),
  );
}

const countsOf = (rows: readonly Row[]): ReadonlyMap<string, number> =>
  new Map(rows.map(({ source, count }) => [source as string, count as number]));

const READING = 'FROM run WHERE source = ? AND aside IS NULL';

function lastOf(db: Database, source: string): Pick<SourceFigures, 'lastRun' | 'lastSuccessAt'> {
  const last = db.first(`SELECT * ${READING} ORDER BY started DESC, id DESC LIMIT 1`, source);
  const good = db.first(
    `SELECT ended ${READING} AND outcome IN ('complete', 'partial') ORDER BY started DESC LIMIT 1`,
    source,
  );
  return {
    ...(last && { lastRun: runIn(last) }),
    ...(good && { lastSuccessAt: new Date(good['ended'] as number) }),
  };
}
