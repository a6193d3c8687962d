import { dialectOf as dialectOfAvers } from './avers/options.ts';
import { startAvers } from './avers/start.ts';
import { dialectOf as dialectOfBars } from './bars/options.ts';
import { startBars } from './bars/start.ts';
import { dialectOf as dialectOfDnevnik } from './dnevnik-ru/options.ts';
import { startDnevnik } from './dnevnik-ru/start.ts';
import { dialectOf as dialectOfEljur } from './eljur/options.ts';
import { startEljur } from './eljur/start.ts';
import type { FaultPlan } from './faults.ts';
import { dialectOf as dialectOfMesh } from './mesh/options.ts';
import { startMesh } from './mesh/start.ts';
import { dialectOf as dialectOfNetSchool } from './netschool/options.ts';
import { startNetSchool } from './netschool/start.ts';
import type { System } from './region/dialects.ts';
import type { Lesson } from './region/lesson.ts';
import type { Region } from './region/region.ts';
import type { School } from './region/school.ts';
import type { Moment } from './region/timeline.ts';
import type { TruthKey, TruthSheet } from './truth-file.ts';

/** What every journal is started with. */
export interface Serving {
  readonly region: Region;
  /** Indices of the schools that keep their journal there. */
  readonly schools: readonly number[];
  /** Generates a school, the same at every call. */
  readonly schoolOf: (index: number) => School;
  /** The region's clock. */
  readonly now: () => Moment;
  /** 0 takes a free port. */
  readonly port: number;
  readonly faults?: FaultPlan;
}

/** A way in; what else a system wants beside login, password and token stands under its own names. */
export interface Credential {
  /** Short name of the school, unique in the region. */
  readonly school: string;
  /** The school's id in the system. */
  readonly schoolId: string;
}

/** A journal that is served. */
export interface Journal {
  readonly url: string;
  readonly credentials: readonly Credential[];
  /** The sheets that a perfect reader has now, school by school. */
  truth(key: TruthKey): Iterable<TruthSheet>;
  /** Where lessons have no ids: what a lesson of a school is told by, part by part. */
  lessonWords?(school: School, lesson: Lesson): readonly string[];
  changeFaults(plan: FaultPlan): void;
  /** How often each fault struck. */
  faultCounts(): Readonly<Record<string, number>>;
  close(): Promise<void>;
}

/** Starts a journal; `dialect` are its choices, "name=word". @throws {RangeError} on a word that the system does not know */
type Start = (serving: Serving, dialect: readonly string[]) => Promise<Journal>;

/** Every journal that can be simulated; a new one is a line here and in region/dialects.ts. */
export const JOURNALS: Readonly<Record<System, Start>> = {
  'dnevnik-ru': (serving, dialect) => startDnevnik({ ...serving, dialect: dialectOfDnevnik(dialect) }),
  avers: (serving, dialect) => startAvers({ ...serving, ...dialectOfAvers(dialect) }),
  eljur: (serving, dialect) => startEljur({ ...serving, dialect: dialectOfEljur(dialect) }),
  mesh: (serving, dialect) => startMesh({ ...serving, ...dialectOfMesh(dialect) }),
  netschool: (serving, dialect) => startNetSchool({ ...serving, ...dialectOfNetSchool(dialect) }),
  bars: (serving, dialect) => startBars({ ...serving, ...dialectOfBars(dialect) }),
};
