import { demandSecrets } from '../config/lacking.ts';
import { balance, type Balanced } from '../forward/balance.ts';
import { outgoingOf } from './forwarding.ts';
import type { Gateway } from '../gateway.ts';
import { journalsOf, nodeFinder } from '../registry/node-finder.ts';

export interface BalanceOptions {
  /** Looks and changes nothing. */
  readonly dryRun?: boolean;
  /** Withdraws at once what no sheet stands behind. */
  readonly withdrawAll?: boolean;
  onDay?(done: number, total: number): void;
}

/**
 * Compares the store with what a destination holds, and repairs what differs: the next forwarding sends it. Undefined where the
 * destination cannot tell what it holds. Sources that may know more are asked for as jobs "collect:<source>".
 *
 * @throws {GatewayError} config.secret; when the destination cannot be asked, and of the store
 */
export async function balanceWith(
  gateway: Gateway,
  name: string,
  signal: AbortSignal,
  { dryRun = false, withdrawAll = false, onDay }: BalanceOptions = {},
): Promise<Balanced | undefined> {
  const { adapter, config } = gateway.destinationOf(name);
  demandSecrets(gateway.config, config);
  const { log, now, keeping, operations } = gateway;
  const destination = adapter.open(config.settings, { log, now, allowLoopback: config.allowLoopback });
  if (!destination.balance) return undefined;
  const askable = new Set(gateway.config.sources.filter(({ lack }) => !lack).map((source) => source.name));
  const balanced = await balance({
    destination: { ...destination, balance: destination.balance },
    outgoing: outgoingOf(gateway, name),
    store: keeping,
    nodeOf: nodeFinder(gateway.config.nodes),
    isOurs: (node) => gateway.config.nodes.some(({ id }) => id === node),
    journalsOf: (node) => journalsOf(gateway.config.nodes, node),
    readAgain: async (source) => {
      if (askable.has(source)) await operations.requestJob(`collect:${source}`, now());
    },
    now,
    signal,
    dryRun,
    withdrawAll,
    ...(onDay && { onDay }),
  });
  const { cells, equal, sentAgain, strays, withdrawn } = balanced;
  log.info({ destination: name, cells, equal, sentAgain, strays, withdrawn }, 'balanced');
  return balanced;
}

/** What is different still, or was until now: nothing means that both sides hold the same. */
export const differencesIn = ({ sentAgain, waiting, refused, strays, withdrawn }: Balanced): number =>
  sentAgain + waiting + refused + strays + withdrawn;
