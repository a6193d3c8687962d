import type { Counts } from '../../contracts/records.ts';
import type { NormalisedPage, SaveCounts, SheetBody } from '../../contracts/sheet.ts';
import type { Finding, Store, StoreOptions } from '../../contracts/store.ts';
import { newDelivery, overtaken } from '../plan/delivery.ts';
import { type PageSight, type QuarantinePlan, type SheetHead, type SheetWrite, sliceText } from '../plan/kept.ts';
import { planConfirm } from '../plan/plan-confirm.ts';
import { planPage } from '../plan/plan-page.ts';
import { scopeOf } from '../plan/plan-quarantine.ts';
import { type MemorySheet, type MemoryState, nameOf } from './state.ts';

type Place = Pick<NormalisedPage, 'source' | 'kind' | 'school'>;

/** Plans first and writes then, and writing cannot fail: so a page is there as a whole or not at all. */
export class MemorySaver {
  private readonly state: MemoryState;
  private readonly options: StoreOptions;

  constructor(state: MemoryState, options: StoreOptions) {
    this.state = state;
    this.options = options;
  }

  save(page: NormalisedPage): SaveCounts {
    const now = this.options.now().getTime();
    const plan = planPage(page, this.sight(page), this.options);
    const key = this.page(page, plan.counts);
    for (const sheet of plan.sheets) this.write(page, sheet, now);
    for (const dropped of plan.dropped) this.drop(dropped);
    for (const { slice, elsewhere, released } of plan.moved) this.move(slice, elsewhere, released);
    const slice = plan.slice && (plan.slice.before?.key ?? (this.state.lastKey += 1));
    if (slice !== undefined)
      this.state.slices.set(slice, { ...plan.slice!.after, key: slice, page: key, source: page.source });
    this.quarantine(page, key, slice, plan.quarantine);
    this.beside(page, slice, now);
    this.moveOn(page.source, page.cursor, page.cause === 'read' ? page.read.to.getTime() : undefined);
    return { ...plan.counts, page: key, changed: plan.changed, unchanged: plan.unchanged };
  }

  confirm({
    source,
    run,
    slice,
    received,
    cursor,
    read,
  }: Parameters<Store['confirmSlice']>[0]): SaveCounts | undefined {
    const kept = this.sliceOf(source, slice);
    if (!kept) return undefined;
    const plan = planConfirm(source, kept, read, this.sight({ source, ...slice }), this.options);
    const counts = { ...kept.counts, received };
    const key = this.page({ source, run }, counts);
    const times = { from: new Date(plan.times.from), to: new Date(plan.times.to) };
    this.state.slices.set(kept.key, { ...kept, read: times, reads: plan.reads });
    for (const { head, facts, isOpen } of plan.judged)
      this.judge(this.sheetOf(head), facts, isOpen, this.options.now().getTime());
    this.moveOn(source, cursor, read.to.getTime());
    return { ...counts, page: key, changed: 0, unchanged: 0 };
  }

  hold(page: NormalisedPage, finding: Finding): SaveCounts {
    const counts: Counts = { received: page.received, accepted: 0, quarantined: 0, filtered: { held: page.received } };
    const key = this.page(page, counts);
    this.state.findings.set(finding.id, { finding, held: structuredClone(page) });
    this.moveOn(page.source, page.cursor, page.read.to.getTime());
    return { ...counts, page: key, changed: 0, unchanged: 0 };
  }

  sliceOf(source: string, slice: Parameters<typeof sliceText>[0]) {
    const name = sliceText(slice);
    return [...this.state.slices.values()].find((kept) => kept.source === source && sliceText(kept.slice) === name);
  }

  sight({ source, kind, school }: Place): PageSight {
    const { sheets, slices, quarantine } = this.state;
    const headOf = (scope: string, day: string): SheetHead | undefined =>
      sheets.get(nameOf({ source, kind, school, scope, day }))?.head;
    const isOwn = (row: Place): boolean => row.source === source && row.kind === kind && row.school === school;
    return {
      slices: (scope, from, to) =>
        [...slices.values()].filter(
          (kept) =>
            isOwn({ source: kept.source, ...kept.slice }) &&
            kept.slice.scope === scope &&
            kept.slice.from <= to &&
            kept.slice.to >= from,
        ),
      head: headOf,
      heads: (scope, from, to) =>
        [...sheets.values()]
          .filter(({ ref }) => isOwn(ref) && ref.scope === scope && from <= ref.day && ref.day <= to)
          .map(({ head }) => head),
      body: (head) => this.sheetOf(head).body,
      table: (head) => this.sheetOf(head).table,
      quarantineOf: (slice) => [...quarantine.values()].filter((row) => row.slice === slice),
      quarantineAlone: (scope) =>
        [...quarantine.values()].filter((row) => isOwn(row) && row.scope === scope && row.slice === undefined),
      quarantineRow: (id) => quarantine.get(Number(id)),
      isOfLastPage: ({ slice, page }) => slice !== undefined && slices.get(slice)?.page === page,
    };
  }

  private sheetOf({ key }: SheetHead): MemorySheet {
    return [...this.state.sheets.values()].find(({ head }) => head.key === key)!;
  }

  private page({ source, run }: Pick<NormalisedPage, 'source' | 'run'>, counts: Counts): number {
    const key = this.state.pages.length + 1;
    this.state.pages.push({ key, source, run, ...counts });
    return key;
  }

