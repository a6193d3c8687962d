import type { Forgetting } from '../../contracts/keeping.ts';
import type { Correction } from '../../contracts/sheet.ts';
import { pageOf } from '../plan/held-page.ts';
import type { Database, Row } from './database.ts';
import type { ErasedSoFar } from './forgotten-rows.ts';
import { openedBy, openedOrLost } from './resealing.ts';
import type { Rooms } from './rooms.ts';
import { unzip, zip } from './zip.ts';

const OF_SCHOOL = 'IN (SELECT id FROM scope WHERE school = ?)';
const NOTHING_HELD = zip('{}');

/** Erases a pupil from what stands beside the sheets of the school: corrections, bases, slices, raw answers, quarantine, held pages. */
export function forgetBeside(
  db: Database,
  rooms: Rooms,
  forgetting: Forgetting,
  erased: ErasedSoFar,
  now: number,
): void {
  const { pseudonym, school } = forgetting;
  forgetCorrections(db, pseudonym, school, erased);
  // The bodies' people are derived anew for each destination; without a body the next version goes whole.
  erased.bases += changes(
    db,
    `UPDATE base SET body = ? WHERE sheet IN (SELECT id FROM sheet WHERE scope ${OF_SCHOOL}) AND body <> ?`,
    NOTHING_HELD,
    school,
    NOTHING_HELD,
  );
  erased.rawAnswers += changes(
    db,
    `DELETE FROM raw WHERE slice IN (SELECT id FROM slice WHERE scope ${OF_SCHOOL})`,
    school,
  );
  forgetQuarantine(db, rooms, forgetting, erased, now);
  forgetSlices(db, pseudonym, school);
  forgetHeld(db, rooms, school, erased, now);
}

const changes = (db: Database, sql: string, ...values: (string | number | Uint8Array)[]): number =>
  Number(db.statement(sql).run(...values).changes);

function forgetCorrections(db: Database, pseudonym: string, school: string, erased: ErasedSoFar): void {
  for (const { sheet, version, kept, own } of correctionsOf(db, pseudonym, school)) {
    erased.corrections += own;
    const values = [zip(JSON.stringify(kept)), sheet, version];
    db.run('UPDATE correction SET changes = ? WHERE sheet = ? AND version = ?', ...values);
  }
}

/** Rows of corrections that name the pupil: what stays, and how many changes are theirs. */
export function* correctionsOf(
  db: Database,
  pseudonym: string,
  school: string,
): Iterable<{
  readonly sheet: number;
  readonly version: number;
  readonly kept: readonly Correction[];
  readonly own: number;
}> {
  for (const { id } of db.all(`SELECT id FROM sheet WHERE scope ${OF_SCHOOL}`, school)) {
    for (const row of db.all('SELECT version, changes FROM correction WHERE sheet = ?', id!)) {
      const text = unzip(row['changes'] as Uint8Array);
      if (!text.includes(pseudonym)) continue;
      const all = JSON.parse(text) as Correction[];
      const kept = all.filter((change) => !JSON.stringify(change).includes(pseudonym));
      yield { sheet: id as number, version: row['version'] as number, kept, own: all.length - kept.length };
    }
  }
}

/** Rows of the quarantine that are the pupil's. */
export function* quarantineOf(
  db: Database,
  rooms: Rooms,
  pupil: Pick<Forgetting, 'pseudonym' | 'school' | 'isTold'>,
): Iterable<Row> {
  const sql = `SELECT id, shown_by, failed, sealed, made_by FROM quarantine WHERE scope ${OF_SCHOOL}`;
  for (const row of db.all(sql, pupil.school)) if (mentions(row, rooms, pupil)) yield row;
}

