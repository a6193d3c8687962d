/**
 * The part of NetSchool's web API (`{origin}/webapi`) that we read. Known from open clients, one recorded diary (2023-04) and docstrings with
 * recorded terms, vacations and subjects (2021-10). Versions 4.x to 5.56 are in the field: whatever a version may leave out is optional here.
 *
 * Ids are numbers on the wire; they are made text at the door and never calculated with.
 */

/** `GET logindata`: what a person may sign in with. Sets the cookie NSSESSIONID. */
export interface LoginData {
  readonly version?: string;
  /** false: login and password of the school are switched off. */
  readonly schoolLogin?: boolean;
  /** true: the state's single sign-on (ESIA) comes first. */
  readonly esiaMainAuth?: boolean;
}

/** `POST auth/getdata`: numbers written as text. Good for one sign-in. */
export interface AuthData {
  readonly lt: string;
  readonly ver: string;
  readonly salt: string;
}

/** `POST login`. */
export interface LoginAnswer {
  /** Key of the session, 23 to 26 digits with leading zeros: text, never a number. */
  readonly at?: string | null;
  /** Milliseconds of idleness after which the session ends. */
  readonly timeOut?: number;
  /** Page the person is sent to: the start page, a SecurityWarning page, or one that asks for the role. */
  readonly entryPoint?: string | null;
  readonly accountInfo?: {
    /** Seen as an array and as an object. */
    readonly userRoles?: unknown;
  } | null;
}

/** One organisation of `GET schools/search`. */
export interface School {
  readonly id: number | string;
  readonly name: string;
  readonly shortName?: string | null;
  readonly inn?: string | null;
  readonly ogrn?: string | null;
  readonly provinceId?: number | string;
  readonly cityId?: number | string;
}

/** `GET prepareloginform`: values that the sign-in form repeats. */
export interface LoginForm {
  readonly cid?: number | string;
  readonly sid?: number | string;
}

/** `GET context`. */
export interface Context {
  readonly schoolyear: SchoolYear;
}

export interface SchoolYear {
  readonly id: number | string;
  readonly name?: string;
  readonly startDate?: string;
  readonly endDate?: string;
}

/** One item of `GET grade/assignment/types`. Ids are an installation's own; only 3, homework, is the same wherever it was seen. */
export interface AssignmentType {
  readonly id: number | string;
  readonly name: string;
}

/** One pupil of `GET student/diary/init`. */
export interface Student {
  readonly studentId: number | string;
  readonly nickName?: string;
  /** Only in the lists of staff. */
  readonly fullName?: string;
  readonly classId?: number | string;
  readonly className?: string;
}

/** `students` has been seen as an array and as an object. `currentStudentId` is an index into it, not an id: not read. */
export interface DiaryInit {
  readonly students?: readonly Student[] | Readonly<Record<string, Student>> | null;
}

/** `GET student/diary`: one pupil's week. Days without lessons are left out. */
export interface Diary {
  readonly weekStart?: string;
  readonly weekEnd?: string;
  readonly className?: string;
  readonly weekDays?: readonly DiaryDay[] | null;
}

export interface DiaryDay {
  /** "2023-04-10T00:00:00", no zone. */
  readonly date: string;
  readonly lessons?: readonly DiaryLesson[] | null;
}

export interface DiaryLesson {
  readonly classmeetingId: number | string;
  readonly day?: string;
  readonly number?: number;
  /** Absent, not empty, where there are none. */
  readonly assignments?: readonly Assignment[] | null;
}

export interface Assignment {
  readonly id: number | string;
  readonly typeId: number | string;
  /** Spelt otherwise than on the lesson. */
  readonly classMeetingId?: number | string;
  readonly mark?: Mark | null;
}

export interface Mark {
  /** 0 in recordings: the key of a mark is assignment and pupil. */
  readonly id?: number | string;
  readonly studentId?: number | string;
  /** A number 2–5; on some installs text, and then an attendance letter too. null with `dutyMark`: a debt (точка). */
  readonly mark?: number | string | null;
  readonly dutyMark?: boolean;
}

/** One item of `POST student/diary/get-attachments`. */
export interface AssignmentFiles {
  readonly assignmentId: number | string;
  readonly attachments?: readonly unknown[] | null;
}

/** One item of `GET terms`, as recorded 2021-10. */
export interface Term {
  readonly id: number | string;
  readonly termName?: string;
  readonly startDate: string;
  readonly endDate: string;
}

/** One item of `GET calendar/vacations`, as recorded 2021-10. A vacation may lie inside a term. */
export interface Vacation {
  readonly id: number | string;
  readonly name?: string;
  readonly startTime: string;
  readonly endTime: string;
}
