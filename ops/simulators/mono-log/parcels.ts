/** A record of an outgoing body; what else it holds, the platform does not look into. */
export interface PlatformRecord {
  readonly id: string;
  readonly entity: string;
  readonly [field: string]: unknown;
}

/** A parcel as schemas/mono-log/openapi.yaml has it; it was checked against that before it comes here. */
export type WireParcel = {
  readonly id: string;
  readonly node: string;
  readonly kind: string;
  readonly scope: string;
  readonly day: string;
  readonly hash: string;
  readonly parameters: string;
} & (
  | { readonly mode: 'snapshot'; readonly body: { readonly records: readonly PlatformRecord[] } }
  | {
      readonly mode: 'delta';
      readonly previousHash: string;
      readonly body: { readonly upsert: readonly PlatformRecord[]; readonly remove: readonly string[] };
    }
  | { readonly mode: 'withdrawn'; readonly body: Readonly<Record<string, never>> }
);

export interface VerdictProblem {
  readonly code: string;
  readonly path: string;
  readonly message: string;
}

export type WireVerdict = { readonly id: string } & (
  | { readonly result: 'accepted'; readonly receipt: string; readonly superseded?: true }
  | { readonly result: 'duplicate'; readonly receipt: string }
  | { readonly result: 'rejected'; readonly problems: readonly VerdictProblem[] }
  | { readonly result: 'snapshot-required' }
);

/** Order of parcels of one (node, kind, scope, day): by epoch, then by version. */
export interface Rank {
  readonly epoch: number;
  readonly version: number;
}

/** The parts of "kind/scope/day@version.hash16:mode#epoch". */
export function rankOf(id: string): Rank {
  const [, version, epoch] = /@(\d+)\..*#(\d+)$/.exec(id) ?? [];
  return { epoch: Number(epoch), version: Number(version) };
}

export const isOlder = (a: Rank, b: Rank): boolean => (a.epoch - b.epoch || a.version - b.version) < 0;

/** The id that a parcel's own fields ask for, given the rank that its id tells. */
export function idOf(parcel: WireParcel): string {
  const { epoch, version } = rankOf(parcel.id);
  const mode = parcel.mode === 'delta' ? `delta-${parcel.previousHash.slice(0, 16)}` : parcel.mode;
  return `${parcel.kind}/${parcel.scope}/${parcel.day}@${version}.${parcel.hash.slice(0, 16)}:${mode}#${epoch}`;
}

/** Within one of these, order matters. */
export const cellOf = (parcel: WireParcel): string => [parcel.node, parcel.kind, parcel.scope, parcel.day].join('\t');