/** The row stays, empty and released, as every row that left the quarantine. */
function forgetQuarantine(db: Database, rooms: Rooms, forgetting: Forgetting, erased: ErasedSoFar, now: number): void {
  const sql = `SELECT id, slice, page, released, shown_by, failed, sealed, made_by FROM quarantine WHERE scope ${OF_SCHOOL}`;
  for (const row of db.all(sql, forgetting.school)) {
    // Of a record that no key opens nobody can tell whose it is: it is deleted.
    if (row['sealed'] !== null) openedOrLost(db, rooms.seal, 'quarantine', row['sealed'] as Uint8Array, row['id']!);
    const isNamed = mentions(row, rooms, forgetting);
    // Of a released row nobody can tell whose it was: what it still says is gone for all of them.
    if (!isNamed && row['released'] === null) continue;
    db.run(
      `UPDATE quarantine SET released = coalesce(released, ?), sealed = NULL, shown_by = NULL, codes = NULL, ref = '',
       failed = '[]', problems = '[]' WHERE id = ?`,
      now,
      row['id']!,
    );
    if (!isNamed) continue;
    erased.quarantine += 1;
    if (row['released'] === null && row['slice'] !== null)
      moveWaiting(db, row['slice'] as number, row['page'] as number);
  }
}

function mentions(
  { shown_by: shownBy, failed, sealed, made_by: madeBy }: Row,
  { seal, names }: Rooms,
  { pseudonym, isTold }: Pick<Forgetting, 'pseudonym' | 'isTold'>,
): boolean {
  if (shownBy === pseudonym || (failed as string).includes(pseudonym)) return true;
  if (sealed === null) return false;
  const raw = openedBy(seal, 'quarantine', sealed as Uint8Array);
  return raw !== undefined && isTold(JSON.parse(raw.toString()), names.makerNamed(madeBy as number));
}

function moveWaiting(db: Database, slice: number, page: number): void {
  const kept = db.first('SELECT page, filtered FROM slice WHERE id = ?', slice);
  if (kept?.['page'] !== page) return;
  const reasons = JSON.parse(kept['filtered'] as string) as Record<string, number>;
  reasons['forgotten'] = (reasons['forgotten'] ?? 0) + 1;
  const text = JSON.stringify(reasons);
  db.run('UPDATE slice SET quarantined = quarantined - 1, filtered = ? WHERE id = ?', text, slice);
}

/** No list names the pupil, and the next reading reads everything anew: class lists are then of whom the vendor still tells. */
function forgetSlices(db: Database, pseudonym: string, school: string): void {
  db.run(`UPDATE slice SET fingerprint = '' WHERE scope ${OF_SCHOOL}`, school);
  const sql = `SELECT id, parts, pupils, reads FROM slice WHERE scope ${OF_SCHOOL} AND instr(parts || pupils || reads, ?) > 0`;
  for (const { id, parts, pupils, reads } of db.all(sql, school, pseudonym)) {
    const values = [parts, pupils, reads].map((text) => JSON.stringify(without(JSON.parse(text as string), pseudonym)));
    db.run('UPDATE slice SET parts = ?, pupils = ?, reads = ? WHERE id = ?', ...values, id!);
  }
}

function without(value: unknown, pseudonym: string): unknown {
  if (Array.isArray(value)) return value.filter((item) => item !== pseudonym).map((item) => without(item, pseudonym));
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .filter(([name]) => name !== pseudonym)
      .map(([name, member]) => [name, without(member, pseudonym)]),
  );
}

/** A held page keeps answers as they came; the next reading holds it again where it still loses too much. */
function forgetHeld(db: Database, { seal }: Rooms, school: string, erased: ErasedSoFar, now: number): void {
  for (const { key, held } of db.all('SELECT rowid AS key, held FROM finding WHERE held IS NOT NULL')) {
    const page = openedOrLost(db, seal, 'held', held as Uint8Array, key!);
    if (page && pageOf(page.toString()).school !== school) continue;
    db.run('UPDATE finding SET closed = coalesce(closed, ?), held = NULL WHERE rowid = ?', now, key!);
    erased.heldPages += 1;
  }
}
