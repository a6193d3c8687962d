import {
  type BalanceCell,
  defineDestination,
  type Destination,
  type DestinationContext,
} from '../../gateway/contracts/destination.ts';
import { type SheetKind, SHEETS } from '../../gateway/contracts/records.ts';
import type { Clockwork } from '../kit/clockwork.ts';
import { monoLogApi, type Wire } from './api.ts';
import { MOST_PARCELS, written } from './calls.ts';
import { syncNodes } from './nodes.ts';
import { sendParcels } from './send.ts';
import { SENTENCES } from './sentences.ts';
import { type MonoLogSettings, PARAMETERS_VERSION, settingsSchema } from './settings.ts';
import { askTickets } from './tickets.ts';

/**
 * The monitoring platform MONO.LOG. ASSUMED: nothing of it is public but the roles that the Voronezh order names
 * (appendix 2, events 12–24); schemas/mono-log/openapi.yaml is our own contract for them. `clockwork` is for tests.
 */
export function monoLog(settings: MonoLogSettings, context: DestinationContext, clockwork?: Clockwork): Destination {
  const api = monoLogApi(settings, context, clockwork);
  const { parameters = PARAMETERS_VERSION } = settings;
  const now = (): Date => context.now();
  return {
    name: 'mono-log',
    batchSize: MOST_PARCELS,
    probe: async (signal) => void (await api.nodes(signal)),
    syncNodes: (nodes, signal) => syncNodes(api, nodes, signal),
    balance: {
      days: (signal) => api.balanceDays(signal),
      cells: async (day, signal) => (await api.balanceRows(day, signal)).flatMap(cellOf),
      lines: (cell, signal) => api.balanceLines(cell, signal),
    },
    async send(batch, tickets, signal) {
      const asked = new Map([...tickets].filter(([id]) => batch.some((parcel) => parcel.id === id)));
      const verdicts = await askTickets(api, asked, now, signal);
      const rest = batch.filter(({ id }) => !verdicts.has(id)).map((parcel) => written(parcel, parameters));
      await sendParcels(api, rest, verdicts, now, signal);
      return [...verdicts.values()];
    },
  };
}

/** Rows of kinds that are no sheets of ours (indicators) are not ours to balance. */
function cellOf({ node, kind, digest }: Wire['BalanceRow']): readonly BalanceCell[] {
  return kind in SHEETS ? [{ node, kind: kind as SheetKind, digest }] : [];
}

export default defineDestination<MonoLogSettings>({
  name: 'mono-log',
  grade: 'assumed',
  sentences: SENTENCES,
  settingsSchema,
  open: (settings, context) => monoLog(settings, context),
});
