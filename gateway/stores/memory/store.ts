import { GatewayError } from '../../contracts/errors.ts';
import type { Store, StoreOptions } from '../../contracts/store.ts';
import { latestOf } from '../../sheets/slice-reads.ts';
import {
  countsOf,
  leaseDue,
  nextDue,
  openDestinations,
  pairsOf,
  revive,
  hasten,
  settle,
  sheetIn,
  waiting,
} from './deliveries.ts';
import { factsOf, ledgerOf, quarantineRow, sheetsOf, unknownCodesOf } from './reading.ts';
import { MemorySaver } from './saving.ts';
import { sightOf, sliceOf } from './sight.ts';
import { emptyState, type MemoryState } from './state.ts';

/** Keeps everything in this process, in clear: for tests and for trying the gateway out. */
export function memoryStore(options: StoreOptions, state: MemoryState = emptyState()): Store {
  const saver = new MemorySaver(state, options);
  openDestinations(state, options.destinations, options.now().getTime());
  const isOf =
    (source: string | undefined) =>
    (row: { readonly source: string }): boolean =>
      source === undefined || row.source === source;
  return {
    savePage: async (page) => saver.save(page),
    async confirmSlice(confirm) {
      const saved = saver.confirm(confirm);
      if (!saved)
        throw new GatewayError('adapter.contract', `confirming a slice of ${confirm.source}: it was never saved`);
      return saved;
    },
    holdPage: async (page, finding) => saver.hold(page, finding),
    sliceState: async (source, slice) => sliceOf(state, source, slice),
    async *slices(source) {
      yield* [...state.slices.values()].filter(isOf(source));
    },
    cursorOf: async (source) => state.sources.get(source)?.cursor,
    async lastReadOf(source) {
      const last = state.sources.get(source)?.lastRead;
      return last === undefined ? undefined : new Date(last);
    },
    lastWholeReadOf: async (source) => state.sources.get(source)?.lastWholeRead,
    startRun: async ({ isAside: _isAside, ...run }) => void state.runs.set(run.id, run),
    async endRun({ isAside, ...run }) {
      state.runs.set(run.id, run);
      const known = state.sources.get(run.source);
      if (!isAside && (run.outcome === 'complete' || run.outcome === 'partial'))
        state.sources.set(run.source, { ...known, cursor: undefined, lastWholeRead: run.startedAt });
    },
    async *runs(source) {
      yield* [...state.runs.values()]
        .filter(isOf(source))
        .sort((a, b) => a.startedAt.getTime() - b.startedAt.getTime() || (a.id < b.id ? -1 : 1));
    },
    stemsOf: async (source, school, classes) =>
      new Map(
        [...(state.stems.get(JSON.stringify([source, school])) ?? [])].filter(
          ([name]) => classes?.includes(name) ?? true,
        ),
      ),
    async *findings({ source, open } = {}) {
      const all = [...state.findings.values()].map(({ finding }) => finding).filter(isOf(source));
      yield* all.filter(({ closedAt }) => open === undefined || open === (closedAt === undefined));
    },
    openFinding: async (finding) => void state.findings.set(finding.id, { finding }),
    async closeFinding(id, closedAt) {
      const known = state.findings.get(id);
      if (known && !known.finding.closedAt) state.findings.set(id, { finding: { ...known.finding, closedAt } });
    },
    async heldPage(id) {
      const held = state.findings.get(id)?.held;
      const kept = held?.slice && sliceOf(state, held.source, held.slice);
      return kept && kept.read.from > held!.read.from ? undefined : held;
    },
    async *quarantined(source) {
      for (const row of [...state.quarantine.values()].filter(isOf(source))) yield quarantineRow(row, state);
    },
    async quarantinedRaw(id) {
      const row = state.quarantine.get(Number(id));
      if (!row)
        throw new GatewayError(
          'usage.invalid',
          `opening quarantine row ${id}: there is no such row, or it was released`,
        );
      return row.rawJson;
    },
    async *unknownCodes() {
      yield* unknownCodesOf(state);
    },
    async *rawPages(source) {
      for (const [key, { pupils, read, answers }] of state.raws) {
        const kept = state.slices.get(key);
        if (kept?.source === source)
          yield { slice: kept.slice, read: read.from > kept.read.from ? read : kept.read, pupils, answers };
      }
    },
    async forgetRaw(now) {
      const past = [...state.raws].filter(([, { until }]) => until && until <= now);
      for (const [key] of past) state.raws.delete(key);
      return past.length;
    },
    // Nobody is ever forgotten here: it keeps nothing.
    forgotten: async () => new Set(),
    leaseDue: async (destination, request) => leaseDue(state, destination, request),
    async *waiting(destination) {
      yield* waiting(state, destination);
    },
    settle: async (destination, settlements) => settle(state, destination, settlements),
    hasten: async (destination, of, now) => hasten(state, destination, of, now.getTime()),
    deliveryCounts: async (destination) => countsOf(state, destination),
    nextDue: async (destination, except) => nextDue(state, destination, except),
    async *dead(destination) {
      for (const { sheet, delivery } of pairsOf(state, destination)) {
        const { state: status, refused } = delivery.state;
        if (status === 'dead')
          yield { sheet: sheet.ref, version: sheet.head.version, problems: refused?.problems ?? [] };
      }
    },
    revive: async (destination, sheets) => revive(state, destination, sheets, options.now().getTime()),
    epoch: async () => 1,
    async *sheets(query) {
      for (const sheet of sheetsOf(state, query)) yield sheetIn(sheet);
    },
    async coverageOf({ day, scope, ...place }) {
      const over = sightOf(state, place).slices(scope, day, day);
      const reads = over.map(({ reads: each, read }) => latestOf(each) ?? read.from.getTime());
      return {
        entities: new Set(over.flatMap(({ slice }) => slice.entities)),
        ...(reads.length > 0 && { readFrom: new Date(Math.min(...reads)) }),
      };
    },
    async *facts(query) {
      yield* factsOf(state, query);
    },
    async *corrections(query) {
      for (const { ref: sheet, corrections } of sheetsOf(state, query)) {
        for (const { version, changes } of corrections)
          for (const change of changes) yield { sheet, version, ...change };
      }
    },
    ledger: async () => ledgerOf(state),
    close: async () => {},
  };
}
