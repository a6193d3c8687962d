import type { ReadTimes } from '../../contracts/records.ts';
import type { Slice } from '../../contracts/sheet.ts';
import type { StoreOptions } from '../../contracts/store.ts';
import type { Database } from './database.ts';
import { openSlots, type Slots } from './destinations.ts';
import { type FindingRows, findingRowsOf } from './finding-rows.ts';
import { type Names, namesOf } from './names.ts';
import { type QuarantineRows, quarantineRowsOf } from './quarantine-rows.ts';
import { type Seal, sealWith } from './seal.ts';
import { type SheetWriter, sheetWriter } from './sheet-writer.ts';
import { type SliceRows, sliceRowsOf } from './slice-rows.ts';

/** The parts of an open store that others lean on. */
export interface Rooms {
  readonly names: Names;
  readonly seal: Seal;
  readonly slots: Slots;
  readonly slices: SliceRows;
  readonly quarantine: QuarantineRows;
  readonly findings: FindingRows;
  readonly writer: SheetWriter;
}

/** As Store.rawPages gives them. */
export interface RawPage {
  readonly slice: Slice;
  readonly read: ReadTimes;
  readonly pupils: 'all' | readonly string[];
  readonly answers: Uint8Array;
}

export function openRooms(db: Database, { destinations, sealKey, olderSealKeys, now }: StoreOptions): Rooms {
  const names = namesOf(db);
  const seal = sealWith(sealKey, olderSealKeys);
  const slots = openSlots(db, destinations, now().getTime());
  const slices = sliceRowsOf(db, names);
  const quarantine = quarantineRowsOf(db, names, seal, slices);
  const findings = findingRowsOf(db, seal, slices);
  return { names, seal, slots, slices, quarantine, findings, writer: sheetWriter(db, names, slots) };
}
