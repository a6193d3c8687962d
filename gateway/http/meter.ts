/** What is counted while the service runs. */
export interface Meter {
  jobBegan(kind: string): void;
  jobEnded(end: EndedJob): void;
  /** Whether the configuration on the disk is the one at work, or could not be taken. */
  configRead(isValid: boolean): void;
}

export interface EndedJob {
  readonly kind: string;
  /** System of the source, or name of the destination; empty for our own jobs. */
  readonly system: string;
  readonly outcome: string;
  /** Code of an error. */
  readonly error?: string | undefined;
  readonly seconds: number;
  /** Raw records by what became of them. */
  readonly records?: Readonly<Record<string, number>> | undefined;
}

/** Counts nothing. */
export const NO_METER: Meter = { jobBegan() {}, jobEnded() {}, configRead() {} };
