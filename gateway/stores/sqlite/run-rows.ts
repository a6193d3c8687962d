import type { Run } from '../../contracts/run.ts';
import type { Database, Row } from './database.ts';

export function startRun(db: Database, { id, source, startedAt, isAside }: Run): void {
  db.transaction(`starting run ${id}`, () => {
    db.run(
      'INSERT INTO run (id, source, started, aside) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET started = excluded.started',
      ...[id, source, startedAt.getTime(), isAside ? 1 : 0],
    );
  });
}

/** A reading that ended complete or partial has nowhere to go on: its source's cursor is forgotten. */
export function endRun(db: Database, { id, source, startedAt, endedAt, outcome, error, isAside }: Run): void {
  db.transaction(`ending run ${id}`, () => {
    const sql = `INSERT INTO run (id, source, started, ended, outcome, error, aside) VALUES (?, ?, ?, ?, ?, ?, ?)
      ON CONFLICT DO UPDATE SET ended = excluded.ended, outcome = excluded.outcome, error = excluded.error`;
    const end = [endedAt?.getTime() ?? null, outcome ?? null, error ?? null];
    db.run(sql, ...[id, source, startedAt.getTime(), ...end, isAside ? 1 : 0]);
    if (!isAside && (outcome === 'complete' || outcome === 'partial'))
      db.run(
        'INSERT INTO source (name, last_whole) VALUES (?, ?) ON CONFLICT DO UPDATE SET cursor = NULL, last_whole = excluded.last_whole',
        source,
        startedAt.getTime(),
      );
  });
}

export function runsOf(db: Database, source: string | undefined): Run[] {
  const where = source === undefined ? '' : 'WHERE source = ?';
  return db
    .all(`SELECT * FROM run ${where} ORDER BY started, id`, ...(source === undefined ? [] : [source]))
    .map(runIn);
}

export function runIn({ id, source, started, ended, outcome, error }: Row): Run {
  return {
    id: id as string,
    source: source as string,
    startedAt: new Date(started as number),
    ...(ended !== null && { endedAt: new Date(ended as number) }),
    ...(outcome !== null && { outcome: outcome as NonNullable<Run['outcome']> }),
    ...(error !== null && { error: error as string }),
  };
}
