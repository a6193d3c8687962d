import type { Condition, Incident, IncidentBook, Notice, Owner } from '../../contracts/incident.ts';
import type { Database, Row } from './database.ts';

const COLUMNS = 'id, key, owner, places, told, opened, seen, closed';

export function incidentBookOn(db: Database): IncidentBook {
  const incidentsWhere = (where: string, ...values: number[]): Incident[] =>
    db.all(`SELECT ${COLUMNS} FROM incident WHERE ${where} ORDER BY opened DESC, id DESC`, ...values).map(incidentIn);
  return {
    async incidents({ open, since } = {}) {
      const isOpen = open === undefined ? '1' : `closed IS ${open ? '' : 'NOT '}NULL`;
      if (!since) return incidentsWhere(isOpen);
      return incidentsWhere(`${isOpen} AND (opened >= ? OR closed >= ?)`, since.getTime(), since.getTime());
    },
    changeIncidents: async ({ opened, seen, closed }, at, channels) =>
      db.transaction('changing incidents', () => {
        const notify = (id: number, event: Notice['event']): void => {
          for (const channel of channels)
            db.run(
              'INSERT INTO notice (incident, event, channel, at, due) VALUES (?, ?, ?, ?, ?)',
              ...[id, event, channel, at.getTime(), at.getTime()],
            );
        };
        const made = opened.flatMap((condition) => openOne(db, condition, at) ?? []);
        for (const id of made) notify(id, 'opened');
        for (const condition of seen) seeOne(db, condition, at);
        for (const id of closed) if (closeOne(db, id, at)) notify(id, 'closed');
        return made.flatMap((id) => incidentsWhere('id = ?', id));
      }),
    notices: async () => db.all('SELECT * FROM notice WHERE ended = 0 ORDER BY id').map(noticeIn),
    takeNotices: async (notices, at, forMs) =>
      db.transaction('taking notices', () => {
        if (notices.some((notice) => !isFree(db, notice, at, forMs))) return false;
        for (const { id } of notices) db.run('UPDATE notice SET taken = ? WHERE id = ?', at.getTime(), id);
        return true;
      }),
    endNotice: async (id) =>
      db.transaction('ending a notice', () => void db.run('UPDATE notice SET ended = 1 WHERE id = ?', id)),
    failNotice: async (id, dueAt) =>
      db.transaction('counting an attempt', () => {
        const sql = 'UPDATE notice SET attempts = attempts + 1, due = ?, taken = NULL WHERE id = ?';
        db.run(sql, dueAt.getTime(), id);
      }),
  };
}

/** What was taken by a clock that ran ahead is free as well. */
function isFree(db: Database, { id, attempts }: Notice, at: Date, forMs: number): boolean {
  const sql =
    'SELECT 1 FROM notice WHERE id = ? AND ended = 0 AND attempts = ? AND (taken IS NULL OR abs(? - taken) >= ?)';
  return db.first(sql, id, attempts, at.getTime(), forMs) !== undefined;
}

function openOne(db: Database, { key, owner, places, values }: Condition, at: Date): number | undefined {
  if (db.first('SELECT 1 FROM incident WHERE key = ? AND closed IS NULL', key)) return undefined;
  return db.run(
    'INSERT INTO incident (key, owner, places, told, opened, seen) VALUES (?, ?, ?, ?, ?, ?)',
    ...[key, owner, JSON.stringify(places), JSON.stringify(values), at.getTime(), at.getTime()],
  );
}

function seeOne(db: Database, { id, owner, places, values }: Condition & { readonly id: number }, at: Date): void {
  db.run(
    'UPDATE incident SET owner = ?, places = ?, told = ?, seen = ? WHERE id = ? AND closed IS NULL',
    ...[owner, JSON.stringify(places), JSON.stringify(values), at.getTime(), id],
  );
}

/** Whether it was open. */
function closeOne(db: Database, id: number, at: Date): boolean {
  if (!db.first('SELECT 1 FROM incident WHERE id = ? AND closed IS NULL', id)) return false;
  db.run('UPDATE incident SET closed = ? WHERE id = ?', at.getTime(), id);
  return true;
}

function incidentIn({ id, key, owner, places, told, opened, seen, closed }: Row): Incident {
  return {
    id: id as number,
    key: key as string,
    kind: (key as string).split('/', 1)[0]!,
    owner: owner as Owner,
    places: JSON.parse(places as string) as string[],
    values: JSON.parse(told as string) as Incident['values'],
    openedAt: new Date(opened as number),
    seenAt: new Date(seen as number),
    ...(closed !== null && { closedAt: new Date(closed as number) }),
  };
}

const noticeIn = ({ id, incident, event, channel, at, attempts, due }: Row): Notice => ({
  id: id as number,
  incident: incident as number,
  event: event as Notice['event'],
  channel: channel as string,
  at: new Date(at as number),
  attempts: attempts as number,
  dueAt: new Date(due as number),
});
