import type { EntityName, ReadTimes } from './records.ts';
import type { Slice } from './sheet.ts';

/** What the store remembers of a slice: enough to skip an unchanged answer and to notice a loss. */
export interface SliceState {
  readonly slice: Slice;
  readonly fingerprint: string;
  readonly page: number;
  readonly read: ReadTimes;
  /** Raw records accepted or quarantined at the last page, by entity of their first yield. */
  readonly records: Readonly<Partial<Record<EntityName, number>>>;
  /** Listed things per pupil (pseudonym), where the vendor answers by pupil. */
  readonly parts: Readonly<Record<string, number>>;
}

export interface Run {
  readonly id: string;
  readonly source: string;
  readonly startedAt: Date;
  readonly endedAt?: Date;
  /** complete: all accepted; partial: some quarantined, held or left out; stopped: told to stop; failed: an error ended it. */
  readonly outcome?: 'complete' | 'partial' | 'stopped' | 'failed';
  /** Code of contracts/errors.ts when it failed, or of what a partial one left out. */
  readonly error?: string;
  /** Not a reading of the vendor (import, replay, renormalise, approve): the cursor of an unfinished reading stays. Not told by `runs`. */
  readonly isAside?: true;
}
