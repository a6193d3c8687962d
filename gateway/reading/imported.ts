import type { Total } from '../collect/total.ts';
import type { Counts, EntityName } from '../contracts/records.ts';

/** What an import came to. */
export interface Imported {
  readonly counts: Counts;
  /** Canonical records accepted, by entity. */
  readonly byEntity: Readonly<Partial<Record<EntityName, number>>>;
  /** Sheets that were written. */
  readonly sheets: number;
  readonly unknownCodes: number;
  /** False where the reading was told to stop: what was read is stored, the rest waits for the next import. */
  readonly isWhole: boolean;
}

/** What is imported, and as what. */
export interface ImportOptions {
  readonly file: string;
  readonly source: string | undefined;
  readonly system: string;
  readonly signal: AbortSignal;
  /** Bytes read, of how many. */
  onProgress?(done: number, total: number): void;
}

/** How the run of an import ended. */
export const outcomeIn =
  (signal: AbortSignal) =>
  (total: Total): 'stopped' | 'partial' | 'complete' =>
    signal.aborted ? 'stopped' : total.isPartial() ? 'partial' : 'complete';

export function importedOf(total: Total, signal: AbortSignal): Imported {
  const { counts, byEntity, changed, unknownCodes } = total.summary();
  return { counts, byEntity, sheets: changed, unknownCodes, isWhole: !signal.aborted };
}
