import { GatewayError } from '../../contracts/errors.ts';
import type { Keeping } from '../../contracts/keeping.ts';
import type { Operations } from '../../contracts/operations.ts';
import type { Store, StoreOptions } from '../../contracts/store.ts';
import { NO_DELIVERIES } from '../plan/delivery.ts';
import { unknownCodesOf } from './code-rows.ts';
import { type Database, type DatabaseSettings, openDatabase } from './database.ts';
import { DeliveryRows } from './delivery-rows.ts';
import { deliveryCountsIn, nextDueIn } from './delivery-sums.ts';
import { ledgerOf } from './ledger.ts';
import { pageSaver } from './page-saver.ts';
import { forgetRaw, rawPagesOf } from './raw-rows.ts';
import { correctionsOf, coverageOf, factsOf, sheetsOf } from './reading.ts';
import { epochOf } from './epoch.ts';
import { forgottenOf } from './forgotten-rows.ts';
import { keepingOn } from './keeping.ts';
import { operationsOn } from './operations.ts';
import { openRooms, type Rooms } from './rooms.ts';
import { endRun, runsOf, startRun } from './run-rows.ts';
import { stemsOf } from './stem-rows.ts';

/** Milliseconds to wait for another process that writes to the same file. */
const PATIENCE = 5_000;

/** `patience` is 5 seconds by default. */
export type SqliteSettings = Partial<DatabaseSettings>;

/** An open file: what was collected, and what the gateway remembers of its own work. Closed with the store. */
export interface OpenFile {
  readonly store: Store;
  readonly operations: Operations;
  readonly keeping: Keeping;
}

/** The embedded store alone; see `openSqlite`. */
export const openSqliteStore = (path: string, options: StoreOptions, settings?: SqliteSettings): Store =>
  openSqlite(path, options, settings).store;

/**
 * The embedded store: one file, `path`, made when it is not there. Several processes may open it at once.
 *
 * @throws {GatewayError} store.newer, store.damaged, store.locked, store.unwritable, store.full, key.mismatch
 */
export function openSqlite(path: string, options: StoreOptions, settings: SqliteSettings = {}): OpenFile {
  const db = openDatabase(path, { patience: PATIENCE, ...settings });
  try {
    checkKey(db, options.keyId);
    const rooms = openRooms(db, options);
    return {
      store: storeOn(db, rooms, options),
      operations: operationsOn(db),
      keeping: keepingOn(db, rooms, options),
    };
  } catch (error) {
    db.close();
    throw error;
  }
}

/** A store belongs to the key it was made with: another one would make other pseudonyms. */
function checkKey(db: Database, keyId: string): void {
  const known = db.first("SELECT value FROM meta WHERE name = 'key'")?.['value'];
  if (known === undefined)
    db.transaction('noting the key', () => db.run("INSERT OR IGNORE INTO meta VALUES ('key', ?)", keyId));
  else if (known !== keyId)
    throw new GatewayError('key.mismatch', `opening ${db.path}: it was made with key ${String(known)}, not ${keyId}`);
}

function storeOn(db: Database, rooms: Rooms, options: StoreOptions): Store {
  const { names, seal, slots, slices, quarantine, findings } = rooms;
  const saver = pageSaver(db, rooms, options);
  const slotOf = (destination: string) => slots.list().find(({ name }) => name === destination);
  const deliveries = new Map(slots.list().map((slot) => [slot.name, new DeliveryRows(db, names, slot)]));
  const sourceRow = (source: string) =>
    db.first('SELECT cursor, last_read, last_whole FROM source WHERE name = ?', source);
  return {
    savePage: async (page) => saver.save(page),
    async confirmSlice(confirm) {
      const saved = saver.confirm(confirm);
      if (!saved)
        throw new GatewayError('adapter.contract', `confirming a slice of ${confirm.source}: it was never saved`);
      return saved;
    },
    holdPage: async (page, finding) => saver.hold(page, finding),
    sliceState: async (source, slice) => slices.find(source, slice),
    async *slices(source) {
      for (let last = 0; ;) {
        const kept = slices.after(source, last);
        if (kept.length === 0) return;
        yield* kept;
        last = kept.at(-1)!.key;
      }
    },
    cursorOf: async (source) => (sourceRow(source)?.['cursor'] as string | null | undefined) ?? undefined,
    async lastReadOf(source) {
      const last = sourceRow(source)?.['last_read'] as number | null | undefined;
      return last ? new Date(last) : undefined;
    },
    async lastWholeReadOf(source) {
      const began = sourceRow(source)?.['last_whole'] as number | null | undefined;
      return began ? new Date(began) : undefined;
    },
    startRun: async (run) => startRun(db, run),
    endRun: async (run) => endRun(db, run),
    async *runs(source) {
      yield* runsOf(db, source);
    },
    stemsOf: async (source, school, classes) => stemsOf(db, source, school, classes),
    async *findings(query) {
      yield* findings.all(query);
    },
    openFinding: async (finding) => db.transaction('opening a finding', () => findings.open(finding)),
    closeFinding: async (id, at) => db.transaction('closing a finding', () => findings.close(id, at)),
    heldPage: async (id) => findings.held(id),
    quarantined: (source) => quarantine.all(source),
    quarantinedRaw: async (id) => quarantine.raw(id),
    async *unknownCodes() {
      yield* unknownCodesOf(db);
    },
    rawPages: (source) => rawPagesOf(db, seal, slices, source),
    forgetRaw: async (now) => forgetRaw(db, now),
    forgotten: async () => forgottenOf(db),
    leaseDue: async (destination, request) => deliveries.get(destination)?.lease(request) ?? [],
    async *waiting(destination) {
      yield* deliveries.get(destination)?.waiting() ?? [];
    },
    settle: async (destination, settlements) => deliveries.get(destination)?.settle(settlements),
    hasten: async (destination, of, now) => deliveries.get(destination)?.hasten(of, now.getTime()),
    deliveryCounts: async (destination) => {
      const slot = slotOf(destination);
      return slot ? deliveryCountsIn(db, slot) : NO_DELIVERIES;
    },
    nextDue: async (destination, except) => {
      const slot = slotOf(destination);
      return slot && nextDueIn(db, slot, except);
    },
    async *dead(destination) {
      yield* deliveries.get(destination)?.dead() ?? [];
    },
    revive: async (destination, sheets) => deliveries.get(destination)?.revive(sheets, options.now().getTime()) ?? 0,
    epoch: async () => epochOf(db),
    sheets: (query) => sheetsOf(db, names, query),
    coverageOf: async (sheet) => coverageOf(rooms, sheet),
    facts: (query) => factsOf(db, names, query),
    corrections: (query) => correctionsOf(db, names, query),
    ledger: async () => ledgerOf(db, rooms),
    close: async () => db.close(),
  };
}
