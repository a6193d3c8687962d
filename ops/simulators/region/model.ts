/*
 * The words of the region that the simulators serve. A school is generated whole and lazily; every thing of its journal has a
 * timeline, so that a simulator can serve the state as of any moment. Nothing here knows a vendor: what a system tells of
 * a thing, and in which words, its simulator decides.
 */

import type { System } from './dialects.ts';

/** Milliseconds since 1970-01-01T00:00:00Z. */
export type Moment = number;

/** A calendar day in the school's own time, "YYYY-MM-DD". */
export type Day = string;

/** Names a thing inside its school, the same in every run of one seed: "5А", "2026-10-12/5А/3/a". Never shown by a vendor. */
export type Key = string;

/** Ids of one thing in systems with long and with short ids. Unique per kind of thing in the whole region. */
export interface Ids {
  /** Decimal text: 13 digits for schools, people, classes, subjects, periods; 19 digits (beyond 2^53) for lessons, works, marks. */
  readonly long: string;
  /** At most 2^31 - 1. */
  readonly short: number;
}

/** What is true of a thing from `at` on. `value` is null when it was withdrawn. */
export interface Version<Value> {
  readonly at: Moment;
  readonly value: Value | null;
}

/** Oldest first, never empty, strictly ascending. */
export type Timeline<Value> = readonly Version<Value>[];

/** A text as the vendor tells it, and the same with every name that was planted in it replaced by ▒, as a reader must leave it. */
export interface Text {
  readonly told: string;
  readonly blanked: string;
}

/** What a vendor shows wrongly on purpose. Each has a defect in the oracle. */
export type Spoiled =
  /** The value is a word that stands in no code list; it is in the timeline as it is told. */
  | 'unknown-code'
  /** A member has another type than it should have; which one it is each system chooses for itself. */
  | 'wrong-type'
  /** It is listed twice, equal in every field, ids included. */
  | 'equal-repeat'
  /** It is listed twice under one id: first as it is, then with another value (mark: `conflictingValue`). */
  | 'conflicting-repeat';

export interface RegionOptions {
  readonly seed: string;
  /** 1 to 800. */
  readonly schools: number;
  readonly municipalities: number;
  /** School days in the window. */
  readonly days: number;
  /** First day; where it is no school day, the next school day. */
  readonly from: Day;
  /** Pupils a class, about. */
  readonly size: number;
  /** Classes a school, about: grades 1–11 first, then second letters. */
  readonly classes: number;
  /** Pupils who change from one class to another inside the window (on a Monday). */
  readonly transfers: boolean;
}

/** What is known of the region before any school is generated. */
export interface Region {
  readonly options: RegionOptions;
  /** School days of the window, ascending. */
  readonly days: readonly Day[];
  /** First and last of `days`. */
  readonly from: Day;
  readonly to: Day;
  readonly municipalities: readonly Municipality[];
  /** From this moment on nothing changes: the day after the last one, 00:00 UTC (the local day is over in every zone of the region). */
  readonly last: Moment;
  /** Index of the school that enters nothing, where the region has at least five. */
  readonly silent: number | undefined;
}

export interface Municipality {
  readonly key: Key;
  readonly ids: Ids;
  /** «Заречный район». */
  readonly name: string;
  /** 8 digits. */
  readonly oktmo: string;
  readonly cityName: string;
}

/** A time zone without daylight-saving changes. */
export interface Zone {
  /** "Europe/Moscow". */
  readonly name: string;
  /** Hours ahead of UTC. */
  readonly offset: number;
}

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

export interface PersonName {
  readonly last: string;
  readonly first: string;
  readonly middle: string;
  readonly sex: 'male' | 'female';
}

