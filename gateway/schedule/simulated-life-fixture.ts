import type { JobState } from '../contracts/job.ts';
import { dueSlot, nextBegin } from './due.ts';
import type { JobPlan } from './plan.ts';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How one run of the job goes: so many minutes, and its end. */
export interface Fate {
  readonly minutes: number;
  readonly end: 'done' | 'stopped' | 'killed' | 'http.timeout' | 'http.unauthorized';
}
/** What happens to the machine. */
export type Event =
  | { readonly what: 'down'; readonly hours: number }
  | { readonly what: 'jump'; readonly minutes: number }
  /** The clock stands years ahead for so many hours, and is put right. */
  | { readonly what: 'ahead'; readonly years: number; readonly hours: number }
  | { readonly what: 'asked' };

export interface Begun {
  readonly slot: number;
  readonly at: number;
  readonly isAsked: boolean;
  /** Absent where it was cut off. */
  end?: Fate['end'];
}

/** A service with one job, its clock moved by hand, and the book that outlives it. */
export class SimulatedLife {
  readonly begun: Begun[] = [];
  clock: number;
  private state: JobState | undefined;
  private running: { readonly ends: number; readonly fate: Fate; readonly record: Begun } | undefined;

  private readonly plan: JobPlan;
  private readonly fates: readonly Fate[];
  /** Called when nothing is due. */
  private readonly onIdle: (now: number, begun: readonly Begun[]) => void;

  constructor(plan: JobPlan, fates: readonly Fate[], start: number, onIdle: SimulatedLife['onIdle']) {
    this.plan = plan;
    this.fates = fates;
    this.clock = start;
    this.onIdle = onIdle;
  }

  live(hours: number): void {
    const until = this.clock + hours * HOUR;
    while (this.clock < until) {
      if (this.running) this.runOn(until);
      else this.lookForWork(until);
    }
  }

  happen(event: Event): void {
    switch (event.what) {
      case 'down':
        this.running = undefined;
        this.clock += event.hours * HOUR;
        break;
      case 'jump':
        this.moveClock(event.minutes * MINUTE);
        break;
      case 'ahead':
        this.moveClock(event.years * 365 * 24 * HOUR);
        this.live(event.hours);
        this.moveClock(-event.years * 365 * 24 * HOUR);
        break;
      case 'asked':
        if (!this.running) this.begin(this.clock, true);
    }
  }

  private moveClock(by: number): void {
    this.clock += by;
    if (this.running) this.running = { ...this.running, ends: this.running.ends + by };
  }

  private lookForWork(until: number): void {
    const now = new Date(this.clock);
    const due = dueSlot(this.plan, this.state, now);
    if (due) return this.begin(due.at.getTime(), false);
    this.onIdle(this.clock, this.begun);
    const next = nextBegin(this.plan, this.state, now)?.getTime() ?? Infinity;
    if (next <= this.clock) throw new Error(`at ${now.toISOString()} a job is said to begin now, and is not due`);
    this.clock = Math.min(next, until);
    if (this.clock === next && !dueSlot(this.plan, this.state, new Date(next)))
      throw new Error(`said to begin at ${new Date(next).toISOString()}, and is not due then`);
    if (next > now.getTime() + MINUTE && dueSlot(this.plan, this.state, new Date(this.clock - MINUTE)))
      throw new Error(`is due before it is said to begin at ${new Date(next).toISOString()}`);
  }

  private begin(slot: number, isAsked: boolean): void {
    const fate = this.fates[this.begun.length % this.fates.length]!;
    const record: Begun = { slot, at: this.clock, isAsked };
    this.begun.push(record);
    this.running = { ends: this.clock + fate.minutes * MINUTE, fate, record };
    const { slot: last, earlier = [] } = this.state ?? {};
    const before = last ? [...earlier, last] : [];
    this.state = {
      job: this.plan.job,
      slot: new Date(slot),
      startedAt: new Date(this.clock),
      earlier: before.filter((one) => one.getTime() !== slot).slice(-30),
    };
  }

  private runOn(until: number): void {
    const { ends, fate, record } = this.running!;
    this.clock = Math.max(this.clock, Math.min(ends, until));
    if (this.clock < ends) return;
    this.running = undefined;
    record.end = fate.end;
    if (fate.end === 'killed') return;
    const isFailed = fate.end.startsWith('http.');
    const outcome = isFailed ? 'failed' : (fate.end as 'done' | 'stopped');
    this.state = { ...this.state!, endedAt: new Date(ends), outcome, ...(isFailed && { error: fate.end }) };
  }
}
