/** How the last digest went through one channel. */
export interface DigestTold {
  readonly channel: string;
  /** The planned moment it was for. */
  readonly slot: Date;
  /** Code of contracts/errors.ts where it was not taken. */
  readonly error?: string;
  /** Attempts in a row that failed, over all slots. */
  readonly failures: number;
}

/** The durable side of the digest: each channel takes that of a slot once, whoever tries again. */
export interface DigestBook {
  /** In order of channel. */
  digestsTold(): Promise<readonly DigestTold[]>;
  noteDigest(told: Omit<DigestTold, 'failures'>): Promise<void>;
}
