import type { Comparison } from './compare.ts';
import { type Phase, PHASES } from './phases.ts';

/** What was struck and what came of it. */
export class Tally {
  readonly details: string[] = [];
  private readonly byPhase: Record<string, number> = Object.fromEntries(PHASES.map((phase) => [phase, 0]));
  private difference = 0;
  private comparison: Comparison | undefined;
  private crash: string | undefined;

  get kills(): number {
    return Object.values(this.byPhase).reduce((sum, count) => sum + count, 0);
  }

  struck(phase: Phase, difference: number): void {
    this.byPhase[phase] = (this.byPhase[phase] ?? 0) + 1;
    this.verified(difference);
  }

  /** The largest difference that any verification found is the one that is told: later ones may have covered it up. */
  verified(difference: number): void {
    this.difference = Math.max(this.difference, difference);
  }

  compared(comparison: Comparison): void {
    this.comparison = comparison;
    this.details.push(...comparison.details);
  }

  crashed(message: string): void {
    this.crash = message;
    this.details.push(message);
  }

  isEven(): boolean {
    const { lost, duplicates, sheetsEqual } = this.result();
    return this.difference === 0 && lost === 0 && duplicates === 0 && sheetsEqual;
  }

  result() {
    const { lost = 0, duplicates = 0, sheetsEqual = false } = this.comparison ?? {};
    const { kills, byPhase, difference, crash } = this;
    return { kills, byPhase, ledger: { difference }, lost, duplicates, sheetsEqual, ...(crash && { crash }) };
  }
}
