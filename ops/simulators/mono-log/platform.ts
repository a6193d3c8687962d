import { canonicalJson, sha256 } from '../canonical-json.ts';
import { type Body, applied, bodyOf, hashOf, WITHDRAWN_HASH } from './bodies.ts';
import {
  cellOf,
  idOf,
  isOlder,
  type Rank,
  rankOf,
  type VerdictProblem,
  type WireParcel,
  type WireVerdict,
} from './parcels.ts';

/** What the platform holds of one (node, kind, scope, day). `body` is undefined once it was withdrawn. */
export interface Held extends Rank {
  readonly parcel: string;
  readonly hash: string;
  readonly body: Body | undefined;
}

/** A refusal of the platform beyond the contract: it looks at a parcel and may find something wrong. */
export type Rule = (parcel: WireParcel) => VerdictProblem | undefined;

export interface PlatformOptions {
  readonly knowsNode: (id: string) => boolean;
  readonly knowsParameters: (version: string) => boolean;
  readonly rules: readonly Rule[];
  /** True: behave as if the body that this delta builds on had been lost. */
  readonly losesPrevious: (parcel: WireParcel) => boolean;
}

export interface PlatformCounts {
  /** Parcels that took effect: they became, or withdrew, what the platform holds. */
  effects: number;
  /** Ids that took effect twice. Anything but 0 is a fault of this platform or of its sender. */
  duplicates: number;
  /** Acknowledged without effect, because a later version was held. */
  superseded: number;
  /** Answered "duplicate". */
  repeated: number;
  rejected: number;
  snapshotRequired: number;
}

export interface Platform {
  /**
   * One verdict a parcel, in their order.
   * Gives the id of a parcel that came before with other content instead; then nothing was taken.
   */
  take(parcels: readonly WireParcel[]): { readonly verdicts: readonly WireVerdict[] } | { readonly reused: string };
  /** By cell "node TAB kind TAB scope TAB day". */
  readonly held: ReadonlyMap<string, Held>;
  /** Keeps what is held now, for `restore`. */
  backUp(): void;
  /** What was held at the last backup, or nothing, is held again; of what came later no trace is left, for cells that `strikes` names. */
  restore(strikes: (cell: string) => boolean): number;
  counts(): PlatformCounts;
}

/** A platform that keeps in memory what it accepts. Its own clock is a counter: receipts are the same in every run. */
export function openPlatform(options: PlatformOptions): Platform {
  const held = new Map<string, Held>();
  const contents = new Map<string, string>();
  const receipts = new Map<string, string>();
  const tookEffect = new Map<string, number>();
  const counts = { superseded: 0, repeated: 0, rejected: 0, snapshotRequired: 0 };

  const receiptFor = (id: string): string => {
    const receipt = `r-${receipts.size + 1}-${sha256(id).slice(0, 12)}`;
    receipts.set(id, receipt);
    return receipt;
  };
  const reject = (id: string, problem: VerdictProblem): WireVerdict => {
    counts.rejected += 1;
    return { id, result: 'rejected', problems: [problem] };
  };

  const judge = (parcel: WireParcel): WireVerdict => {
    const { id } = parcel;
    const known = receipts.get(id);
    if (known !== undefined) {
      counts.repeated += 1;
      return { id, result: 'duplicate', receipt: known };
    }
    const problem = problemOf(parcel, options);
    if (problem) return reject(id, problem);
    const before = held.get(cellOf(parcel));
    if (before && isOlder(rankOf(id), before)) {
      counts.superseded += 1;
      return { id, result: 'accepted', receipt: receiptFor(id), superseded: true };
    }
    if (parcel.mode === 'delta' && (!holds(before, parcel.previousHash) || options.losesPrevious(parcel))) {
      counts.snapshotRequired += 1;
      return { id, result: 'snapshot-required' };
    }
    const body = parcel.mode === 'delta' ? applied(before?.body, parcel.body) : bodyOf(parcel);
    if (hashOf(body) !== parcel.hash) return reject(id, HASH_MISMATCH);
    held.set(cellOf(parcel), { ...rankOf(id), parcel: id, hash: parcel.hash, body });
    tookEffect.set(id, (tookEffect.get(id) ?? 0) + 1);
    return { id, result: 'accepted', receipt: receiptFor(id) };
  };

  let kept: ReadonlyMap<string, Held> = new Map();
  /** Forgets everything of a cell, the ids that came for it too. */
  const forget = (cell: string): void => {
    const [, kind, scope, day] = cell.split('\t');
    for (const known of [contents, receipts]) {
      for (const id of known.keys()) if (id.startsWith(`${kind}/${scope}/${day}@`)) known.delete(id);
    }
    held.delete(cell);
  };

  return {
    backUp: () => void (kept = new Map(held)),
    restore(strikes) {
      const cells = [...new Set([...held.keys(), ...kept.keys()])].filter(
        (cell) => held.get(cell) !== kept.get(cell) && strikes(cell),
      );
      for (const cell of cells) {
        forget(cell);
        const before = kept.get(cell);
        if (before) held.set(cell, before);
      }
      return cells.length;
    },
    take(parcels) {
      const coming = new Map<string, string>();
      for (const parcel of parcels) {
        const content = sha256(canonicalJson(parcel));
        const before = contents.get(parcel.id) ?? coming.get(parcel.id) ?? content;
        if (before !== content) return { reused: parcel.id };
        coming.set(parcel.id, content);
      }
      for (const [id, content] of coming) contents.set(id, content);
      return { verdicts: parcels.map(judge) };
    },
    held,
    counts: () => ({ ...counts, ...effectsOf(tookEffect) }),
  };
}

const HASH_MISMATCH: VerdictProblem = {
  code: 'hash.mismatch',
  path: '/hash',
  message: 'Is not the SHA-256 of the canonical form of the whole body.',
};

/** Counts what took effect: in all, and beyond the first time of an id. */
export function effectsOf(tookEffect: ReadonlyMap<string, number>): { effects: number; duplicates: number } {
  const effects = tookEffect.values().reduce((sum, times) => sum + times, 0);
  return { effects, duplicates: effects - tookEffect.size };
}

function problemOf(parcel: WireParcel, options: PlatformOptions): VerdictProblem | undefined {
  if (!options.knowsNode(parcel.node))
    return { code: 'node.unknown', path: '/node', message: 'The node is not known: synchronise nodes first.' };
  if (!options.knowsParameters(parcel.parameters))
    return { code: 'parameters.unknown', path: '/parameters', message: 'No such version of the list of parameters.' };
  if (idOf(parcel) !== parcel.id)
    return { code: 'parcel.id', path: '/id', message: 'Does not say what the parcel says.' };
  if (parcel.mode === 'withdrawn' && parcel.hash !== WITHDRAWN_HASH) return HASH_MISMATCH;
  if (parcel.mode === 'snapshot' && !isSorted(parcel.body.records))
    return { code: 'record.order', path: '/body/records', message: 'Not sorted by id, or an id twice.' };
  return options.rules.map((rule) => rule(parcel)).find((found) => found !== undefined);
}

const holds = (held: Held | undefined, hash: string): boolean => held?.body !== undefined && held.hash === hash;

const isSorted = (records: readonly { readonly id: string }[]): boolean =>
  records.every((record, index) => index === 0 || (records[index - 1]?.id ?? '') < record.id);
