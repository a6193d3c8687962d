import type { DeadSum, QuarantineSum, SourceStanding, StandingBook, WaitingSum } from '../../contracts/standing.ts';
import type { Database, Row } from './database.ts';
import { runIn } from './run-rows.ts';

const GOOD = "outcome IN ('complete', 'partial')";
/** Milliseconds that a clock may be set back, as for collecting; what lies further ahead was written down by one that was wrong. */
const SET_BACK_MS = 86_400_000;
/** Up to a moment. */
const READING = 'FROM run WHERE source = ?1 AND aside = 0 AND started <= ?2 AND ended <= ?2';

export function standingBookOn(db: Database): StandingBook {
  const slotOf = (destination: string): number | undefined =>
    db.first('SELECT slot FROM destination WHERE name = ?', destination)?.['slot'] as number | undefined;
  return {
    async standings(sources, now) {
      const since = watched(db, sources, now);
      return sources.map((source) => standingOf(db, source, since.get(source)!, now));
    },
    quarantineSums: async () =>
      db
        .all(
          `SELECT scope.source, maker.hash AS made_by, json_extract(failed, '$[0].entity') AS entity,
            json_extract(problems, '$[0].code') AS code, json_extract(codes, '$[0].list') AS list, count(*) AS count
          FROM quarantine JOIN scope ON scope.id = quarantine.scope JOIN maker ON maker.id = quarantine.made_by
          WHERE released IS NULL GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5`,
        )
        .map(quarantineIn),
    async waitingSums(destination) {
      const slot = slotOf(destination);
      if (slot === undefined) return [];
      // Grouped by number first: the texts of a source and its school are compared once a class, not once a sheet.
      const sql = `SELECT scope.source, scope.school, sum(found.sheets) AS sheets, min(found.since) AS since
        FROM (SELECT scope, count(*) AS sheets, min(changed) AS since FROM sheet WHERE d${slot}_due IS NOT NULL GROUP BY scope) AS found
        JOIN scope ON scope.id = found.scope GROUP BY 1, 2 ORDER BY 1, 2`;
      return db.all(sql).map(waitingIn);
    },
    async deadSums(destination) {
      const slot = slotOf(destination);
      if (slot === undefined) return [];
      const sql = `SELECT scope.source, scope.school, json_extract(receipt.problems, '$[0].code') AS code, count(*) AS sheets
        FROM sheet JOIN scope ON scope.id = sheet.scope
        JOIN receipt ON receipt.slot = ${slot} AND receipt.sheet = sheet.id AND receipt.version = sheet.version
        WHERE d${slot}_state = 'dead' GROUP BY 1, 2, 3 ORDER BY 1, 2, 3`;
      return db.all(sql).map(deadIn);
    },
  };
}

/** Since when each source is watched, by name; new ones are written down, and those that a wrong clock has put into the future. */
function watched(db: Database, sources: readonly string[], now: Date): ReadonlyMap<string, Date> {
  const read = (): Map<string, Date> =>
    new Map(
      db.all('SELECT name, since FROM watched').map((row) => [row['name'] as string, new Date(row['since'] as number)]),
    );
  const known = read();
  const fresh = sources.filter((source) => (known.get(source) ?? Infinity) > latestOf(now));
  if (fresh.length === 0) return known;
  db.transaction('watching sources', () => {
    for (const source of fresh) db.run('INSERT OR REPLACE INTO watched VALUES (?, ?)', source, now.getTime());
  });
  return read();
}

function standingOf(db: Database, source: string, watchedSince: Date, now: Date): SourceStanding {
  const read = (columns: string, which: string, ...more: number[]): Row | undefined =>
    db.first(`SELECT ${columns} ${READING} AND ${which} LIMIT 1`, source, latestOf(now).getTime(), ...more);
  const last = read('*', `(${GOOD} OR outcome = 'failed') ORDER BY started DESC`);
  if (!last) return { source, watchedSince };
  const good = read('started, ended', `${GOOD} ORDER BY started DESC`);
  const goodAt = (good?.['started'] as number | undefined) ?? -1;
  const isFailing = last['outcome'] === 'failed';
  const failed = isFailing && read('ended', "outcome = 'failed' AND started > ?3 ORDER BY started", goodAt);
  return {
    source,
    watchedSince,
    last: runIn(last),
    ...(good && { lastGoodAt: new Date(good['ended'] as number) }),
    ...(failed && { failingSince: new Date(failed['ended'] as number) }),
  };
}

const latestOf = (now: Date): Date => new Date(now.getTime() + SET_BACK_MS);

const quarantineIn = (row: Row): QuarantineSum => ({
  source: row['source'] as string,
  system: (row['made_by'] as string).split('/', 1)[0]!,
  entity: (row['entity'] as string | null) ?? '',
  code: row['code'] as string,
  ...(row['list'] !== null && { list: row['list'] as string }),
  count: row['count'] as number,
});

const waitingIn = ({ source, school, sheets, since }: Row): WaitingSum => ({
  source: source as string,
  school: school as string,
  sheets: sheets as number,
  since: new Date(since as number),
});

const deadIn = ({ source, school, code, sheets }: Row): DeadSum => ({
  source: source as string,
  school: school as string,
  code: code as string,
  sheets: sheets as number,
});
