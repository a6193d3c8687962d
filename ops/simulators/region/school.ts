import type { Defect } from './defect.ts';
import type { Lesson } from './lesson.ts';
import type { Pupil, Staff } from './person.ts';
import type { Municipality, Zone } from './region.ts';
import type { Ids, Key } from './thing.ts';
import type { Day } from './timeline.ts';
import type { PeriodWork } from './work.ts';

export interface School {
  readonly index: number;
  readonly ids: Ids;
  /** Short name, unique in the region: «МБОУ СОШ № 12». */
  readonly name: string;
  readonly fullName: string;
  readonly address: string;
  readonly municipality: Municipality;
  readonly zone: Zone;
  readonly inn: string;
  readonly ogrn: string;
  readonly kpp: string;
  /** Its teachers write down who was present as well (Dnevnik.ru: entries with the status Attend). */
  readonly attendWritten: boolean;
  /** It enters nothing: it has a roster, and no lessons, works or period marks. */
  readonly silent: boolean;
  readonly years: readonly SchoolYear[];
  readonly bells: readonly Bell[];
  readonly subjects: readonly Subject[];
  readonly staff: readonly Staff[];
  readonly classes: readonly SchoolClass[];
  readonly pupils: readonly Pupil[];
  readonly teachings: readonly Teaching[];
  /** Weekly timetable, the lessons' plan. */
  readonly slots: readonly Slot[];
  /** Sorted by day, class, number, group. */
  readonly lessons: readonly Lesson[];
  readonly periodWorks: readonly PeriodWork[];
  /** What was planted in this school. */
  readonly oracle: readonly Defect[];
}

/** An academic year: 1 September to 31 August. The window may touch two. */
export interface SchoolYear {
  readonly key: Key;
  readonly ids: Ids;
  /** The calendar year it begins in. */
  readonly begins: number;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
  readonly periods: readonly Period[];
  readonly holidays: readonly Holiday[];
}

export interface Period {
  readonly key: Key;
  readonly ids: Ids;
  /** Grades 1–9 learn by quarters (the silent school by trimesters), 10–11 by half-years. */
  readonly kind: 'quarter' | 'trimester' | 'half-year';
  readonly number: number;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

/** Days without lessons; a vacation may lie inside a period. */
export interface Holiday {
  readonly ids: Ids;
  readonly name: string;
  readonly from: Day;
  readonly to: Day;
}

/** Number 0 stands before the first bell of its shift. */
export interface Bell {
  readonly ids: Ids;
  readonly shift: 1 | 2;
  readonly number: number;
  /** "HH:MM", local. */
  readonly startsAt: string;
  readonly endsAt: string;
}

export interface Subject {
  readonly key: Key;
  readonly ids: Ids;
  readonly name: string;
  readonly area: string;
  /** Taught without marks in every grade (ОРКСЭ). */
  readonly unmarked: boolean;
}

export interface SchoolClass {
  readonly key: Key;
  readonly ids: Ids;
  readonly year: Key;
  readonly grade: number;
  readonly letter: string;
  /** «5А». */
  readonly name: string;
  readonly shift: 1 | 2;
  /** Key of the class teacher. */
  readonly teacher: Key;
  readonly subgroups: readonly Subgroup[];
}

export interface Subgroup {
  readonly key: Key;
  readonly ids: Ids;
  /** «5А английский язык 1». */
  readonly name: string;
  readonly subject: Key;
}

export interface Teaching {
  readonly class: Key;
  readonly group: Key | undefined;
  readonly subject: Key;
  readonly teacher: Key;
  readonly hoursAWeek: number;
}

export interface Slot {
  readonly class: Key;
  readonly group: Key | undefined;
  readonly subject: Key;
  readonly teacher: Key;
  /** 1 Monday – 7 Sunday. */
  readonly weekday: number;
  readonly number: number;
  readonly room: string;
}