export interface Staff {
  readonly key: Key;
  readonly ids: Ids;
  /** The account; undefined: none was activated. */
  readonly user: Ids | undefined;
  readonly name: PersonName;
  readonly birthDate: Day;
  readonly position: string;
  readonly admin: boolean;
  readonly subjects: readonly Key[];
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

export interface Pupil {
  readonly key: Key;
  readonly ids: Ids;
  readonly user: Ids | undefined;
  readonly name: PersonName;
  readonly birthDate: Day;
  /** With check digits, "XXX-XXX-XXX YY"; undefined: not filled in. */
  readonly snils: string | undefined;
  /** Ascending, never overlapping; each begins with the year, or when the pupil came. */
  readonly memberships: readonly Membership[];
  /** One guardian with an account: ids of the person and of the account. */
  readonly guardian: { readonly ids: Ids; readonly user: Ids; readonly name: PersonName };
}

/** Where a system answers by pupil, an account goes on showing a pupil who left, with the class of that time. */
export interface Membership {
  readonly class: Key;
  readonly subgroups: readonly Key[];
  readonly from: Day;
  /** Last day in the class; undefined: to the end of the year. */
  readonly to: Day | undefined;
  /** When the clerk entered that it begins, and that it ends (undefined: it does not end early). */
  readonly enteredAt: Moment;
  readonly endEnteredAt: Moment | undefined;
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

/** A lesson of a class or of one subgroup. It is listed ahead of its day; one that is cancelled is withdrawn. */
export interface Lesson {
  readonly key: Key;
  readonly ids: Ids;
  readonly day: Day;
  readonly class: Key;
  readonly group: Key | undefined;
  readonly subject: Key;
  readonly number: number;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly room: string;
  /** End of the lesson. */
  readonly ends: Moment;
  readonly timeline: Timeline<LessonValue>;
  /** Moment at which attendance was taken; undefined: never. Who has no entry below was present. */
  readonly attendanceTaken: Moment | undefined;
  /** Pupils who were not simply present all along. */
  readonly attendance: readonly Attendance[];
  /** Works without homework. */
  readonly works: readonly Work[];
  readonly homework: Homework | undefined;
  readonly spoiled: Exclude<Spoiled, 'unknown-code'> | undefined;
}

export interface LessonValue {
  /** Undefined: nothing was entered. A filler («---Не указана---») counts as blank. */
  readonly topic: Text | undefined;
  readonly topicBlank: boolean;
  readonly teacher: Key;
  /** The teacher for whom the other one stands in. */
  readonly substituteFor: Key | undefined;
}

export type AttendanceStatus = 'present' | 'absent' | 'pass' | 'ill' | 'late';

export interface Attendance {
  readonly key: Key;
  readonly ids: Ids;
  readonly pupil: Key;
  /** First version at `attendanceTaken` or later. 'present' after another status: it was put right. */
  readonly timeline: Timeline<AttendanceValue>;
  readonly spoiled: 'unknown-code' | 'equal-repeat' | undefined;
}

export interface AttendanceValue {
  /** `unknown`: told as `word`. */
  readonly status: AttendanceStatus | 'unknown';
  readonly word?: string;
  /** May hold the pupil's name. */
  readonly comment: Text | undefined;
}

/** Kinds are the canonical ones; each system has its own words for those it knows, and an everyday kind for the others. */
export type WorkKind =
  | 'lesson-work'
  | 'oral'
  | 'control'
  | 'test'
  | 'dictation'
  | 'composition'
  | 'laboratory'
  | 'practical'
  | 'independent'
  | 'creative'
  | 'by-heart'
  | 'project';

export interface Work {
  readonly key: Key;
  readonly ids: Ids;
  readonly kind: WorkKind;
  /** A mark is due for it within seven days. */
  readonly written: boolean;
  readonly timeline: Timeline<WorkValue>;
  readonly marks: readonly Mark[];
}

export interface WorkValue {
  readonly title: Text | undefined;
  /** Whole, 1 to 3. */
  readonly weight: number;
}

/** At most one a work and pupil; several works of one lesson give several marks. */
export interface Mark {
  readonly key: Key;
  readonly ids: Ids;
  readonly pupil: Key;
  readonly timeline: Timeline<MarkValue>;
  readonly spoiled: Spoiled | undefined;
  readonly conflictingValue: string | undefined;
}

export interface MarkValue {
  /** As teachers enter it: "4", "4-", "5+"; systems without signs drop them. 'unknown-code': a word that is no mark. */
  readonly value: string;
  readonly comment: Text | undefined;
}

/** Given at its lesson. Systems that list homework on its due day list it on the lesson's own day. */
export interface Homework {
  readonly key: Key;
  /** Its id as a work (assignment). */
  readonly ids: Ids;
  /** Day of the next lesson in the subject; undefined: none known. */
  readonly due: Day | undefined;
  readonly timeline: Timeline<HomeworkValue>;
  readonly spoiled: 'equal-repeat' | undefined;
}

export interface HomeworkValue {
  /** none: the text says so («Без задания»); blank: the text is a filler and counts as missing. */
  readonly state: 'given' | 'none' | 'blank';
  readonly text: Text;
  readonly attachments: number;
}

/** The work (column) that carries the marks of one period in one subject of one class or subgroup. */
export interface PeriodWork {
  readonly key: Key;
  readonly ids: Ids;
  readonly class: Key;
  readonly group: Key | undefined;
  readonly subject: Key;
  readonly teacher: Key;
  readonly period: Key;
  readonly listedAt: Moment;
  readonly marks: readonly Mark[];
}

/**
 * Can a reader of this system's dialect prove it? `readBetween`: yes, where it read the slice after the first moment (the limit) and
 * before the second (the entry).
 */
export type Provable = boolean | { readonly readBetween: readonly [Moment, Moment] };

export const DEFECTS = [
  'no-topic',
  'no-homework',
  'no-attendance',
  'late-homework',
  'late-attendance',
  'no-written-marks',
  'no-period-mark',
  'unknown-attendance-code',
  'unknown-mark-value',
  'wrong-type-mark',
  'wrong-type-lesson',
  'equal-repeat',
  'conflicting-repeat',
  'silent-school',
] as const;
export type DefectKind = (typeof DEFECTS)[number];

/** One planted defect, told so that it can be found in either system. */
export interface Defect {
  readonly kind: DefectKind;
  readonly school: { readonly index: number; readonly name: string; readonly ids: Ids };
  readonly class?: { readonly name: string; readonly ids: Ids };
  /** Day of the lesson, or last day of the period. */
  readonly day?: Day;
  readonly lesson?: {
    readonly ids: Ids;
    readonly number: number;
    readonly subject: string;
    readonly group?: { readonly name: string; readonly ids: Ids };
  };
  readonly work?: { readonly ids: Ids; readonly kind: WorkKind | 'homework' };
  readonly pupil?: Ids;
  /** Of a period mark. */
  readonly subject?: string;
  readonly period?: { readonly name: string; readonly ids: Ids };
  /** What is spoiled: "mark", "lesson", "attendance", "homework". */
  readonly entity?: 'mark' | 'lesson' | 'attendance' | 'homework';
  /** The word that is in no code list. */
  readonly value?: string;
  /** The moment from which it can be seen (a limit passed, a thing told wrongly). */
  readonly since: Moment;
  readonly provableOn: Readonly<Record<System, Provable>>;
}

/** What is true of a thing at a moment. */
export interface State<Value> {
  readonly value: Value;
  /** When it was entered: the first version since it was last withdrawn. Changing it does not move this. */
  readonly enteredAt: Moment;
  readonly changedAt: Moment;
}

/** The state as of the moment (a version counts from its own moment on); undefined: not entered yet, or withdrawn. */
export function stateAt<Value>(timeline: Timeline<Value>, moment: Moment): State<Value> | undefined {
  let state: State<Value> | undefined;
  for (const { at, value } of timeline) {
    if (at > moment) break;
    state = value === null ? undefined : { value, enteredAt: state?.enteredAt ?? at, changedAt: at };
  }
  return state;
}

/** The defaults: a small region over the two weeks before the autumn vacation, in which the first quarter's marks are due. */
export function regionOptions(given: Partial<RegionOptions> = {}): RegionOptions {
  const defaults: RegionOptions = {
    seed: '1',
    schools: 6,
    municipalities: 2,
    days: 10,
    from: '2026-10-12',
    size: 12,
    classes: 12,
    transfers: true,
  };
  return { ...defaults, ...given };
}

/*
 * The generator (generate.ts):
 *
 *   openRegion(options: RegionOptions): Region                  cheap
 *   generateSchool(options: RegionOptions, index: number): School      one school whole; the same for the same options, whatever else was generated
 *
 * Who asks twice keeps what it got: the generator keeps nothing.
 */
