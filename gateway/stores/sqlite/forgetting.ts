import type { EntityName } from '../../contracts/records.ts';
import type { Forgetting, ForgetReport } from '../../contracts/keeping.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import { hashOf } from '../../sheets/canonical-json.ts';
import { originsOf } from '../../sheets/origin-table.ts';
import { type Without, withoutPupil } from '../../sheets/without-pupil.ts';
import type { SheetHead } from '../plan/kept.ts';
import { assessedOf } from '../plan/plan-sheet.ts';
import type { Database, Row } from './database.ts';
import { forgetBeside } from './forget-beside.ts';
import { addForgotten, type ErasedSoFar, NOTHING_ERASED } from './forgotten-rows.ts';
import { coverageOf } from './reading.ts';
import type { Rooms } from './rooms.ts';
import { bodyOf, HEAD, headIn, tableOf } from './sheet-rows.ts';

/**
 * Erases a pupil from everything of the school, in one transaction, and notes the person. What is freed is overwritten with
 * zeros; `compact` then rewrites the file, so that what was freed earlier is gone too.
 */
export function forget(db: Database, rooms: Rooms, options: StoreOptions, forgetting: Forgetting): ForgetReport {
  db.exec('PRAGMA secure_delete = ON');
  try {
    return db.transaction('forgetting a pupil', () => {
      rooms.slots.refresh();
      const erased: ErasedSoFar = { ...NOTHING_ERASED };
      const now = options.now().getTime();
      for (const row of sheetsOfSchool(db, forgetting.school))
        forgetInSheet(db, rooms, options, forgetting, row, erased, now);
      forgetBeside(db, rooms, forgetting, erased, now);
      return addForgotten(db, forgetting, erased);
    });
  } finally {
    db.exec('PRAGMA secure_delete = OFF');
  }
}

/** Heads of all sheets of a school, whatever source wrote them; some at a time. */
export function* sheetsOfSchool(db: Database, school: string): Iterable<Row> {
  for (const { id: scope } of db.all('SELECT id FROM scope WHERE school = ? ORDER BY id', school))
    yield* db.all(`SELECT ${HEAD} FROM sheet WHERE scope = ? ORDER BY id`, scope!);
}

function forgetInSheet(
  db: Database,
  rooms: Rooms,
  options: StoreOptions,
  { pseudonym }: Forgetting,
  row: Row,
  erased: ErasedSoFar,
  now: number,
): void {
  const head = headIn(row, rooms.names);
  const without = withoutPupil(bodyOf(db, head.key), tableOf(db, head.key), pseudonym);
  if (!without) return;
  const { source, kind, school, scope } = rooms.names.scopeNamed(row['scope'] as number);
  const json = JSON.stringify(without.body);
  const hash = hashOf(json);
  const version = head.version + 1;
  const content = hash === head.hash ? undefined : { version, json, hash };
  const ref = { source, kind, school, scope, day: head.day };
  rooms.writer.write(
    { source, kind, school, schema: head.schema, madeBy: head.madeBy },
    {
      scope,
      day: head.day,
      before: head,
      table: without.table,
      changes: [],
      openUntil: head.openUntil,
      ...(content && { content, ...judged(rooms, options, { ...ref, head, version, hash, without }) }),
    },
    now,
  );
  moveCounts(db, row['scope'] as number, head.day, without.uncounted);
  erased.sheets += content ? 1 : 0;
  erased.records += without.removed;
  erased.mentions += without.mentions;
}

interface Judged {
  readonly source: string;
  readonly kind: ReturnType<Rooms['names']['scopeNamed']>['kind'];
  readonly school: string;
  readonly scope: string;
  readonly day: string;
  readonly head: SheetHead;
  readonly version: number;
  readonly hash: string;
  readonly without: Without;
}

function judged(rooms: Rooms, options: StoreOptions, { head, without, ...sheet }: Judged) {
  const { entities, readFrom } = coverageOf(rooms, sheet);
  const { body, table } = without;
  const stored = {
    ...sheet,
    schema: head.schema,
    madeBy: head.madeBy,
    changedAt: options.now(),
    body,
    origins: originsOf(table, body),
  };
  return assessedOf(
    options.assess(stored, {
      covered: entities,
      ...(readFrom && { readFrom: readFrom.toISOString() }),
      zone: options.zoneOf(sheet.source),
    }),
  );
}

/** Raw records that counted at what is gone now count as filtered(forgotten) in their slices. */
function moveCounts(db: Database, scope: number, day: string, uncounted: ReadonlyMap<EntityName, number>): void {
  if (uncounted.size === 0) return;
  const slices = db.all(
    'SELECT id, entities, accepted, filtered FROM slice WHERE scope = ? AND from_day <= ? AND to_day >= ?',
    scope,
    day,
    day,
  );
  for (const { id, entities, accepted, filtered } of slices) {
    const own = new Set((entities as string).split(','));
    const gone = [...uncounted].reduce((sum, [entity, count]) => sum + (own.has(entity) ? count : 0), 0);
    if (gone === 0) continue;
    const reasons = JSON.parse(filtered as string) as Record<string, number>;
    reasons['forgotten'] = (reasons['forgotten'] ?? 0) + gone;
    const values = [(accepted as number) - gone, JSON.stringify(reasons), id as number];
    db.run('UPDATE slice SET accepted = ?, filtered = ? WHERE id = ?', ...values);
  }
}
