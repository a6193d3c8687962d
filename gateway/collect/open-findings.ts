import type { Slice } from '../contracts/sheet.ts';
import type { Finding } from '../contracts/finding.ts';
import type { Store } from '../contracts/store.ts';

/** What this run is, so that a finding can be named by it. */
interface FindingRun {
  readonly store: Pick<Store, 'findings' | 'closeFinding'>;
  readonly source: string;
  readonly run: string;
  now(): Date;
}

/** The open findings of one source, read once a run: a doubt that lasts many evenings is one finding, and ends with its cause. */
export class OpenFindings {
  private known: Promise<Map<string, Finding>> | undefined;
  private opened = 0;
  private readonly run: FindingRun;

  constructor(run: FindingRun) {
    this.run = run;
  }

  /** The finding that is open on this slice already, else a new one; the caller stores it. */
  async of(kind: Finding['kind'], slice: Slice): Promise<Finding> {
    const known = await this.all();
    const { run, source } = this.run;
    const found = known.get(keyOf(kind, slice));
    if (found) return found;
    this.opened += 1;
    const made: Finding = { id: `${run}-${this.opened}`, source, kind, slice, openedAt: this.run.now() };
    known.set(keyOf(kind, slice), made);
    return made;
  }

  async isOpen(kind: Finding['kind'], slice: Slice): Promise<boolean> {
    return (await this.all()).has(keyOf(kind, slice));
  }

  /** The slice came whole: what was open on it has ended. */
  async ended(slice: Slice): Promise<void> {
    const known = await this.all();
    for (const kind of ['loss', 'empty', 'change'] as const) {
      const found = known.get(keyOf(kind, slice));
      if (!found) continue;
      await this.run.store.closeFinding(found.id, this.run.now());
      known.delete(keyOf(kind, slice));
    }
  }

  private all(): Promise<Map<string, Finding>> {
    return (this.known ??= this.read());
  }

  private async read(): Promise<Map<string, Finding>> {
    const known = new Map<string, Finding>();
    for await (const finding of this.run.store.findings({ source: this.run.source, open: true }))
      if (finding.slice) known.set(keyOf(finding.kind, finding.slice), finding);
    return known;
  }
}

const keyOf = (finding: Finding['kind'], { kind, school, scope, from, to, entities }: Slice): string =>
  JSON.stringify([finding, kind, school, scope, from, to, entities]);
