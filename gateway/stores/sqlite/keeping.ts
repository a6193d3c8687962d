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
  compact: () =>
    guarded(`compacting ${db.path}`, () => {
      db.exec('VACUUM');
      db.exec('PRAGMA wal_checkpoint(TRUNCATE)');
    }),
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