  private write({ source, kind, school, schema, madeBy }: NormalisedPage, write: SheetWrite, now: number): void {
    const { scope, day, before, content, table, changes, facts, isOpen } = write;
    const ref = { source, kind, school, scope, day };
    const sheet = this.state.sheets.get(nameOf(ref)) ?? this.added(ref, now);
    if (table) sheet.table = table;
    if (content) {
      if (before)
        for (const delivery of sheet.deliveries.values()) {
          const { state, receipt } = overtaken(delivery.state, now);
          delivery.state = state;
          if (receipt) delivery.receipts.set(before.version, receipt);
        }
      if (before) sheet.corrections.push({ version: content.version, changes });
      sheet.head = {
        ...sheet.head,
        version: content.version,
        hash: content.hash,
        schema,
        madeBy,
        changedAt: now,
        isOpen,
      };
      sheet.json = content.json;
      sheet.body = JSON.parse(content.json) as SheetBody;
    }
    if (facts) this.judge(sheet, facts, isOpen, now);
  }

  private added(ref: MemorySheet['ref'], now: number): MemorySheet {
    const head = {
      key: (this.state.lastKey += 1),
      scope: ref.scope,
      day: ref.day,
      version: 0,
      hash: '',
      schema: 0,
      madeBy: '',
      changedAt: now,
      isOpen: false,
    };
    const deliveries = new Map(
      [...this.state.destinations].map((name) => [name, { state: newDelivery(now), first: 1, receipts: new Map() }]),
    );
    const sheet: MemorySheet = {
      ref,
      head,
      json: '{}',
      body: {},
      table: { seen: [], entities: {} },
      pastFacts: [],
      corrections: [],
      deliveries,
    };
    this.state.sheets.set(nameOf(ref), sheet);
    return sheet;
  }

  private judge(sheet: MemorySheet, facts: NonNullable<SheetWrite['facts']>, isOpen: boolean, now: number): void {
    const { version } = sheet.head;
    sheet.head = { ...sheet.head, isOpen };
    if (sheet.facts?.version === version && JSON.stringify(sheet.facts.facts) === JSON.stringify(facts)) return;
    if (sheet.facts) sheet.pastFacts.push({ ...sheet.facts, to: now });
    sheet.facts = { version, from: now, facts };
  }

  private drop(slice: number): void {
    this.state.slices.delete(slice);
    this.state.raws.delete(slice);
    for (const [name, code] of this.state.codes) if (code.slice === slice) this.state.codes.delete(name);
  }

  private move(key: number, elsewhere: number, released: number): void {
    const kept = this.state.slices.get(key)!;
    const counts = {
      ...kept.counts,
      accepted: kept.counts.accepted + released,
      quarantined: kept.counts.quarantined - released,
    };
    this.state.slices.set(key, { ...kept, counts, elsewhere: kept.elsewhere + elsewhere });
  }

  private quarantine(
    page: NormalisedPage,
    pageKey: number,
    slice: number | undefined,
    { added, renewed, released }: QuarantinePlan,
  ): void {
    const { source, kind, school, madeBy } = page;
    const readFrom = page.read.from.getTime();
    for (const { row, seen } of added) {
      const key = (this.state.lastKey += 1);
      const scope = page.slice?.scope ?? scopeOf(row);
      this.state.quarantine.set(key, {
        ...row,
        key,
        ...(slice !== undefined && { slice }),
        page: pageKey,
        readFrom,
        seen,
        source,
        kind,
        school,
        madeBy,
        scope,
      });
    }
    for (const { key, row, page: which } of renewed) {
      const known = this.state.quarantine.get(key)!;
      this.state.quarantine.set(key, {
        ...known,
        ...row,
        madeBy,
        ...(which === 'this' && { page: pageKey, readFrom }),
      });
    }
    for (const key of released) this.state.quarantine.delete(key);
  }

  private beside(page: NormalisedPage, slice: number | undefined, now: number): void {
    const { source, school, stems, rawJson, keepRawUntil, pupils, read, unknownCodes = [] } = page;
    for (const [name, list] of stems ?? []) {
      const place = JSON.stringify([source, school]);
      if (!this.state.stems.has(place)) this.state.stems.set(place, new Map());
      this.state.stems.get(place)!.set(name, new Set(list));
    }
    if (slice === undefined && page.slice) return;
    const known = new Map(this.state.codes);
    if (slice !== undefined) for (const [name, code] of known) if (code.slice === slice) this.state.codes.delete(name);
    for (const { list, value, count } of unknownCodes) {
      const name = JSON.stringify([slice ?? 0, source, school, list, value]);
      this.state.codes.set(name, {
        source,
        school,
        slice: slice ?? 0,
        list,
        value,
        count,
        firstSeen: known.get(name)?.firstSeen ?? now,
      });
    }
    if (slice === undefined) return;
    if (rawJson !== undefined)
      this.state.raws.set(slice, { pupils, read, rawJson, ...(keepRawUntil && { until: keepRawUntil }) });
    else if (page.cause === 'read') this.state.raws.delete(slice);
  }

  private moveOn(source: string, cursor: string | undefined, readTo: number | undefined): void {
    const known = this.state.sources.get(source);
    const lastRead = Math.max(known?.lastRead ?? 0, readTo ?? 0) || undefined;
    this.state.sources.set(source, { cursor: cursor ?? known?.cursor, lastRead });
  }
}
