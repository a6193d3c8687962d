import type { Keeping } from '../../contracts/keeping.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import { balancingOn } from './balance-rows.ts';
import type { Database } from './database.ts';
import { guarded } from './errors.ts';
import { forget } from './forgetting.ts';
import { forgetReportsOf } from './forgotten-rows.ts';
import { looksOf, noteLook } from './look-rows.ts';
import { prune } from './pruning.ts';
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
  forgetReports: () => forgetReportsOf(db),
  noteLook: (look) => noteLook(db, look),
  looks: () => looksOf(db),
  ...balancingOn(db, rooms),
});
