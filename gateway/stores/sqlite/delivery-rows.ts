import { randomUUID } from 'node:crypto';
import type { Problem, SheetRef } from '../../contracts/records.ts';
import type { Delivery, LeaseRequest, Settlement } from '../../contracts/delivery.ts';
import { type BaseHead, leased, nodeKept, revived, settled } from '../plan/delivery.ts';
import type { Database, Row } from './database.ts';
import { columnsOf, deliveryIn, writeDelivery } from './delivery-columns.ts';
import { butFor } from './delivery-sums.ts';
import type { Slot } from './destinations.ts';
import { type Names, type ScopeName } from './names.ts';
import { writeReceipt } from './receipts.ts';
import { HEAD, sheetIn } from './sheet-rows.ts';
import { guarded } from './errors.ts';
import { unzip, zip } from './zip.ts';

type Waiting = Omit<Delivery, 'lease'>;
type DeadRow = { readonly sheet: SheetRef; readonly version: number; readonly problems: readonly Problem[] };
/** Rows opened at once while all that waits is walked. */
const AT_ONCE = 200;

/** Deliveries to one destination. Every change is one transaction. */
export class DeliveryRows {
  private readonly db: Database;
  private readonly names: Names;
  private readonly slot: Slot;

  constructor(db: Database, names: Names, slot: Slot) {
    this.db = db;
    this.names = names;
    this.slot = slot;
  }

  lease({ limit, now, until, nodeOf, except }: LeaseRequest): Delivery[] {
    const { slot } = this.slot;
    return this.db.transaction(`leasing for ${this.slot.name}`, () => {
      const { sql, values } = butFor(except);
      const where = `WHERE d${slot}_due <= ? ${sql} ORDER BY d${slot}_due, sheet.id LIMIT ?`;
      return this.db.all(this.select(where), now.getTime(), ...values, limit).map((row) => {
        const lease = randomUUID();
        const { source, school } = this.names.scopeNamed(row['scope'] as number);
        const node = nodeOf?.(source, school);
        const state = leased(deliveryIn(row, slot), lease, row['version'] as number, until.getTime(), node);
        writeDelivery(this.db, this.slot, row['id'] as number, state);
        return { ...this.deliveryOf(row, state.unsure, state.lease?.node), lease };
      });
    });
  }

  /** In the order of sheets' keys. */
  async *waiting(): AsyncIterable<Waiting> {
    const { slot } = this.slot;
    for (let last = 0; ;) {
      const rows = this.db.all(
        this.select(`WHERE d${slot}_due IS NOT NULL AND sheet.id > ? ORDER BY sheet.id LIMIT ${AT_ONCE}`),
        last,
      );
      if (rows.length === 0) return;
      for (const row of rows) {
        const state = deliveryIn(row, slot);
        const isUnsure = state.unsure || state.lease !== undefined;
        yield this.deliveryOf(row, isUnsure, nodeKept(state, row['version'] as number));
      }
      last = rows.at(-1)!['id'] as number;
    }
  }

  settle(settlements: readonly Settlement[]): void {
    this.db.transaction(`settling deliveries to ${this.slot.name}`, () => {
      for (const settlement of settlements) this.settleOne(settlement);
    });
  }

  private settleOne(settlement: Settlement): void {
    const row = this.rowOf(settlement.sheet);
    if (!row) return;
    const [key, version, changed] = [row['id'], row['version'], row['changed']] as [number, number, number];
    const { slot } = this.slot;
    const base = this.db.first('SELECT hash, receipt FROM base WHERE slot = ? AND sheet = ?', slot, key) as
      BaseHead | undefined;
    const result = settled(deliveryIn(row, slot), version, changed, settlement, base);
    if (!result) return;
    writeDelivery(this.db, this.slot, key, result.state);
    if (result.receipt) writeReceipt(this.db, this.slot, key, version, result.receipt);
    if (!result.base) return;
    const { hash, receipt, json, node = null } = result.base;
    this.db.run(
      'INSERT OR REPLACE INTO base (slot, sheet, hash, receipt, body, node) VALUES (?, ?, ?, ?, ?, ?)',
      slot,
      key,
      hash,
      receipt,
      zip(json),
      node,
    );
  }

  hasten({ source, school }: Pick<ScopeName, 'source' | 'school'>, now: number): void {
    const { slot } = this.slot;
    const due = `d${slot}_due > ? AND d${slot}_lease IS NULL`;
    this.db.transaction(`hastening deliveries to ${this.slot.name}`, () => {
      const sql = `UPDATE sheet SET d${slot}_due = ? WHERE ${due} AND scope IN (SELECT id FROM scope WHERE source = ? AND school = ?)`;
      this.db.run(sql, now, now, source, school);
    });
  }

  dead(): DeadRow[] {
    const { slot } = this.slot;
    const rows = this.db.all(`SELECT ${HEAD}, ${columnsOf(slot)} FROM sheet WHERE d${slot}_state = 'dead' ORDER BY id`);
    return rows.map((row) => {
      const { source, kind, school, scope } = this.names.scopeNamed(row['scope'] as number);
      const problems = deliveryIn(row, slot).refused?.problems ?? [];
      return {
        sheet: { source, kind, school, scope, day: row['day'] as string },
        version: row['version'] as number,
        problems,
      };
    });
  }

  revive(sheets: readonly SheetRef[], now: number): number {
    const { slot } = this.slot;
    return this.db.transaction(`reviving deliveries to ${this.slot.name}`, () => {
      let revivals = 0;
      for (const ref of sheets) {
        const row = this.rowOf(ref);
        const state = row && deliveryIn(row, slot);
        if (state?.state !== 'dead') continue;
        writeDelivery(this.db, this.slot, row!['id'] as number, revived(state, now));
        this.db.run(
          'DELETE FROM receipt WHERE slot = ? AND sheet = ? AND version = ?',
          slot,
          row!['id'] as number,
          row!['version'] as number,
        );
        revivals += 1;
      }
      return revivals;
    });
  }

  private rowOf({ day, ...name }: SheetRef & ScopeName): Row | undefined {
    const scope = this.names.knownScope(name);
    if (scope === undefined) return undefined;
    return this.db.first(
      `SELECT ${HEAD}, ${columnsOf(this.slot.slot)} FROM sheet WHERE scope = ? AND day = ?`,
      scope,
      day,
    );
  }

  private select(where: string): string {
    const { slot } = this.slot;
    return `SELECT ${HEAD}, ${columnsOf(slot)}, content.body, content.origins, base.hash AS base_hash, base.body AS base_body, base.node AS base_node
      FROM sheet JOIN content ON content.sheet = sheet.id LEFT JOIN base ON base.slot = ${slot} AND base.sheet = sheet.id ${where}`;
  }

  private deliveryOf(row: Row, unsure: Delivery['unsure'], node: Delivery['node']): Waiting {
    const { attempts, ticket, wholeBody, refused } = deliveryIn(row, this.slot.slot);
    const sheet = guarded(`opening sheet ${row['id'] as number} of ${this.db.path}`, () => sheetIn(row, this.names));
    const { base_hash: hash, base_body: body, base_node: under } = row;
    return {
      sheet,
      attempts,
      ...(typeof hash === 'string' && {
        base: { hash, json: unzip(body as Uint8Array), ...(typeof under === 'string' && { node: under }) },
      }),
      ...(refused && { refusedHash: refused.hash }),
      ...(ticket !== undefined && { ticket }),
      ...(node !== undefined && { node }),
      wholeBody,
      unsure,
    };
  }
}
