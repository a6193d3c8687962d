import { GatewayError } from '../../contracts/errors.ts';
import type { Keeping } from '../../contracts/keeping.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import { balancingOn } from './balance-rows.ts';
import type { Database } from './database.ts';
import { restoredEpochOf } from './epoch.ts';
import { guarded } from './errors.ts';
import { forgetAgain } from './forget-again.ts';
import { toldOf } from './forget-told.ts';
import { forget } from './forgetting.ts';
import { addForgotten, forgetReportsOf } from './forgotten-rows.ts';
import { looksOf, noteLook } from './look-rows.ts';
import { prune } from './pruning.ts';
import { reseal } from './resealing.ts';
import type { Rooms } from './rooms.ts';

/** How the embedded store looks after itself. */
export const keepingOn = (db: Database, rooms: Rooms, options: StoreOptions): Keeping => ({
  prune: (limits, { dryRun = false, ...pruning }) => {
    rooms.slots.refresh();
    return prune({ db, dryRun, ...pruning }, rooms.slots.list(), limits);
  },
  compact: () => compact(db),
  forget: (forgetting) => forget(db, rooms, options, forgetting),
  toldOf: (pupil) => toldOf(db, rooms, pupil),
  forgetReports: () => forgetReportsOf(db),
  forgetMissing: (list) => forgetAgain(db, rooms, options, list),
  noteForgotten: (reports) =>
    db.transaction('noting forgotten people', () => {
      for (const report of reports) addForgotten(db, report, report.erased);
    }),
  reseal: (options) => reseal(db, rooms, options),
  noteLook: (look) => noteLook(db, look),
  looks: () => looksOf(db),
  restoredEpoch: () => restoredEpochOf(db),
  ...balancingOn(db, rooms),
});

/**
 * The rewritten file stands in the log until nobody reads the one of before any more: SQLite waits for such a reader for as long as the
 * connection is patient, and then says so in a row instead of failing.
 */
function compact(db: Database): void {
  const doing = `compacting ${db.path}`;
  guarded(doing, () => {
    db.exec('VACUUM');
    const isBusy = db.first('PRAGMA wal_checkpoint(TRUNCATE)')!['busy'] !== 0;
    if (isBusy) throw new GatewayError('store.locked', `${doing}: somebody reads what stood there before`);
  });
}
