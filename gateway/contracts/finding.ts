import type { FieldChange } from './census.ts';
import type { SheetKind } from './records.ts';
import type { QuarantinedRecord, Slice } from './sheet.ts';

/**
 * Waits for a person: a page whose loss was too large to believe, an empty first reading, or a field of the vendor's records that
 * is not as it was. A change has a slice where a page is held for it; without one it is only told.
 */
export interface Finding {
  readonly id: string;
  readonly source: string;
  readonly kind: 'loss' | 'empty' | 'source' | 'change';
  readonly slice?: Slice;
  readonly openedAt: Date;
  readonly closedAt?: Date;
  /** Raw records before and now. */
  readonly before?: number;
  readonly now?: number;
  readonly change?: FieldChange;
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
