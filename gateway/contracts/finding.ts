import type { SheetKind } from './records.ts';
import type { QuarantinedRecord, Slice } from './sheet.ts';

/** A page whose loss was too large to believe, or an empty first reading; waits for a person. */
export interface Finding {
  readonly id: string;
  readonly source: string;
  readonly kind: 'loss' | 'empty' | 'source';
  readonly slice?: Slice;
  readonly openedAt: Date;
  readonly closedAt?: Date;
  /** Raw records before and now. */
  readonly before?: number;
  readonly now?: number;
  /** Code of contracts/errors.ts, where an error is the finding. */
  readonly error?: string;
}

/** A quarantined raw record as stored. `rawJson` is decrypted on demand only. */
export interface QuarantineRow extends Omit<QuarantinedRecord, 'rawJson'> {
  readonly id: string;
  readonly source: string;
  readonly kind: SheetKind;
  readonly school: string;
  readonly slice?: Slice;
  readonly firstSeenAt: Date;
  readonly madeBy: string;
}
