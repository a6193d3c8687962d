import type { EvidenceGrade, Log } from './adapter.ts';
import type { GatewayError, RaisedForms } from './errors.ts';
import type { Day, Problem, SheetKind } from './records.ts';

/** One sheet version in the destination's own shape, as mappings/<destination>/ made it. No name, contact or vendor id. */
export interface Parcel {
  /**
   * "kind/scope/day@version.hash16:mode#epoch", epoch being the store's; a delta's mode is "delta-<previous hash16>" here.
   * The same id always carries the same content.
   */
  readonly id: string;
  /** Node of the school at the destination. */
  readonly node: string;
  readonly kind: SheetKind;
  /** Derived for the destination, never a vendor's id. */
  readonly scope: string;
  readonly day: Day;
  readonly mode: 'snapshot' | 'delta' | 'withdrawn';
  /** SHA-256 (hex) of the canonical JSON of the whole outgoing body. */
  readonly hash: string;
  /** delta: hash of the outgoing body that the destination acknowledged last. */
  readonly previousHash?: string;
  /** snapshot: the outgoing body { records } sorted by id; delta: { upsert: [record], remove: [id] }; withdrawn: {}. */
  readonly body: Readonly<Record<string, unknown>>;
}

/** The destination's word on one parcel. Only "rejected" makes a dead letter; an outage only delays. */
export type Verdict = { readonly id: string } & (
  | { readonly result: 'acknowledged'; readonly receipt: string }
  | { readonly result: 'rejected'; readonly problems: readonly [Problem, ...Problem[]] }
  /** The destination does not hold `previousHash`: send the whole body. */
  | { readonly result: 'snapshot-required' }
  /** Taken, not yet judged: send the same parcel again at `pollAt`, with the ticket. */
  | { readonly result: 'pending'; readonly ticket: string; readonly pollAt: Date }
  /** Others of the batch were judged, but the call that carried this one failed as a whole; nothing is known of it. */
  | { readonly result: 'unanswered'; readonly error: GatewayError }
);

/** A place in the tree region → municipality → school. */
export interface Node {
  readonly id: string;
  readonly kind: 'region' | 'municipality' | 'school';
  readonly parent?: string;
  readonly name: string;
  readonly shortName?: string;
  readonly ogrn?: string;
  readonly inn?: string;
  readonly oktmo?: string;
  /** Journal system of a school, e.g. "dnevnik-ru". */
  readonly system?: string;
  readonly responsible?: {
    readonly name: string;
    readonly position?: string;
    readonly email?: string;
    readonly phone?: string;
  };
  readonly state?: 'active' | 'closed';
}

/** One row of what a destination holds: its bodies of one node, kind and day. */
export interface BalanceCell {
  readonly node: string;
  readonly kind: SheetKind;
  /** SHA-256 (hex) of the lines "scope TAB day TAB hash LF", sorted. */
  readonly digest: string;
}

/** What a destination says it holds of ours, from the coarse to the fine; withdrawn bodies are not held. */
export interface BalanceSheet {
  /** A digest a day: SHA-256 (hex) of the lines "node TAB kind TAB digest LF" of its cells, sorted. */
  days(signal: AbortSignal): Promise<readonly { readonly day: Day; readonly digest: string }[]>;
  cells(day: Day, signal: AbortSignal): Promise<readonly BalanceCell[]>;
  lines(
    cell: Pick<BalanceCell, 'node' | 'kind'> & { readonly day: Day },
    signal: AbortSignal,
  ): Promise<readonly { readonly scope: string; readonly hash: string }[]>;
}

export interface Destination {
  /** Name of its folder under adapters/ and mappings/, e.g. "mono-log". */
  readonly name: string;
  /** Most parcels in one call. */
  readonly batchSize: number;
  /** Signs in and reads one small thing; nothing is written there. @throws {GatewayError} as `send` */
  probe?(signal: AbortSignal): Promise<void>;
  /** Makes the destination's tree equal to these nodes, parents first. Safe to repeat. */
  syncNodes(nodes: readonly Node[], signal: AbortSignal): Promise<void>;
  /** For the nightly balance; absent where the destination cannot tell what it holds. Its calls throw as `send` does. */
  readonly balance?: BalanceSheet;
  /**
   * Sends one batch and answers with one verdict a parcel, in any order. Safe to repeat: a parcel may come twice with the
   * same id. `tickets` gives, by parcel id, the ticket of an earlier "pending".
   *
   * @throws {GatewayError} when nothing was judged, because every call failed as a whole; then no parcel is settled
   */
  send(
    batch: readonly Parcel[],
    tickets: ReadonlyMap<string, string>,
    signal: AbortSignal,
  ): Promise<readonly Verdict[]>;
}

/** What a destination is handed when it is opened. */
export interface DestinationContext {
  readonly log: Log;
  /** The region's clock: moments in verdicts (`pollAt`) are told by it. */
  now(): Date;
  /** Loopback and private addresses are refused unless the configuration allows them. */
  readonly allowLoopback: boolean;
}

/** The default export of adapters/<name>/index.ts of a platform. */
export interface DestinationAdapter<Settings = unknown> {
  /** Name of its folder under adapters/ and mappings/, e.g. "mono-log". */
  readonly name: string;
  readonly grade: EvidenceGrade;
  /** As of `Adapter`. */
  readonly sentences?: RaisedForms;
  /** JSON Schema (2020-12) of `Settings`, checked before `open`; `writeOnly: true` marks a secret. */
  readonly settingsSchema: object;
  /** Opens nothing yet: the first call of the destination does. */
  open(settings: Settings, context: DestinationContext): Destination;
}

/** Keeps `Settings` typed inside the adapter and unknown to the gateway. */
export function defineDestination<Settings>(adapter: DestinationAdapter<Settings>): DestinationAdapter {
  return adapter as DestinationAdapter;
}
