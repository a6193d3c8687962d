import type { JobBook, JobName, JobOutcome, JobState, KeptCalendar } from '../../contracts/job.ts';
import type { Database, Row } from './database.ts';

/** Slots of a job that are remembered beside the last one. */
const REMEMBERED = 30;
/** Milliseconds between two times that a job was done, behind which nobody says that it was well in between; one a day is none. */
const LONGEST_PAUSE_MS = 36 * 3_600_000;

export function jobBookOn(db: Database): JobBook {
  return {
    jobStates: async () => db.all('SELECT * FROM job ORDER BY name').map(stateIn),
    beginJob: async (job, slot, at) =>
      db.transaction(`beginning ${job}`, () => {
        const before = db.first('SELECT slot, earlier FROM job WHERE name = ?', job);
        const sql = `INSERT INTO job (name, slot, started, earlier) VALUES (?, ?, ?, ?) ON CONFLICT DO UPDATE SET
          slot = excluded.slot, started = excluded.started, earlier = excluded.earlier, ended = NULL, outcome = NULL`;
        db.run(sql, job, slot.getTime(), at.getTime(), JSON.stringify(earlierOf(before, slot.getTime())));
      }),
    endJob: async (job, { at, outcome, error = 'bug' }) =>
      db.transaction(`ending ${job}`, () => {
        const sql = `UPDATE job SET ended = ?1, outcome = ?2,
          error = CASE ?2 WHEN 'done' THEN NULL WHEN 'failed' THEN ?3 ELSE error END,
          well_since = CASE ?2
            WHEN 'done' THEN CASE WHEN well_since <= ?1 AND last_done >= ?1 - ${LONGEST_PAUSE_MS} THEN well_since ELSE ?1 END
            WHEN 'failed' THEN NULL ELSE well_since END,
          last_done = CASE ?2 WHEN 'done' THEN ?1 ELSE last_done END
          WHERE name = ?4`;
        db.run(sql, at.getTime(), outcome, error, job);
      }),
    requestJob: async (job, at) =>
      db.transaction(`asking for ${job}`, () => {
        db.run('INSERT INTO job_request (name, asked) VALUES (?, ?) ON CONFLICT DO NOTHING', job, at.getTime());
      }),
    jobRequests: async () =>
      db.all('SELECT id, name, asked FROM job_request ORDER BY id').map(({ id, name, asked }) => ({
        id: id as number,
        job: name as JobName,
        askedAt: new Date(asked as number),
      })),
    takeRequest: async (id) =>
      db.transaction('taking a request', () => {
        db.run('DELETE FROM job_request WHERE id = ?', id);
      }),
    calendars: async () => db.all('SELECT * FROM calendar').map(calendarIn),
    keepCalendar: async ({ source, readAt, periodEnds, years }) =>
      db.transaction(`keeping the calendar of ${source}`, () => {
        const told = { periodEnds, years: years.map((year) => ({ ...year, taught: textOf(year.taught) })) };
        db.run('INSERT OR REPLACE INTO calendar VALUES (?, ?, ?)', source, readAt.getTime(), JSON.stringify(told));
      }),
  };
}

const textOf = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');

function calendarIn({ source, read, told }: Row): KeptCalendar {
  const { periodEnds, years } = JSON.parse(told as string) as KeptCalendarText;
  return {
    source: source as string,
    readAt: new Date(read as number),
    periodEnds,
    years: years.map((year) => ({ ...year, taught: Uint8Array.from(Buffer.from(year.taught, 'base64')) })),
  };
}

interface KeptCalendarText {
  readonly periodEnds: readonly string[];
  readonly years: readonly { readonly from: string; readonly to: string; readonly taught: string }[];
}

/** Slots begun before this one. */
function earlierOf(before: Row | undefined, slot: number): readonly number[] {
  if (!before) return [];
  const begun = [...(JSON.parse(before['earlier'] as string) as number[]), before['slot'] as number];
  return begun.filter((one) => one !== slot).slice(-REMEMBERED);
}

function stateIn(row: Row): JobState {
  const { name, slot, earlier, started, ended, outcome, error, last_done: lastDone, well_since: wellSince } = row;
  return {
    job: name as JobName,
    slot: new Date(slot as number),
    earlier: (JSON.parse(earlier as string) as number[]).map((one) => new Date(one)),
    startedAt: new Date(started as number),
    ...(ended !== null && { endedAt: new Date(ended as number) }),
    ...(outcome !== null && { outcome: outcome as JobOutcome }),
    ...(error !== null && { error: error as string }),
    ...(lastDone !== null && { lastDoneAt: new Date(lastDone as number) }),
    ...(wellSince !== null && { wellSince: new Date(wellSince as number) }),
  };
}
