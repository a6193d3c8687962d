import type { FactQuery, FactRow, SheetQuery } from '../../contracts/facts.ts';
import type { QuarantineRow } from '../../contracts/finding.ts';
import type { Ledger } from '../../contracts/ledger.ts';
import type { Store } from '../../contracts/store.ts';
import { hashOf } from '../../sheets/canonical-json.ts';
import { countedOf } from '../../sheets/origin-table.ts';
import { Recount } from '../plan/recount.ts';
import { countsOf, pairsOf } from './deliveries.ts';
import type { MemoryFacts, MemoryQuarantine, MemorySheet, MemoryState } from './state.ts';

type CodeRow = Store['unknownCodes'] extends () => AsyncIterable<infer Row> ? Row : never;

/** The sheets asked for, in order of source, kind, scope, school and day. */
export function sheetsOf({ sheets }: MemoryState, query: SheetQuery): MemorySheet[] {
  const { days } = query;
  const isAsked = ({ ref }: MemorySheet): boolean =>
    (['source', 'kind', 'school', 'scope'] as const).every(
      (name) => query[name] === undefined || query[name] === ref[name],
    ) &&
    (!days || (days.from <= ref.day && ref.day <= days.to));
  const order = ({ ref: { source, kind, scope, school, day } }: MemorySheet): string =>
    [source, kind, scope, school, day].join('\0');
  return [...sheets.values()].filter(isAsked).sort((a, b) => (order(a) < order(b) ? -1 : 1));
}

export function factsOf(state: MemoryState, query: FactQuery): FactRow[] {
  const at = query.at?.getTime();
  return sheetsOf(state, query).flatMap(({ ref: sheet, facts, pastFacts }) => {
    const valid = validAt(facts, pastFacts, at);
    return (valid?.facts ?? [])
      .filter(({ requirement }) => query.requirement === undefined || requirement === query.requirement)
      .map((fact) => ({
        ...fact,
        sheet,
        version: valid!.version,
        validFrom: new Date(valid!.from),
        ...(valid!.to !== undefined && { validTo: new Date(valid!.to) }),
      }));
  });
}

type Valid = MemoryFacts & { readonly to?: number };

function validAt(
  present: MemoryFacts | undefined,
  past: MemorySheet['pastFacts'],
  at: number | undefined,
): Valid | undefined {
  if (at === undefined || (present && present.from <= at)) return present;
  return past.findLast(({ from, to }) => from <= at && at < to);
}

export function quarantineRow(row: MemoryQuarantine, { slices }: MemoryState): QuarantineRow {
  const { key, source, kind, school, ref, shownBy, failed, problems, unknownCodes, seen, madeBy } = row;
  const slice = row.slice === undefined ? undefined : slices.get(row.slice)?.slice;
  return {
    ...{ id: String(key), source, kind, school, raw: 0, ref, failed, problems, madeBy, firstSeenAt: new Date(seen.by) },
    ...(slice && { slice }),
    ...(shownBy !== undefined && { shownBy }),
    ...(unknownCodes && { unknownCodes }),
  };
}

export function unknownCodesOf({ codes, quarantine }: MemoryState): CodeRow[] {
  const waiting = [...quarantine.values()].flatMap(({ unknownCodes = [], school, seen }) =>
    unknownCodes.map((code) => ({ ...code, school, count: 1, firstSeen: Date.parse(seen.by) })),
  );
  const byCode = Map.groupBy([...codes.values(), ...waiting], ({ list, value }) => JSON.stringify([list, value]));
  return [...byCode.values()]
    .map((rows) => ({
      list: rows[0]!.list,
      value: rows[0]!.value,
      count: rows.reduce((sum, { count }) => sum + count, 0),
      schools: [...new Set(rows.map(({ school }) => school))].sort(),
      firstSeen: new Date(Math.min(...rows.map(({ firstSeen }) => firstSeen))),
    }))
    .sort((a, b) => (`${a.list}\0${a.value}` < `${b.list}\0${b.value}` ? -1 : 1));
}

export function ledgerOf(state: MemoryState): Ledger {
  const recount = new Recount();
  for (const page of state.pages) recount.page(page);
  for (const { ref, head, json } of state.sheets.values()) {
    if (hashOf(json) !== head.hash) recount.sheet(`${ref.kind} ${ref.scope} ${ref.day} of source ${ref.source}`);
  }
  for (const kept of state.slices.values()) {
    const { kind, school, scope, from, to, entities } = kept.slice;
    const sheets = sheetsOf(state, { source: kept.source, kind, school, scope, days: { from, to } });
    const counted = sheets.reduce((sum, { table }) => sum + countedOf(table, new Set(entities)), 0);
    const waiting = [...state.quarantine.values()].filter(
      ({ slice, page }) => slice === kept.key && page === kept.page,
    ).length;
    recount.slice(kept.source, kept, counted, waiting);
  }
  for (const name of state.destinations) {
    const strays = pairsOf(state, name)
      .map(({ sheet: { ref, head }, delivery: { first, state: now, receipts } }) => ({
        sheet: `${ref.kind} ${ref.scope} ${ref.day} of source ${ref.source}`,
        expected: head.version - first + (now.state === 'waiting' ? 0 : 1),
        found: receipts.size,
      }))
      .filter(({ expected, found }) => expected !== found);
    recount.destination(name, countsOf(state, name), strays);
  }
  return recount.result();
}
