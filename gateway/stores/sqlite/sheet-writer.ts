import type { Fact } from '../../contracts/facts.ts';
import type { NormalisedPage } from '../../contracts/sheet.ts';
import type { SheetHead, SheetWrite } from '../plan/kept.ts';
import type { Assessed } from '../plan/plan-sheet.ts';
import { overtaken } from '../plan/delivery.ts';
import type { OriginTable } from '../../sheets/origin-table.ts';
import type { Database, Value } from './database.ts';
import { columnsOf, deliveryIn, writeDelivery } from './delivery-columns.ts';
import type { Slot, Slots } from './destinations.ts';
import type { Names } from './names.ts';
import { writeReceipt } from './receipts.ts';
import { factsText } from './sheet-rows.ts';
import { zip, zipLong } from './zip.ts';

/** Whose sheets are written, and by which rules. */
export type Maker = Pick<NormalisedPage, 'source' | 'kind' | 'school' | 'schema' | 'madeBy'>;

export interface SheetWriter {
  /** Writes one sheet of a page inside its transaction. `now` in milliseconds. */
  write(page: Maker, sheet: SheetWrite, now: number): void;
  /** Writes facts that a later reading of an unchanged sheet decided. */
  judge(head: SheetHead, assessed: Assessed, now: number): void;
}

export function sheetWriter(db: Database, names: Names, slots: Slots): SheetWriter {
  const update =
    'UPDATE sheet SET version = ?, hash = ?, schema = ?, made_by = ?, changed = ?, open_until = ? WHERE id = ?';

  const add = (page: Maker, { scope, day, content, openUntil, table, facts }: SheetWrite, now: number): void => {
    const { source, kind, school, schema, madeBy } = page;
    const { version, hash, json } = content!;
    const head: Value[] = [
      names.scope({ source, kind, school, scope }),
      day,
      version,
      hash,
      schema,
      names.maker(madeBy),
      now,
      openUntil ?? null,
    ];
    const key = db.run(insertInto(slots.list()), ...head, ...slots.list().map(() => now));
    db.run('INSERT INTO content (sheet, body, origins) VALUES (?, ?, ?)', key, zip(json), tableText(table!));
    if (facts)
      db.run(
        'INSERT INTO fact (sheet, version, valid_from, facts) VALUES (?, ?, ?, ?)',
        key,
        version,
        now,
        factsText(facts),
      );
  };

  const overtake = (key: number, version: number, now: number): void => {
    const known = slots.list();
    if (known.length === 0) return;
    const row = db.first(`SELECT ${known.map(({ slot }) => columnsOf(slot)).join(', ')} FROM sheet WHERE id = ?`, key)!;
    for (const slot of known) {
      const { state, receipt } = overtaken(deliveryIn(row, slot.slot), now);
      writeDelivery(db, slot, key, state);
      if (receipt) writeReceipt(db, slot, key, version, receipt);
    }
  };

  const change = (
    page: Maker,
    { before, content, openUntil, table, changes, facts }: SheetWrite,
    now: number,
  ): void => {
    const { key } = before!;
    const { version, hash, json } = content!;
    overtake(key, before!.version, now);
    db.run(update, version, hash, page.schema, names.maker(page.madeBy), now, openUntil ?? null, key);
    db.run('UPDATE content SET body = ?, origins = ? WHERE sheet = ?', zip(json), tableText(table!), key);
    db.run('UPDATE correction SET valid_to = ? WHERE sheet = ? AND valid_to IS NULL', now, key);
    db.run(
      'INSERT INTO correction (sheet, version, valid_from, changes) VALUES (?, ?, ?, ?)',
      key,
      version,
      now,
      zip(JSON.stringify(changes)),
    );
    if (facts) replaceFacts(key, version, facts, now);
  };

  const replaceFacts = (key: number, version: number, facts: readonly Fact[], now: number): void => {
    const text = factsText(facts);
    const known = db.first('SELECT version, facts FROM fact WHERE sheet = ?', key);
    if (known?.['version'] === version && known['facts'] === text) return;
    db.run(
      'INSERT INTO fact_past (sheet, version, valid_from, valid_to, facts) SELECT sheet, version, valid_from, ?, facts FROM fact WHERE sheet = ?',
      now,
      key,
    );
    db.run(
      'INSERT OR REPLACE INTO fact (sheet, version, valid_from, facts) VALUES (?, ?, ?, ?)',
      key,
      version,
      now,
      text,
    );
  };

  const judge: SheetWriter['judge'] = ({ key, version }, { facts, openUntil }, now) => {
    replaceFacts(key, version, facts, now);
    db.run('UPDATE sheet SET open_until = ? WHERE id = ?', openUntil ?? null, key);
  };

  return {
    judge,
    write(page, sheet, now) {
      if (!sheet.before) return add(page, sheet, now);
      if (sheet.content) return change(page, sheet, now);
      if (sheet.table)
        db.run('UPDATE content SET origins = ? WHERE sheet = ?', tableText(sheet.table), sheet.before.key);
      if (sheet.facts) judge(sheet.before, { facts: sheet.facts, openUntil: sheet.openUntil }, now);
    },
  };
}

/** A new sheet is due everywhere. */
function insertInto(slots: readonly Slot[]): string {
  const dues = slots.map(({ slot }) => `, d${slot}_due`).join('');
  const marks = `?, ?, ?, ?, ?, ?, ?, ?${', ?'.repeat(slots.length)}`;
  return `INSERT INTO sheet (scope, day, version, hash, schema, made_by, changed, open_until${dues}) VALUES (${marks})`;
}

const tableText = (table: OriginTable): string | Buffer => zipLong(JSON.stringify(table));
