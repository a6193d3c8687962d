/**
 * The part of the web services (`{origin}/api/<Service>/<method>`) that we read. Summary marks are recorded (2018, without names); everything else is
 * from the code and models of open clients (2018 to 2026). Every member may be missing or of another type: what is read is checked where it is read.
 */

/** One child of `GET ProfileService/GetPersonData`, where a parent is signed in. */
export interface ChildPerson {
  /** Chosen by `POST ProfileService/SetChild`; not the pupil's id. */
  readonly person_id?: unknown;
  /** Full name and, behind it, the birth date. */
  readonly fullname?: unknown;
  readonly school?: unknown;
  readonly classyear?: unknown;
}

/** `GET ProfileService/GetPersonData`. */
export interface PersonData {
  /** Empty where a pupil is signed in. */
  readonly children_persons?: readonly ChildPerson[] | null;
  readonly selected_pupil_id?: number | string | null;
  readonly selected_pupil_name?: unknown;
  readonly selected_pupil_school?: unknown;
  /** «10 А». */
  readonly selected_pupil_classyear?: unknown;
  readonly user_fullname?: unknown;
}

/** One lesson of `GET ScheduleService/GetWeekSchedule`; some lessons have no id, teacher, room and times. */
export interface ScheduledLesson {
  readonly id?: unknown;
  readonly date?: unknown;
  readonly discipline?: unknown;
  readonly index?: unknown;
}

/** One lesson of `GET ScheduleService/GetDiary`: as in the timetable, with what is the pupil's own. */
export interface DiaryLesson extends ScheduledLesson {
  /** A word; blank where nothing is told. Which words there are but «Был» is in no source. */
  readonly attendance?: unknown;
  /** Values of the lesson's marks in one text. */
  readonly mark?: unknown;
}

/** One item of a day of `GET HomeworkService/GetHomeworkFromRange`: a lesson without its id, with homework or without. */
export interface HomeworkItem {
  readonly date?: unknown;
  readonly discipline?: unknown;
  /** HTML. */
  readonly homework?: unknown;
  readonly theme?: unknown;
  readonly materials?: unknown;
}

export interface Subperiod {
  readonly code?: unknown;
  readonly name?: unknown;
}

/** `GET MarkService/GetSummaryMarks`, as it is or inside the list `summary_marks_data`. */
export interface SummaryBlock {
  readonly subperiod?: Subperiod | null;
  /** All school days of the period, future ones too. */
  readonly dates?: unknown;
  readonly discipline_marks?: unknown;
}
