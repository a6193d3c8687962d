/**
 * The part of the API of NetSchool's mobile application (`{origin}/api/mobile`) that we read. Known from open clients (client); nothing of it is
 * recorded. Ids are numbers on the wire; they are made text at the door.
 */

/** Answer of the identity service for a PIN or a refresh token. */
export interface Tokens {
  readonly access_token?: string;
  readonly refresh_token?: string;
}

/** One item of `GET classmeetings`: a lesson as one pupil sees it. */
export interface ClassMeeting {
  readonly classmeetingId: number | string;
  readonly assignmentId?: readonly (number | string)[] | null;
  /** "2026-09-07T00:00:00", no zone. */
  readonly day?: string;
  readonly lessonTheme?: string | null;
  /** A letter; null for who was there, and where nothing was entered. */
  readonly attendance?: string | null;
}

/** One item of `GET assignments`. */
export interface MobileAssignment {
  readonly assignmentId: number | string;
  readonly classmeetingId?: number | string;
  readonly assignmentTypeId?: number | string;
  readonly assignmentTypeName?: string;
  readonly attachmentsExists?: boolean;
  /** A number, or text; null where there is none. */
  readonly result?: string | number | null;
  readonly duty?: boolean;
}

/** One item of `GET attachments`: a file. */
export interface MobileFile {
  readonly assignmentId: number | string;
}

/** One item of `GET totals`: the marks of one subject. */
export interface SubjectTotals {
  readonly subjectId: number | string;
  readonly termTotals?: readonly TermTotal[] | null;
  readonly yearTotals?: readonly YearTotal[] | null;
}

export interface TermTotal {
  readonly term?: { readonly id: number | string; readonly name?: string };
  readonly mark?: string | number | null;
  /** "NotExamined" stands for a mark that was refused. */
  readonly markCode?: string | null;
}

export interface YearTotal {
  readonly period?: { readonly id: number | string; readonly periodName?: string; readonly periodType?: string };
  readonly mark?: string | number | null;
}
