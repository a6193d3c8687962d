import type { FaultPlan } from './faults.ts';
import type { Lesson } from './region/lesson.ts';
import type { Region } from './region/region.ts';
import type { School } from './region/school.ts';
import type { Moment } from './region/timeline.ts';
import type { TruthKey, TruthSheet } from './truth-file.ts';

/** What every journal is started with; what else a system lets one choose stands beside it. */
export interface Serving {
  readonly region: Region;
  /** Indices of the schools that keep their journal here. */
  readonly schools: readonly number[];
  /** Generates a school, the same at every call. */
  readonly schoolOf: (index: number) => School;
  /** The region's clock. @default its last moment */
  readonly now?: () => Moment;
  /** 0 takes a free port. @default 0 */
  readonly port?: number;
  /** Faults of the door (see faults.ts), and those of the system's own, which README.md tells. @default none */
  readonly faults?: FaultPlan;
}

/** A way in; what else a system wants beside login, password and token stands under its own names. */
export interface Credential {
  /** Short name of the school, unique in the region. */
  readonly school: string;
  /** The school's id in the system, or what tells it from the others where the system tells none. */
  readonly schoolId: string;
}

/** A journal that is served on the loopback address. */
export interface Journal<Own extends Credential = Credential> {
  readonly url: string;
  readonly credentials: readonly Own[];
  /** The sheets that a perfect reader has now, school by school. */
  truth(key: TruthKey): Generator<TruthSheet>;
  /** Where lessons have no ids: what a lesson of a school is told by, part by part. */
  lessonWords?(school: School, lesson: Lesson): readonly string[];
  changeFaults(plan: FaultPlan): void;
  /** How often each fault struck. */
  faultCounts(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}
