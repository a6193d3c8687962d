/** Why a gate is closed, or was opened: one requirement of the profile. */
export interface GateReason {
  readonly requirement: string;
  /** Things that are provably there or missing, and those that are there. */
  readonly due: number;
  readonly present: number;
  /** `gatePercent` of the profile. */
  readonly thresholdPercent: number;
}

/** Whether a school's exchange with a platform is open (event 20 of the plan), and why. */
export interface GateVerdict {
  /** Node of the school. */
  readonly node: string;
  readonly isOpen: boolean;
  readonly at: Date;
  /** figures: completeness against the profile; person: `svod gate open|close`, which stands until a person takes it back. */
  readonly by: 'figures' | 'person';
  readonly reasons: readonly GateReason[];
  /** What the person gave as a reason. */
  readonly remark?: string;
}

/** Verdicts are kept, never overwritten. */
export interface GateBook {
  /** The latest verdict of every node that has one. */
  gates(): Promise<ReadonlyMap<string, GateVerdict>>;
  /** All verdicts of a node, oldest first. */
  gateHistory(node: string): Promise<readonly GateVerdict[]>;
  keepVerdict(verdict: GateVerdict): Promise<void>;
}
