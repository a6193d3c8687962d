import type { AdapterContext } from '../contracts/adapter.ts';
import type { Counts, EntityName, FilterReason } from '../contracts/records.ts';
import type { NormalisedPage, SaveCounts, Slice } from '../contracts/sheet.ts';
import type { Store } from '../contracts/store.ts';
import { OpenFindings } from './open-findings.ts';

/** The run that is summed up, and its clock. */
interface TotalParts {
  readonly store: Store;
  readonly source: string;
  readonly run: string;
  readonly context: Pick<AdapterContext, 'now'>;
}

/** What a run did, for the operator. */
export interface Summary {
  readonly pages: number;
  readonly counts: Counts;
  /** Sheets that got a new version. */
  readonly changed: number;
  readonly findings: number;
  /** Canonical records accepted, by entity. */
  readonly byEntity: Readonly<Partial<Record<EntityName, number>>>;
  /** Values that no code list has. */
  readonly unknownCodes: number;
}

/** Running totals of a run, for the summary only: the ledger recounts from the store. */
export class Total {
  pages = 0;
  /** Findings of this run, also those that were open already. */
  found = 0;
  readonly findings: OpenFindings;
  private received = 0;
  private accepted = 0;
  private quarantined = 0;
  private changed = 0;
  private readonly filtered: Partial<Record<FilterReason, number>> = {};
  /** Canonical records accepted, by entity. */
  readonly byEntity: Partial<Record<EntityName, number>> = {};
  unknownCodes = 0;

  constructor({ store, source, run, context }: TotalParts) {
    this.findings = new OpenFindings({ store, source, run, now: () => context.now() });
  }

  add(saved: SaveCounts): SaveCounts {
    this.pages += 1;
    this.received += saved.received;
    this.accepted += saved.accepted;
    this.quarantined += saved.quarantined;
    this.changed += saved.changed;
    for (const [reason, count] of Object.entries(saved.filtered))
      this.filtered[reason as FilterReason] = (this.filtered[reason as FilterReason] ?? 0) + count;
    return saved;
  }

  addRecords({ accepted, unknownCodes = [], quarantined }: NormalisedPage): void {
    for (const { entity } of accepted) this.byEntity[entity] = (this.byEntity[entity] ?? 0) + 1;
    this.unknownCodes += unknownCodes.length + quarantined.filter((row) => row.unknownCodes).length;
  }

  /** A slice was read: what was open on it ends with its cause, and is told again while the slice stays empty. */
  async read(slice: Slice, received: number): Promise<void> {
    if (received > 0) await this.findings.ended(slice);
    else if (await this.findings.isOpen('empty', slice)) this.found += 1;
  }

  isPartial(): boolean {
    return this.quarantined > 0 || this.found > 0;
  }

  summary(): Summary {
    const { received, accepted, quarantined, filtered, pages, changed, found: findings, byEntity, unknownCodes } = this;
    return { pages, changed, findings, byEntity, unknownCodes, counts: { received, accepted, quarantined, filtered } };
  }
}
