import type { GateVerdict } from '../contracts/gate.ts';
import type { Day, SheetKind } from '../contracts/records.ts';
import type { DeadSum, QuarantineSum, SourceStanding, WaitingSum } from '../contracts/standing.ts';

/** A configured source that is not paused, and how its readings stand. */
export interface SourceObservation extends SourceStanding {
  readonly system: string;
  /** Host of the journal system; '' where its settings name none. */
  readonly host: string;
  /** The first of the sources that sign in with the same secrets; itself where it has its own. */
  readonly credential: string;
  /** The first reading that was planned after the last good one and has passed; absent: none has, or nobody can tell. */
  readonly dueSince?: Date;
  /** Every school whose journal is read here is closed. */
  readonly isLeft: boolean;
}

/** A field of a source's records that is not as it was, and that nobody has accepted. */
export interface ChangeObservation {
  readonly source: string;
  readonly what: 'gone' | 'type' | 'code' | 'new';
  /** Kind of record, of a container the call whose answers have it; '' where it cannot be told. */
  readonly entity: string;
  readonly field: string;
}

/** A slice whose reading waits for a person. */
export interface FindingObservation {
  readonly source: string;
  readonly kind: 'loss' | 'empty';
  readonly sheet: SheetKind;
  readonly from: Day;
}

export interface DestinationObservation {
  readonly name: string;
  /** The last forwarding failed as a whole, with this code of contracts/errors.ts. */
  readonly error?: string;
  /** Forwarding has been well without a break since then; absent: it is not, or nobody has tried with what is configured now. */
  readonly wellSince?: Date;
  /** The exchange of a placed one was open for as long as it waits. */
  readonly waiting: readonly (WaitingSum & { readonly state: 'placed' | 'gated' | 'unplaced' })[];
  readonly dead: readonly DeadSum[];
}

/** Work of the service itself beside reading and forwarding: "balance:mono-log", "digest:", "keeping:". */
export interface WorkObservation {
  readonly kind: 'balance' | 'digest' | 'keeping';
  /** Of its destination; empty where there is one such job. */
  readonly name: string;
  /** Its last end was a failure, with this code of contracts/errors.ts. */
  readonly error?: string;
}

/** A way to reach people that is configured and not paused. */
export interface ChannelObservation {
  readonly name: string;
  /** Attempts in a row that failed, the last one with `error`. */
  readonly failures: number;
  readonly error?: string;
}

/** A school whose exchange is closed by figures. */
export interface GateObservation extends GateVerdict {
  /** Id of the node above. */
  readonly parent: string;
}

/** A secret or certificate that runs out soon, or has run out. */
export interface CredentialObservation {
  /** What it belongs to, and the name of that. */
  readonly kind: 'source' | 'destination' | 'channel';
  readonly source: string;
  readonly setting: string;
  readonly expiresAt: Date;
}

/** A secret that is not to be had, so that somebody cannot be asked. */
export interface LackObservation {
  /** What it belongs to, and the name of that. */
  readonly kind: 'source' | 'destination' | 'channel';
  readonly name: string;
  /** Sentence of the catalogue that tells the setting and where it is looked for. */
  readonly key: string;
  readonly values: Readonly<Record<string, string | number>>;
}

/** What other parts of the gateway know; what is absent is not looked at, and its incidents stay as they are. */
export interface ObservedElsewhere {
  /** The first reading of a source that is planned after a moment; undefined where none is. */
  nextReading?(source: string, after: Date): Date | undefined;
  readonly credentials?: readonly CredentialObservation[];
  readonly lacks?: readonly LackObservation[];
  /** The file was changed and cannot be read: the gateway goes on with what it was told before. */
  readonly configuration?: { readonly isValid: boolean; readonly mistakes?: number };
  readonly ledgerDifference?: number;
  readonly disk?: { readonly freeMiB: number; readonly leastMiB: number };
  readonly backup?: { readonly lastAt?: Date; readonly mostDays: number };
  readonly isKeyExported?: boolean;
}

/** Everything that one look sees. Plain values: the same ones always mean the same. */
export interface Observations {
  readonly now: Date;
  readonly sources: readonly SourceObservation[];
  readonly findings: readonly FindingObservation[];
  readonly changes: readonly ChangeObservation[];
  readonly quarantine: readonly QuarantineSum[];
  readonly destinations: readonly DestinationObservation[];
  readonly gates: readonly GateObservation[];
  readonly works: readonly WorkObservation[];
  readonly channels: readonly ChannelObservation[];
  /** No sheet is stored yet: there is nothing that could be lost. */
  readonly isEmpty: boolean;
  /** Keys of the incidents that are open, with the places of each as the last look saw them. */
  readonly open: ReadonlyMap<string, readonly string[]>;
  readonly elsewhere: ObservedElsewhere;
}
